import { expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import {
  answerQuestion,
  declineEdition,
  nextRound,
  pinChainRun,
  removeChainRun,
  setStep,
  startChainRun,
} from '#shared/domain/chain-writes.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import { sampleCase } from '#tests/support/sample-case.ts'
import { recordOf } from '#tests/support/registers.ts'

const [run] = sampleCase.chainRuns
assert(run, 'the sample walks through a chain')
const on = '2026-11-22' as CalendarDate
const start = startChainRun(run)

test('a run is read as it was written', () => {
  const writes = [
    ...start,
    ...Object.entries(run.steps).flatMap(([step, progress]) => setStep(run.id, step, progress)),
    ...Object.entries(run.answers).flatMap(([question, answer]) => answerQuestion(run.id, question, answer)),
  ]
  expect(readCaseFile(recordOf(writes)).chainRuns).toEqual([run])
})

test('a later state of a step replaces the earlier one', () => {
  const writes = [
    ...start,
    ...setStep(run.id, 'D4', { state: 'active', on }),
    ...setStep(run.id, 'D4', { state: 'done', on }),
  ]
  expect(readCaseFile(recordOf(writes)).chainRuns[0]?.steps).toEqual({ D4: { state: 'done', on } })
})

test('an answer can be taken back, and a whole run can go', () => {
  const answered = [...start, ...answerQuestion(run.id, 'paper', 'toleration')]
  const takenBack = [...answered, ...answerQuestion(run.id, 'paper', null)]
  expect(readCaseFile(recordOf(takenBack)).chainRuns[0]?.answers).toEqual({})
  expect(readCaseFile(recordOf([...answered, ...removeChainRun(run.id)]))).toMatchObject({
    chainRuns: [],
    unread: [],
  })
})

test('a repeatable step counts its rounds, also from before they were counted', () => {
  let { steps } = run
  const later = '2026-11-30' as CalendarDate
  const rounds = [1, 2, 3].map((round) => {
    const writes = [...start, ...nextRound({ id: run.id, steps }, 'D9', round === 3 ? later : on)]
    steps = readCaseFile(recordOf(writes)).chainRuns[0]?.steps ?? {}
    return steps['D9']
  })
  expect(rounds).toEqual([
    { state: 'done', on, rounds: 1 },
    { state: 'done', on, rounds: 2 },
    { state: 'done', on: later, rounds: 3 },
  ])
  const old = nextRound({ id: run.id, steps: { D9: { state: 'done', on } } }, 'D9', later)
  expect(old[0]?.value).toMatchObject({ rounds: 2 })
})

test('a run can be pinned to another edition, and one can be declined', () => {
  const hash = 'a'.repeat(64)
  const pinned = [...start, ...pinChainRun(run, { version: '2027', edition: hash })]
  expect(readCaseFile(recordOf(pinned)).chainRuns).toMatchObject([{ version: '2027', edition: hash }])
  const back = [...pinned, ...pinChainRun(run, run)]
  expect(readCaseFile(recordOf(back)).chainRuns[0]).not.toHaveProperty('edition')
  const declined = [...start, ...declineEdition(run.id, hash)]
  expect(readCaseFile(recordOf(declined))).toMatchObject({ chainRuns: [{ declined: hash }], unread: [] })
  const again = readCaseFile(recordOf([...declined, ...declineEdition(run.id, null)]))
  expect(again.chainRuns[0]).not.toHaveProperty('declined')
  expect(again.unread).toEqual([])
})
