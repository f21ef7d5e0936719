import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layOut, type Layout, type PlacedEdge } from '#shared/diagram/lay-out.ts'
import { branchedChains } from '#tests/support/generated-chain.ts'
import { shippedPictures } from '#tests/support/diagram-pictures.ts'
import { flawsOf, graphOf } from '#tests/support/diagrams.ts'

/** From the foot of its source to the head of its target, level or upright, with a label where there is one. */
function isWholeLine({ edge, pieces, label }: PlacedEdge, { nodes }: Layout): boolean {
  const source = nodes.find(({ node }) => node.id === edge.from)
  const target = nodes.find(({ node }) => node.id === edge.to)
  if (!source || !target) return false
  const turns = pieces.flatMap((piece) => piece.slice(1).map((end, index) => [piece[index], end] as const))
  const line = pieces.flat()
  const [from, to] = [line[0], line.at(-1)]
  const ends = [source.y + source.height, target.x + target.width / 2, target.y]
  return (
    [from?.y, to?.x, to?.y].join() === ends.join() &&
    turns.every(([from, to]) => from?.x === to.x || from?.y === to.y) &&
    Boolean(label) !== (edge.label === '')
  )
}

describe('a picture of a chain', () => {
  test.for(shippedPictures)('has no flaw: $name', ({ graph, layout }) => {
    expect(flawsOf(layout)).toEqual([])
    expect(layout.nodes.map(({ node }) => node)).toEqual(graph.nodes)
    expect(layout.edges.map(({ edge }) => edge)).toEqual(graph.edges)
  })

  test('has no flaw, whatever the chain, and every line goes from its source to its target', () => {
    const counted = { runs: 0 }
    fc.assert(
      fc.property(branchedChains, (chain) => {
        const layout = layOut(graphOf(chain))
        expect(flawsOf(layout)).toEqual([])
        for (const placed of layout.edges) expect(isWholeLine(placed, layout), placed.edge.id).toBe(true)
        counted.runs += 1
        // Laying out takes most of the time, so that not every chain is laid out a second time.
        if (counted.runs <= 30) expect(layOut(graphOf(chain)), 'the same each time').toEqual(layout)
      }),
      { numRuns: 50 },
    )
  }, 60_000)

  test('a page may end where no box and no label stands', () => {
    for (const { layout } of shippedPictures) {
      const { breaks, nodes, edges } = layout
      const boxes = [...nodes, ...edges.flatMap(({ label }) => label ?? [])]
      for (const y of breaks) expect(boxes.filter((box) => box.y < y && y < box.y + box.height)).toEqual([])
    }
  })

  test('a fault would be seen', () => {
    const layout = shippedPictures[0]?.layout
    if (!layout) throw new Error('There is no chain.')
    const nodes = layout.nodes.map((node) => ({ ...node, x: 300, y: 300 }))
    expect(flawsOf({ ...layout, nodes }).length).toBeGreaterThan(10)
  })
})
