import { expect, test } from 'vitest'
import { deriveHead } from '#shared/domain/derive-head.ts'
import type { CaseFile } from '#shared/domain/case-file.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { replyCodeOf } from '#shared/domain/reply-code.ts'
import { sampleCase } from '#tests/support/sample-case.ts'

const head = (change: Partial<CaseFile> = {}) => deriveHead(sampleCase.id, { ...sampleCase, ...change })

test('says in a few words what a case is and what comes next', () => {
  expect(head()).toEqual({
    id: sampleCase.id,
    code: 'K7MD-3XRF',
    clientGroup: 'young-person',
    region: 'magdeburg',
    adviser: 'AB',
    ageBand: '18-20',
    residence: 'tolerated',
    german: 'b1',
    occupation: 'electrical',
    topics: ['residence-permit', 'application', 'orientation', 'school-recognition'],
    facts: [
      sampleCase.profile.gender,
      sampleCase.profile.stay,
      sampleCase.profile.origin,
      sampleCase.profile.school,
      sampleCase.profile.schoolOrigin,
      sampleCase.profile.schoolRecognition,
      sampleCase.profile.vocational,
      sampleCase.profile.germanProof,
      'no',
      sampleCase.profile.activity,
      sampleCase.profile.benefits,
      sampleCase.profile.access,
    ],
    results: [],
    openedOn: '2026-10-05',
    closedOn: null,
    lastContactOn: '2026-11-20',
    nextOn: '2026-12-01',
    nextWhat: 'Vertrag unterschreiben und mitbringen',
    followUps: [
      { entity: sampleCase.followUps[0]?.id, on: '2026-12-08', what: 'Ist die Eintragung beantragt?' },
    ],
    agreements: [
      {
        entity: sampleCase.agreements[0]?.id,
        on: '2026-12-01',
        what: 'Vertrag unterschreiben und mitbringen',
      },
      {
        entity: sampleCase.agreements[1]?.id,
        on: '2026-12-08',
        what: 'Eintragung bei der Kammer beantragen',
      },
    ],
    openReferrals: [
      {
        entity: sampleCase.referrals[0]?.id,
        on: '2026-12-15',
        what: 'Landesschulamt Sachsen-Anhalt',
        sentOn: '2026-11-03',
        town: 'Halle (Saale)',
        bodyType: 'state-school-office',
        reason: 'Schulabschluss anerkennen',
      },
    ],
    answered: sampleCase.referrals.slice(1).map(({ id }) => replyCodeOf(id)),
    event: null,
    conflicts: 0,
    binnedOn: null,
    anonymisedOn: null,
    links: [],
    company: null,
    runs: [
      {
        entity: sampleCase.chainRuns[0]?.id,
        chain: 'residence-for-training',
        region: 'magdeburg',
        version: '2026-11-27',
        edition: null,
        declined: null,
      },
    ],
    text: [
      sampleCase.profile.concern,
      sampleCase.profile.strengths,
      'Agentur für Arbeit Sachsen-Anhalt Nord Magdeburg',
      'Als ausbildungsuchend melden',
      'Formular der Ausländerbehörde ausdrucken',
    ].join('\n'),
  })
})

test('a follow-up that is done waits for nobody, and feedback that came in is not chased', () => {
  const done = sampleCase.followUps.map((item) => ({ ...item, done: true }))
  const answered = sampleCase.referrals.map((item) => ({ ...item, outcome: 'arrived' as const }))
  expect(head({ followUps: done, referrals: answered, agreements: [] })).toMatchObject({
    followUps: [],
    openReferrals: [],
    nextOn: null,
    nextWhat: '',
  })
})

test('nothing is next in a closed case, but its feedback is still expected', () => {
  const profile = { ...sampleCase.profile, closedOn: '2026-11-21' as CalendarDate }
  expect(head({ profile })).toMatchObject({
    nextOn: null,
    nextWhat: '',
    openReferrals: [{ on: '2026-12-15' }],
  })
})

test('the editions it stands on are said of an open case only', () => {
  const [run] = sampleCase.chainRuns
  const [edition, declined] = ['ab'.repeat(32), 'cd'.repeat(32)]
  expect(head({ chainRuns: run ? [{ ...run, edition, declined }] : [] }).runs).toMatchObject([
    { edition, declined },
  ])
  expect(head({ chainRuns: [] })).not.toHaveProperty('runs')
  const profile = { ...sampleCase.profile, closedOn: '2026-11-21' as CalendarDate }
  expect(head({ profile })).not.toHaveProperty('runs')
})

test('the latest contact counts, in whatever order they stand', () => {
  expect(head({ consultations: sampleCase.consultations.toReversed() }).lastContactOn).toBe('2026-11-20')
  expect(head({ consultations: [] }).lastContactOn).toBeNull()
})

test('a company shows its places, and how many of them are still free', () => {
  const day = (text: string) => text as CalendarDate
  const [place, other] = ['c'.repeat(32), 'd'.repeat(32)]
  const offer = {
    id: place,
    kind: 'dual-training',
    occupation: 'metal',
    region: 'stendal',
    german: 'b1',
    startOn: day('2027-08-01'),
    count: 3,
    note: '',
    closed: false,
  } as const
  const placed = (state: 'proposed' | 'agreed' | 'begun' | 'failed', id: string) =>
    ({
      id: id.repeat(32),
      place,
      other,
      kind: 'dual-training',
      state,
      on: day('2026-11-20'),
      note: '',
    }) as const
  const { company } = head({
    profile: { ...sampleCase.profile, clientGroup: 'migrant-led-company', companySize: '1-9' },
    places: [offer, { ...offer, id: 'e'.repeat(32), closed: true }],
    placements: [placed('agreed', '1'), placed('begun', '2'), placed('failed', '3'), placed('proposed', '4')],
  })
  expect(company).toMatchObject({ size: '1-9', places: [{ entity: place, free: 1, german: 'b1' }] })
  expect(company?.placements).toHaveLength(4)
})
