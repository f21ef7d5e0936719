/** A condition goes into rows and comes back meaning the same, whatever it is. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { bundledChains } from '#shared/chains/catalogue.ts'
import { weigh, type Condition } from '#shared/chains/condition.ts'
import { conditionOf, rowsOf } from '#shared/chains/condition-rows.ts'
import { conditionsOf } from '#shared/chains/names-in.ts'
import { chains, fullAnswers, someDays } from '#tests/support/generated-chain.ts'

test('rows mean what the condition meant', () => {
  fc.assert(
    fc.property(chains, fullAnswers, someDays, (chain, answers, day) => {
      const date = CalendarDate.parse(day)
      const parameters = new Map(chain.parameters.map((parameter) => [parameter.id, parameter]))
      for (const condition of chain.steps.flatMap(conditionsOf)) {
        const again = conditionOf(rowsOf(condition)) ?? { all: [] }
        const [before, after] = [condition, again].map(
          (one) => weigh(one, { answers, date, parameters }).holds,
        )
        expect(after).toBe(before)
      }
    }),
  )
})

test('every shipped condition goes through the form and comes back as it was', () => {
  const shipped = bundledChains.flatMap((chain) => chain.steps.flatMap(conditionsOf))
  const nested = shipped.filter((one) => rowsOf(one).rows.some(({ kind }) => kind === 'group'))
  expect([shipped.length > 100, nested.length > 10]).toEqual([true, true])
  // No rows are no condition, and that holds always.
  for (const condition of shipped) expect(conditionOf(rowsOf(condition)) ?? { all: [] }).toEqual(condition)
})

test('groups inside of groups are rows, as deep as they go; turned round, twice turned round, or empty', () => {
  const asked: Condition = { question: 'q', is: ['a'] }
  const deep: Condition = { any: [asked, { all: [asked, { not: { any: [asked, asked] } }] }] }
  expect(rowsOf(deep)).toMatchObject({
    join: 'any',
    rows: [
      { kind: 'is' },
      { kind: 'group', join: 'all', rows: [{ kind: 'is' }, { kind: 'group', join: 'none' }] },
    ],
  })
  const several: readonly Condition[] = [
    deep,
    { not: { all: [asked, asked] } },
    { not: asked },
    { not: { not: asked } },
    { answered: ['q', 'r', 's'] },
    { all: [asked, { any: [] }] },
    { any: [] },
    { not: { reached: { from: 'day', before: 'p', days: -1 } } },
  ]
  for (const condition of several) expect(conditionOf(rowsOf(condition))).toEqual(condition)
})
