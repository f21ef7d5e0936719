/** A computed day goes into the form and comes back the same; what it means is said as the engine computes it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { assert } from '#shared/base/assert.ts'
import { bundledChains, bundledLibrary } from '#shared/chains/catalogue.ts'
import type { DateRule } from '#shared/chains/chain.ts'
import { faultsOfDateRule, faultsOfDays } from '#shared/chains/check-dates.ts'
import { exampleOf } from '#shared/chains/date-example.ts'
import { dateFormOf, expressionOf } from '#shared/chains/date-form.ts'
import { conditionsOf, reachedIn } from '#shared/chains/names-in.ts'

const steps = bundledChains.flatMap((chain) => chain.steps.map((step) => ({ chain, step })))
const today = CalendarDate.parse('2026-11-27')
const chain = bundledLibrary.find('residence-for-training')
assert(chain, 'chain D is shipped')
const grounds = { law: [], otherLaw: [], sources: [], verified: false }
const rule = (on: DateRule['on'], text = 'Ab {date}.'): DateRule => ({ kind: 'due', on, text, ...grounds })

test('every computed day that ships goes through the form unchanged, in days and in weeks', () => {
  const days = steps.flatMap(({ step }) => [
    ...step.dates.map(({ on }) => on),
    ...conditionsOf(step).flatMap(reachedIn),
  ])
  expect(days.length).toBeGreaterThan(50)
  for (const on of days)
    for (const unit of ['days', 'weeks'] as const)
      expect(expressionOf(dateFormOf(on, { unit, side: 'after' }))).toEqual(on)
})

test('days of one’s own go through the form in either unit', () => {
  fc.assert(
    fc.property(fc.integer({ min: -2000, max: 2000 }), fc.constantFrom('days', 'weeks'), (days, unit) => {
      const on = { from: 'q', ...(days === 0 ? {} : { days }) }
      expect(expressionOf(dateFormOf(on, { unit, side: 'after' }))).toEqual(on)
    }),
  )
})

test('no shipped day is at fault', () => {
  expect(steps.flatMap(({ step, chain: its }) => faultsOfDays(step, its))).toEqual([])
})

test('a day from a question that asks for none, over a number that is none, without words: each is named', () => {
  const wrong = chain.questions.find(({ type }) => type === 'yes-no')
  const amount = { id: 'sum', name: 'Betrag', unit: 'euro' as const, versions: [] }
  const names = { questions: chain.questions, parameters: [...chain.parameters, amount] }
  const faults = faultsOfDateRule(rule({ from: wrong?.id ?? '', after: 'sum', before: 'sum' }, ' '), names)
  expect(faults.map(({ type, field }) => [type, field])).toEqual([
    ['not-a-day', 'from'],
    ['not-a-span', 'span'],
    ['both-ways', 'span'],
    ['no-date-text', 'text'],
  ])
  expect(faultsOfDateRule(rule({ from: 'training-start', days: -14 }), names)).toEqual([])
})

test('the sentence and the example say what the engine computes', () => {
  const text = chain.questions.find(({ id }) => id === 'training-start')?.text ?? ''
  const says = (on: DateRule['on']) => exampleOf(rule(on), chain, today)
  expect(says({ from: 'training-start', days: -14 })).toEqual({
    meaning: `Spätestens 14 Tage vor dem Tag aus „${text}“.`,
    example: 'Ist dieser Tag der 27.11.2026, dann wird es der 13.11.2026.',
    reads: 'Ab 13.11.2026.',
  })
  expect(says({ from: 'training-start', before: 'application-before-start', days: 1 })).toEqual({
    meaning: `Spätestens 7 Monate vor dem Tag aus „${text}“, dazu 1 Tag später.`,
    example: 'Ist dieser Tag der 27.11.2026, dann wird es der 28.04.2026.',
    reads: 'Ab 28.04.2026.',
  })
  expect(says({ from: 'training-start', after: 'no-such' })).toEqual({
    meaning: `Spätestens „no-such“ nach dem Tag aus „${text}“.`,
    example: null,
    reads: null,
  })
})
