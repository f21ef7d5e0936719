import { expect, test } from 'vitest'
import { bundledChains } from '#shared/chains/catalogue.ts'
import { chainBudget, measureChains } from '#tests/bench/measure-chains.ts'

test('a thousand evaluations of each shipped chain stay within their time', { timeout: 60_000 }, async () => {
  const measured = await measureChains()
  expect(measured.map(({ chain }) => chain)).toEqual(bundledChains.map(({ id }) => id))
  expect(measured.filter(({ evaluated }) => evaluated >= chainBudget)).toEqual([])
})
