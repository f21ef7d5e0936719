import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOut } from '#shared/diagram/lay-out.ts'
import { splitPages } from '#shared/diagram/split-pages.ts'
import { beyond, walk } from '#shared/diagram/walk.ts'
import { branchedChains } from '#tests/support/generated-chain.ts'
import { graphOf, shippedGraphs } from '#tests/support/diagrams.ts'

const shipped = shippedGraphs.find(({ name }) => name === 'residence-for-training, magdeburg')
if (!shipped) throw new Error('There is no chain.')
const layout = layOut(shipped.graph)

test('arrows follow the ways and go to the neighbours', () => {
  expect(walk(layout, 'start', 'ArrowDown')).toBe('step:D1')
  expect(walk(layout, 'step:D3', 'ArrowDown')).toBe('step:D4')
  expect(walk(layout, 'step:D2', 'ArrowUp')).toBe('step:D1')
  expect(walk(layout, 'step:D2', 'Home')).toBe('start')
  const right = walk(layout, 'step:D9', 'ArrowRight') ?? ''
  expect(walk(layout, right, 'ArrowLeft')).toBe('step:D9')
  expect(walk(layout, 'start', 'ArrowUp')).toBeNull()
})

test('the ways of a step are what it leads to', () => {
  expect(beyond(layout, 'step:D3', 'to')).toEqual(['D4', 'D6'].map((id) => `step:${id}`))
})

test('pages follow each other without a gap and end where nothing is cut', () => {
  fc.assert(
    fc.property(branchedChains, fc.double({ min: 0.5, max: 1.6, noNaN: true }), (chain, shape) => {
      const picture = layOut(graphOf(chain))
      const parts = splitPages(picture, shape)
      expect(parts[0]?.top).toBe(0)
      expect(parts.at(-1)?.bottom).toBe(picture.height)
      for (const [index, { top }] of parts.slice(1).entries()) {
        expect(top).toBe(parts[index]?.bottom)
        expect(picture.breaks).toContain(top)
      }
    }),
    { numRuns: 30 },
  )
}, 60_000)
