/** Where slots stand in their rows: dagre orders them so that few lines cross, then the picture is drawn together. */
import * as dagre from '@dagrejs/dagre'
import { drawTogether } from '#shared/diagram/draw-together.ts'
import type { SlotPlan, Slot } from '#shared/diagram/slots.ts'

const APART = 18

/** The middle of each slot, from the left. Slots of a row are kept apart for certain. */
export function placeColumns(plan: SlotPlan): ReadonlyMap<string, number> {
  const wished = askDagre(plan)
  const wish = ({ id }: Slot): number => Math.round(wished.get(id) ?? 0)
  const rows = [...plan.phases.keys()].map((row) =>
    plan.slots
      .filter((slot) => slot.row === row && slot.kind !== 'turn')
      .sort((a, b) => wish(a) - wish(b) || (a.id < b.id ? -1 : 1)),
  )
  return drawTogether({ rows, wished, links: plan.links, distance })
}

/** From middle to middle. Lines may run closer to each other than boxes. */
function distance(left: Slot, right: Slot): number {
  const lines = left.kind === 'pass' && right.kind === 'pass'
  return Math.ceil((left.width + right.width) / 2) + (lines ? 12 : APART)
}

function askDagre(plan: SlotPlan): ReadonlyMap<string, number> {
  const graph = new dagre.graphlib.Graph()
  graph.setGraph({ nodesep: APART, edgesep: APART, ranksep: 10, ranker: 'network-simplex' })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id, width } of plan.slots) graph.setNode(id, { width, height: 1 })
  for (const [upper, lower] of plan.links) graph.setEdge(upper, lower)
  dagre.layout(graph)
  return new Map(plan.slots.map(({ id }) => [id, (graph.node(id) as { readonly x: number }).x]))
}
