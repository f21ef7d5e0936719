import { expect, test } from 'vitest'
import { deriveHead } from '#shared/domain/derive-head.ts'
import type { CaseFile } from '#shared/domain/case-file.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
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
    openedOn: '2026-10-05',
    closedOn: null,
    lastContactOn: '2026-11-20',
    nextOn: '2026-12-01',
    nextWhat: 'Vertrag unterschreiben und mitbringen',
    followUps: [
      { entity: sampleCase.followUps[0]?.id, on: '2026-12-08', what: 'Ist die Eintragung beantragt?' },
    ],
    openReferrals: [
      { entity: sampleCase.referrals[0]?.id, on: '2026-12-15', what: 'Landesschulamt Sachsen-Anhalt' },
    ],
    conflicts: 0,
    text: [
      sampleCase.profile.concern,
      sampleCase.profile.strengths,
      'Landesschulamt Sachsen-Anhalt Halle (Saale)',
      'Agentur für Arbeit Sachsen-Anhalt Nord Magdeburg',
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

test('the latest contact counts, in whatever order they stand', () => {
  expect(head({ consultations: sampleCase.consultations.toReversed() }).lastContactOn).toBe('2026-11-20')
  expect(head({ consultations: [] }).lastContactOn).toBeNull()
})
