import { expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { answerQuestion, removeChainRun, setStep, startChainRun } from '#shared/domain/chain-writes.ts'
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
