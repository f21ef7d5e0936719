/**
 * Slots: everything that takes room in a row. Nodes and labels do, and so does a line that passes by: that is why no
 * line runs through a box. A way that leads back up passes its rows again, in slots of its own.
 */
import type { ChainEdge, ChainGraph } from '#shared/diagram/chain-graph.ts'
import type { Sized, Sizes } from '#shared/diagram/node-sizes.ts'
import { assignRows } from '#shared/diagram/rows.ts'

export interface Slot extends Sized {
  readonly id: string
  readonly kind: 'node' | 'label' | 'pass' | 'turn'
  readonly row: number
}

/** One edge: the slots it goes through, from node to node. From `up` on it climbs. */
export interface Trail {
  readonly edge: ChainEdge
  readonly slots: readonly string[]
  readonly up: number | null
}

export interface SlotPlan {
  readonly slots: readonly Slot[]
  readonly trails: readonly Trail[]
  /** Neighbours in rows that lie next to each other, upper first. */
  readonly links: readonly (readonly [upper: string, lower: string])[]
  /** The phase of each row that is left. */
  readonly phases: readonly string[]
}

export function planSlots(graph: ChainGraph, sizes: Sizes): SlotPlan {
  const rows = assignRows(graph)
  const rowOf = (id: string): number => rows.rowOf.get(id) ?? 0
  const nodes = graph.nodes.map((node): Slot => ({
    id: node.id,
    kind: 'node',
    row: rowOf(node.id),
    ...sizes.ofNode(node),
  }))
  const courses = graph.edges.map((edge) => {
    const [from, to] = [rowOf(edge.from), rowOf(edge.to)]
    const label = edge.label || to <= from ? (rows.labelRowOf.get(edge.from) ?? from) : null
    return { edge, from, to, label: label ?? from }
  })
  const kept = keptRows(nodes, courses)
  const at = new Map(kept.map((row, index) => [row, index]))
  const close = (row: number): number => at.get(row) ?? 0
  const ways = courses.map((course) =>
    layTrail(
      { ...course, from: close(course.from), to: close(course.to), label: close(course.label) },
      sizes,
    ),
  )
  return withHiddenLinks({
    slots: [
      ...nodes.map((node) => ({ ...node, row: close(node.row) })),
      ...ways.flatMap(({ slots }) => slots),
    ],
    trails: ways.map(({ trail }) => trail),
    links: ways.flatMap(({ links }) => links),
    phases: kept.map((row) => rows.phases[row] ?? ''),
  })
}

interface Course {
  readonly edge: ChainEdge
  readonly from: number
  readonly to: number
  /** The row of its label; that of its source where it has none. */
  readonly label: number
}

/** Rows with something in them; below gateways also the row of labels, and one to turn in. */
function keptRows(nodes: readonly Slot[], courses: readonly Course[]): readonly number[] {
  const used = nodes.map(({ row }) => row)
  const fans = courses.filter(({ from }) => from % 3 === 1).map(({ from }) => from + 1)
  const labels = courses.flatMap(({ label, from }) => (label > from ? [label] : []))
  const turns = courses.flatMap(({ to, from, label }) => (to <= from ? [label + 1] : []))
  return [...new Set([...used, ...fans, ...labels, ...turns])].sort((a, b) => a - b)
}

interface Laid {
  readonly slots: readonly Slot[]
  readonly trail: Trail
  readonly links: SlotPlan['links']
}

function layTrail(course: Course, sizes: Sizes): Laid {
  const { edge, from, to, label } = course
  const bend = to <= from ? label : to - 1
  const down = Array.from({ length: Math.max(0, bend - from) }, (_none, place): Slot => {
    const row = from + 1 + place
    return row === label && edge.label !== ''
      ? { id: `${edge.id}|label`, kind: 'label', row, ...sizes.ofLabel(edge.label) }
      : passing(`${edge.id}|${row}`, row)
  })
  if (to > from) {
    const slots = [edge.from, ...down.map(({ id }) => id), edge.to]
    return { slots: down, trail: { edge, slots, up: null }, links: pairs(slots) }
  }
  const up = Array.from({ length: bend - to + 1 }, (_none, place) =>
    passing(`${edge.id}|up${bend - place}`, bend - place),
  )
  return layBack(course, { down, up, bend })
}

function layBack(
  { edge, to }: Course,
  { down, up, bend }: { readonly down: readonly Slot[]; readonly up: readonly Slot[]; readonly bend: number },
): Laid {
  const under: Slot = { ...passing(`${edge.id}|under`, bend + 1), kind: 'turn' }
  const over: Slot = { ...passing(`${edge.id}|over`, to - 1), kind: 'turn' }
  const falling = [edge.from, ...down.map(({ id }) => id)]
  const rising = up.map(({ id }) => id)
  return {
    slots: [...down, ...up, under, over],
    trail: { edge, slots: [...falling, ...rising, edge.to], up: falling.length },
    links: [
      ...pairs([...falling, under.id]),
      ...pairs([over.id, ...rising.toReversed(), under.id]),
      [over.id, edge.to],
    ],
  }
}

function passing(id: string, row: number): Slot {
  return { id, kind: 'pass', row, width: 2, height: 0, lines: [] }
}

function pairs(ids: readonly string[]): readonly (readonly [string, string])[] {
  return ids.slice(1).map((id, index) => [ids[index] ?? id, id])
}

/** What nothing leads to hangs by invisible links, so that all of it keeps its row. */
function withHiddenLinks(plan: SlotPlan): SlotPlan {
  const group = new Map(plan.slots.map(({ id }) => [id, id]))
  const rootOf = (id: string): string => {
    const parent = group.get(id) ?? id
    return parent === id ? id : rootOf(parent)
  }
  for (const [upper, lower] of plan.links) group.set(rootOf(upper), rootOf(lower))
  const slots: Slot[] = []
  const links = [...plan.links]
  for (const slot of plan.slots.filter(({ id }) => id !== 'start')) {
    if (rootOf(slot.id) === rootOf('start')) continue
    const hung = Array.from({ length: Math.max(0, slot.row - 1) }, (_none, place): Slot => ({
      ...passing(`hidden:${slot.id}|${place}`, place + 1),
      kind: 'turn',
    }))
    slots.push(...hung)
    links.push(...pairs(['start', ...hung.map(({ id }) => id), slot.id]))
    group.set(rootOf(slot.id), rootOf('start'))
  }
  return { ...plan, slots: [...plan.slots, ...slots], links }
}
