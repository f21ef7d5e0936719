/**
 * Lays a chain out: phases as bands from top to bottom, their names at the left, boxes and labels in rows, lines in the
 * gaps between. Pure; the same chain always gives the same picture.
 */
import type { ChainEdge, ChainGraph, ChainNode } from '#shared/diagram/chain-graph.ts'
import { PHASE_WIDTH, ownSizes, type Sizes } from '#shared/diagram/node-sizes.ts'
import { placeColumns } from '#shared/diagram/place-columns.ts'
import { planSlots, type Slot, type SlotPlan } from '#shared/diagram/slots.ts'
import { stackRows, type RowBox } from '#shared/diagram/stack-rows.ts'
import { drawTrail, stretchesOf } from '#shared/diagram/trails.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Its words, broken to fit. */
  readonly lines: readonly string[]
}

export interface PlacedNode extends Box {
  readonly node: ChainNode
}

export interface PlacedEdge {
  readonly edge: ChainEdge
  /** The line, broken where its label stands. */
  readonly pieces: readonly (readonly Point[])[]
  readonly label: Box | null
}

export interface Band extends Box {
  readonly id: string
  readonly title: string
}

export interface Layout {
  readonly width: number
  readonly height: number
  readonly bands: readonly Band[]
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly PlacedEdge[]
  /** Heights at which a page may end: no box and no label is cut there. */
  readonly breaks: readonly number[]
}

const MARGIN = 16

export function layOut(graph: ChainGraph, sizes: Sizes = ownSizes): Layout {
  const plan = planSlots(graph, sizes)
  const columns = moveRight(placeColumns(plan), plan)
  const xOf = (slot: string): number => columns.get(slot) ?? 0
  const titles = titleHeights(graph, plan, sizes)
  const { rows, gaps } = stackRows(plan, { stretches: stretchesOf(plan, xOf), titles, top: MARGIN })
  const boxes = new Map(plan.slots.map((slot) => [slot.id, boxOf(slot, xOf(slot.id), rows)]))
  const edges = plan.trails.map((trail) => drawTrail(trail, { plan, boxes, rows, gaps }))
  const shown = [...boxes.entries()].filter(([id]) => columns.has(id)).map(([, box]) => box)
  const width = Math.max(...shown.map((box) => box.x + box.width)) + MARGIN
  const height = (rows.at(-1)?.bottom ?? 0) + MARGIN
  return {
    width,
    height,
    bands: bandsOf(graph, { plan, rows, width, height, sizes }),
    nodes: graph.nodes.flatMap((node) => {
      const box = boxes.get(node.id)
      return box ? [{ node, ...box }] : []
    }),
    edges,
    breaks: rows.slice(1).map((row, index) => Math.round(((rows[index]?.bottom ?? 0) + row.top) / 2)),
  }
}

/** Everything to the right of the names of the phases. */
function moveRight(columns: ReadonlyMap<string, number>, { slots }: SlotPlan): ReadonlyMap<string, number> {
  const lefts = slots.flatMap(({ id, width }) =>
    columns.has(id) ? [(columns.get(id) ?? 0) - width / 2] : [],
  )
  const by = MARGIN + PHASE_WIDTH + MARGIN - Math.floor(Math.min(...lefts))
  return new Map([...columns].map(([id, x]) => [id, x + by]))
}

function boxOf({ width, height, lines, row }: Slot, x: number, rows: readonly RowBox[]): Box {
  return { x: x - width / 2, y: rows[row]?.top ?? 0, width, height, lines }
}

/** How much room the name of a phase needs, by the first row of the phase. */
function titleHeights(graph: ChainGraph, { phases }: SlotPlan, sizes: Sizes): ReadonlyMap<number, number> {
  return new Map(graph.phases.map(({ id, title }) => [phases.indexOf(id), sizes.ofPhase(title).height]))
}

interface BandPlace {
  readonly plan: SlotPlan
  readonly rows: readonly RowBox[]
  readonly width: number
  readonly height: number
  readonly sizes: Sizes
}

function bandsOf(graph: ChainGraph, { plan, rows, width, height, sizes }: BandPlace): readonly Band[] {
  const present = graph.phases.filter(({ id }) => plan.phases.includes(id))
  const tops = present.map(({ id }, index) =>
    index === 0 ? 0 : (rows[plan.phases.indexOf(id) - 1]?.bottom ?? 0) + 5,
  )
  return present.map(({ id, title }, index) => {
    const y = tops[index] ?? 0
    const { lines } = sizes.ofPhase(title)
    return { id, title, x: 0, y, width, height: (tops[index + 1] ?? height) - y, lines }
  })
}
