import { createPinia, setActivePinia } from 'pinia'
import { beforeAll, expect, test } from 'vitest'
import { bundledChains } from '#shared/chains/catalogue.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bundledDirectory } from '#shared/directory/bundled-directory.ts'
import { emptyProfile } from '#shared/domain/read-case-file.ts'
import type { CaseFile } from '#shared/domain/case-file.ts'
import { bodiesOfStep, bodiesOfType, stepOf } from '#renderer/views/referrals/suggested-bodies.ts'
import { useChainLibrary } from '#renderer/stores/chain-library.ts'

beforeAll(async () => {
  setActivePinia(createPinia())
  await useChainLibrary().load()
})

const run = 'b'.repeat(32)
const chain = bundledChains.find(({ id }) => id === 'residence-for-training')!
const file: CaseFile = {
  id: 'a'.repeat(32),
  profile: emptyProfile,
  consultations: [],
  agreements: [],
  followUps: [],
  referrals: [],
  chainRuns: [
    {
      id: run,
      chain: chain.id,
      version: chain.version,
      region: 'magdeburg',
      startedOn: '2026-11-22' as CalendarDate,
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

test('the step of a chain names the body of the region the run is in', () => {
  const [first] = bodiesOfStep(file, { run, step: 'D4' }, bundledDirectory)
  expect(first).toMatchObject({ type: 'immigration-office', town: 'Magdeburg', verified: true })
  expect(stepOf(file, { run, step: 'D4' })?.title).toContain('Beschäftigungserlaubnis')
})

test('without a step, or with one that is not there, nothing is suggested', () => {
  expect(bodiesOfStep(file, null, bundledDirectory)).toEqual([])
  expect(bodiesOfStep(file, { run, step: 'Z9' }, bundledDirectory)).toEqual([])
  expect(bodiesOfType(null, 'magdeburg', bundledDirectory)).toEqual([])
})
