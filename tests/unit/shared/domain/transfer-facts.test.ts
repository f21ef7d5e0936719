import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { CaseCode } from '#shared/domain/case-code.ts'
import type { CaseFile } from '#shared/domain/case-file.ts'
import { factsWithout, minimalFacts, transferFacts, TransferFacts } from '#shared/domain/transfer-facts.ts'
import { caseOfTransfer } from '#shared/domain/transfer-case.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import { recordOf } from '#tests/support/registers.ts'
import { handedOver, handOver, made, today, transferOf } from '#tests/support/transfers.ts'

const day = (text: string): CalendarDate => text as CalendarDate

test('the age band, the rough status, German, school, steps and days go over', () => {
  const done = { state: 'done', on: today } as const
  const chainRuns = handedOver.chainRuns.map((run) => ({
    ...run,
    steps: { D1: done, D2: { ...done, state: 'open' as const } },
  }))
  expect(minimalFacts({ ...handedOver, chainRuns }, handOver, today)).toEqual({
    clientGroup: 'young-person',
    region: 'magdeburg',
    topics: ['residence-permit', 'application'],
    ageBand: '18-20',
    residence: 'tolerated',
    german: 'b1',
    school: 'foreign-ungraded',
    schoolOrigin: 'abroad',
    schoolRecognition: 'applied-for',
    vocational: 'none',
    activity: 'language-course',
    occupation: 'electrical',
    steps: [{ chain: 'residence-for-training', step: 'D1' }],
    dates: ['2026-12-01', '2026-12-08'],
  })
})

test('every fact has its place in the order they are shown in', () => {
  expect([...transferFacts].sort()).toEqual(Object.keys(TransferFacts.unwrap().shape).sort())
})

/** Whatever a person may have typed, and whatever leads to the case. */
function marked(canary: string): CaseFile {
  const { profile } = handedOver
  return {
    ...handedOver,
    id: 'e'.repeat(32),
    profile: {
      ...profile,
      code: `${canary}-CODE` as CaseCode,
      adviser: canary.slice(0, 8),
      concern: canary,
      strengths: canary,
      event: 'e'.repeat(32),
    },
    consultations: handedOver.consultations.map((one) => ({
      ...one,
      note: canary,
      place: canary,
      by: canary,
    })),
    agreements: handedOver.agreements.map((one) => ({ ...one, what: canary, done: false })),
    followUps: handedOver.followUps.map((one) => ({ ...one, what: canary, done: false })),
    referrals: handedOver.referrals.map((one) => ({ ...one, body: canary, town: canary, reason: canary })),
    chainRuns: handedOver.chainRuns.map((run) => ({ ...run, answers: { q1: canary } })),
    links: [{ id: 'e'.repeat(32), kind: 'sibling', other: 'e'.repeat(32) }],
    history: [{ day: today, time: '09:00', by: canary, names: [canary] }],
  }
}

test('nothing that was typed and nothing that leads to the case is among the facts', () => {
  const words = fc.stringMatching(/^CANARY[A-Za-zäöüß]{8,40}$/)
  const run = fc.check(
    fc.property(words, (canary) => {
      const file = marked(canary)
      const carried = JSON.stringify(minimalFacts(file, { feedbackDue: null }, today))
      return !carried.includes(canary.slice(0, 8)) && !carried.includes('e'.repeat(32))
    }),
    { numRuns: 200 },
  )
  if (run.failed) throw new Error(`seed ${run.seed}: ${JSON.stringify(run.counterexample)}`)
  // The canaries are there to be found.
  expect(JSON.stringify(marked('CANARYmarked')).match(/CANARYma/g)?.length).toBeGreaterThan(10)
})

test('what is ticked off does not go', () => {
  const facts = minimalFacts(handedOver, handOver, today)
  const left = factsWithout(facts, new Set(['residence', 'dates']))
  expect(left).not.toHaveProperty('residence')
  expect(left).not.toHaveProperty('dates')
  expect(left.german).toBe('b1')
})

const opening = {
  adviser: 'XY',
  region: 'stendal',
  today: day('2026-12-02'),
  followUpId: 'f'.repeat(32),
  firstStep: 'Einladen',
} as const

test('the receiving office opens a case with what was carried, and names the transfer in it', () => {
  const transfer = transferOf(made())
  const file = readCaseFile(recordOf(caseOfTransfer(transfer, opening)))
  expect(file.transfer).toBe(transfer.id)
  expect(file.unread).toEqual([])
  expect(file.profile).toMatchObject({
    clientGroup: 'young-person',
    region: 'magdeburg',
    ageBand: '18-20',
    residence: 'tolerated',
    openedOn: '2026-12-02',
    adviser: 'XY',
    access: 'transfer',
    concern: 'Anerkennung begleiten',
  })
  expect(file.followUps).toMatchObject([{ on: '2026-12-08', what: 'Einladen', done: false }])
})

test('a transfer that says next to nothing still becomes a case', () => {
  const bare = transferOf(made(), [{ name: 'facts', value: {} }])
  const { profile, followUps } = readCaseFile(recordOf(caseOfTransfer(bare, opening)))
  expect(profile).toMatchObject({ clientGroup: 'young-person', region: 'stendal', ageBand: null })
  expect(followUps).toMatchObject([{ on: '2026-12-09' }])
})
