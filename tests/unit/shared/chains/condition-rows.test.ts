/** A condition goes into rows and comes back meaning the same, whatever it is. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { weigh } from '#shared/chains/condition.ts'
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
