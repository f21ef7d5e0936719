import { expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import { bundledLibrary } from '#shared/chains/catalogue.ts'
import { graphOfChain } from '#shared/diagram/chain-graph.ts'
import { drawOnPaper } from '#shared/diagram/draw-on-paper.ts'

test('every step stands in the picture, and no colour of the screen', () => {
  const edition = bundledLibrary.edition('recognition', 'stendal')
  assert(edition, 'chain C is shipped')
  const date = edition.chain.asOf
  const svg = drawOnPaper(graphOfChain({ edition, date, titleOfChain: (id) => id }))
  for (const { id } of edition.chain.steps) expect(svg).toContain(id)
  expect(svg).not.toContain('var(')
})
