/** The shipped chains as pictures: each is laid out once, which takes a while, and looked at by many. */
import type { ChainGraph } from '#shared/diagram/chain-graph.ts'
import { layOut, type Layout } from '#shared/diagram/lay-out.ts'
import { shippedGraphs } from '#tests/support/diagrams.ts'

interface ShippedPicture {
  readonly name: string
  readonly graph: ChainGraph
  readonly layout: Layout
}

export const shippedPictures: readonly ShippedPicture[] = shippedGraphs.map((one) => ({
  ...one,
  layout: layOut(one.graph),
}))
