import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import { assert } from '#shared/base/assert.ts'
import { bundledLibrary } from '#shared/chains/catalogue.ts'
import { contentAge } from '#shared/chains/content-age.ts'
import { evaluate } from '#shared/chains/evaluate.ts'
import type { Answers } from '#shared/chains/condition.ts'
import { StepState } from '#shared/domain/value-lists.ts'
import { chains, fullAnswers, someDays } from '#tests/support/generated-chain.ts'

const subset = (answers: Answers, kept: readonly boolean[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter((_entry, index) => kept[index]))

const flags = fc.array(fc.boolean(), { minLength: 6, maxLength: 6 })
const progresses = fc.dictionary(
  fc.constantFrom('s0', 's1', 's2', 's3'),
  fc.record({ state: fc.constantFrom(...StepState.options), on: fc.constant('2026-01-01' as CalendarDate) }),
)
const cases = fc.record({
  chain: chains,
  full: fullAnswers,
  kept: flags,
  day: someDays,
  progress: progresses,
})

describe('the engine', () => {
  test('never makes a decided step undecided when more is answered', () => {
    fc.assert(
      fc.property(cases, ({ chain, full, kept, day, progress }) => {
        const date = day as CalendarDate
        const less = evaluate({ chain, date, answers: subset(full, kept), progress })
        const more = evaluate({ chain, date, answers: full, progress })
        for (const [index, before] of less.steps.entries())
          if (before.decided) expect(more.steps[index]?.decided).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('never lets a known state of need or hindrance turn over when more is answered', () => {
    fc.assert(
      fc.property(cases, ({ chain, full, kept, day }) => {
        const date = day as CalendarDate
        const less = evaluate({ chain, date, answers: subset(full, kept), progress: {} })
        const more = evaluate({ chain, date, answers: full, progress: {} })
        for (const [index, before] of less.steps.entries())
          if (before.state === 'unneeded' || before.state === 'blocked')
            expect(more.steps[index]?.state).toBe(before.state)
      }),
      { numRuns: 400 },
    )
  })

  test('has no step both due and impossible, none due before it can begin, and none next that cannot be done', () => {
    fc.assert(
      fc.property(cases, ({ chain, full, kept, day, progress }) => {
        const date = day as CalendarDate
        const evaluation = evaluate({ chain, date, answers: subset(full, kept), progress })
        for (const step of evaluation.steps) {
          const possible = step.state !== 'blocked' && step.state !== 'unneeded'
          if (!possible)
            expect([step.dates, step.earliest, step.due, step.ready]).toEqual([[], null, null, false])
          if (step.due !== null && step.earliest !== null) expect(step.earliest <= step.due).toBe(true)
          if (evaluation.next.includes(step.step)) {
            expect(step.waitsFor).toEqual([])
            expect(step.earliest === null || step.earliest <= date).toBe(true)
          }
        }
        expect(evaluation.next.filter((step) => evaluation.upcoming.includes(step))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  test('asks nothing once everything is answered, and asks as long as something is undecided', () => {
    fc.assert(
      fc.property(cases, ({ chain, full, kept, day }) => {
        const date = day as CalendarDate
        expect(evaluate({ chain, date, answers: full, progress: {} }).questions).toEqual([])
        const less = evaluate({ chain, date, answers: subset(full, kept), progress: {} })
        const undecided = less.steps.filter((step) => !step.decided && step.missing.length === 0)
        // A parameter without a value on that day leaves a step open without anything to ask.
        const lacksValue = day < '2025-01-01' || day > '2026-12-31'
        if (!lacksValue) expect(undecided).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  test('answers the same twice, and takes answers it does not understand as none', () => {
    fc.assert(
      fc.property(
        chains,
        fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())),
        (chain, odd) => {
          const date = '2026-06-01' as CalendarDate
          const input = {
            chain,
            date,
            answers: { ...odd, q0: 7, q2: 'ja', when0: '31.12.2026' },
            progress: {},
          }
          const evaluation = evaluate(input)
          expect(evaluate(input)).toEqual(evaluation)
          expect(evaluation).toEqual(evaluate({ chain, date, answers: {}, progress: {} }))
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('in a case', () => {
  const chain = bundledLibrary.find('residence-for-training')
  assert(chain, 'chain D is shipped')
  const date = '2026-11-22' as CalendarDate
  const answers = { paper: 'eu-citizen' }

  test('a step that somebody finished is finished, and what waited for it comes next', () => {
    const done = { D9: { state: 'done', on: date } } as const
    expect(evaluate({ chain, date, answers, progress: {} }).next).toEqual(['D9'])
    expect(evaluate({ chain, date, answers, progress: done }).next).toEqual([])
  })

  test('a step in work stays in work, and one blocked by hand stays blocked', () => {
    const stateOf = (state: 'active' | 'blocked' | 'unneeded'): string | undefined =>
      evaluate({ chain, date, answers, progress: { D9: { state, on: date } } }).steps.find(
        (step) => step.step === 'D9',
      )?.state
    expect([stateOf('active'), stateOf('blocked'), stateOf('unneeded')]).toEqual([
      'active',
      'blocked',
      'unneeded',
    ])
  })

  test('content grows old half a year after it was checked, and does not reach back before its first day', () => {
    expect(contentAge(chain, date)).toBe('current')
    expect(contentAge(chain, addToDate(chain.asOf, { months: 6, days: 1 }))).toBe('old')
    expect(contentAge(chain, '2024-02-29' as CalendarDate)).toBe('outdated')
  })
})
