import { createPinia, setActivePinia } from 'pinia'
import { beforeAll, expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bundledChains } from '#shared/chains/catalogue.ts'
import { bundledDirectory } from '#shared/directory/bundled-directory.ts'
import { findBody } from '#shared/directory/resolve.ts'
import type { CaseFile, Referral } from '#shared/domain/case-file.ts'
import { emptyProfile } from '#shared/domain/read-case-file.ts'
import {
  LeafletForm,
  leafletForBody,
  leafletForReferral,
  leafletOf,
} from '#renderer/views/directory/leaflet-form.ts'
import { useChainLibrary } from '#renderer/stores/chain-library.ts'

beforeAll(async () => {
  setActivePinia(createPinia())
  await useChainLibrary().load()
})

const habits = { language: 'ar', contact: 'Montag 9 bis 12 Uhr' }
const given = { code: 'K7MD-3XRF', office: 'Beratungsstelle Nord', on: '2026-11-26' as CalendarDate }
const run = 'b'.repeat(32)
const chain = bundledChains.find(({ id }) => id === 'residence-for-training')!
const step = chain.steps.find(({ papers }) => papers.length > 0)!

const referral: Referral = {
  id: 'c'.repeat(32),
  on: '2026-11-26' as CalendarDate,
  bodyType: 'job-centre',
  body: 'Jobcenter',
  town: 'Schönebeck',
  reason: 'Antrag',
  way: 'contact-given',
  feedbackDue: null,
  outcome: 'open',
  feedbackOn: null,
  consent: null,
  consentOn: null,
  origin: { run, step: step.id },
}
const file: CaseFile = {
  id: 'a'.repeat(32),
  profile: emptyProfile,
  consultations: [],
  agreements: [],
  followUps: [],
  referrals: [referral],
  chainRuns: [
    {
      id: run,
      chain: chain.id,
      version: chain.version,
      region: 'salzlandkreis',
      startedOn: referral.on,
      steps: {},
      answers: {},
    },
  ],
  links: [],
  places: [],
  placements: [],
  history: [],
  conflicts: [],
  unread: [],
}

test('a leaflet for an entry names body, department and town, and remembers the office’s habits', () => {
  const typed = leafletForBody(findBody(bundledDirectory, 'jc-salzlandkreis'), 'Schönebeck', habits)
  const leaflet = leafletOf(LeafletForm.parse(typed), given)
  expect(leaflet).toMatchObject({
    language: 'ar',
    bodyType: 'job-centre',
    body: 'Salzlandkreis, Kommunales Jobcenter',
    town: 'Schönebeck',
    contact: 'Montag 9 bis 12 Uhr',
    code: '',
  })
})

test('a leaflet for a referral brings what the step of the chain asks for; the reason stays in the case', () => {
  const typed = leafletForReferral(file, referral, habits)
  expect(typed).toMatchObject({ body: 'Jobcenter', town: 'Schönebeck', bring: [], withCode: false })
  expect(typed.bringOwn.split('\n')[0]).toBe(step.papers[0])
  expect(JSON.stringify(leafletOf(LeafletForm.parse(typed), given))).not.toContain('Antrag')
})

test('the case code is on it only if wished, and a language nobody knows is none', () => {
  const typed = leafletForReferral(file, { ...referral, origin: null }, { ...habits, language: 'none' })
  expect(leafletOf(LeafletForm.parse({ ...typed, withCode: true }), given)).toMatchObject({
    code: 'K7MD-3XRF',
    language: null,
  })
  expect(LeafletForm.safeParse(leafletForBody(null, '', habits)).error?.issues[0]?.message).toBe(
    'errors.field.required',
  )
})
