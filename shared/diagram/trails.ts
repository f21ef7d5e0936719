/** From slots to lines: straight down inside rows, to the side only in the gaps between them. */
import type { Box, PlacedEdge, Point } from '#shared/diagram/lay-out.ts'
import type { Stretch } from '#shared/diagram/route.ts'
import type { SlotPlan, Trail } from '#shared/diagram/slots.ts'
import type { Gap, RowBox } from '#shared/diagram/stack-rows.ts'

interface Step {
  readonly gap: number
  readonly net: string
  readonly from: { readonly id: string; readonly side: 'upper' | 'lower' }
  readonly to: { readonly id: string; readonly side: 'upper' | 'lower' }
}

/** The stretches a trail consists of, one in each gap it comes through. */
function stepsOf({ edge, slots, up }: Trail, rowOf: (slot: string) => number): readonly Step[] {
  const turn = up ?? slots.length
  return slots.slice(1).map((to, index) => {
    const from = slots[index] ?? to
    const arrives = index === slots.length - 2
    const net = netOf({ edge, index, arrives, isFan: index === 0 })
    if (index + 1 < turn) return { gap: rowOf(from), net, from: upper(from), to: lower(to) }
    if (index + 1 === turn) return { gap: rowOf(from), net, from: upper(from), to: upper(to) }
    return { gap: rowOf(from) - 1, net, from: lower(from), to: arrives ? lower(to) : upper(to) }
  })
}

const upper = (id: string): Step['from'] => ({ id, side: 'upper' })
const lower = (id: string): Step['to'] => ({ id, side: 'lower' })

interface NetPlace {
  readonly edge: Trail['edge']
  readonly index: number
  readonly arrives: boolean
  readonly isFan: boolean
}

/** Ways that begin at one node share a line until they part; ways into one node from where they meet. */
function netOf({ edge, index, arrives, isFan }: NetPlace): string {
  if (arrives) return `into ${edge.to}`
  return isFan ? `from ${edge.from}` : `${edge.id} ${index}`
}

export function stretchesOf(
  plan: SlotPlan,
  xOf: (slot: string) => number,
): ReadonlyMap<number, readonly Stretch[]> {
  const rowOf = rowsOf(plan)
  const steps = plan.trails.flatMap((trail) => stepsOf(trail, rowOf))
  const gaps = [...new Set(steps.map(({ gap }) => gap))]
  return new Map(
    gaps.map((gap) => [
      gap,
      steps
        .filter((step) => step.gap === gap)
        .map(({ net, from, to }) => ({
          net,
          from: { x: xOf(from.id), side: from.side },
          to: { x: xOf(to.id), side: to.side },
        })),
    ]),
  )
}

export interface Canvas {
  readonly plan: SlotPlan
  readonly boxes: ReadonlyMap<string, Box>
  readonly rows: readonly RowBox[]
  readonly gaps: readonly Gap[]
}

export function drawTrail(trail: Trail, canvas: Canvas): PlacedEdge {
  const rowOf = rowsOf(canvas.plan)
  const label = canvas.boxes.get(`${trail.edge.id}|label`) ?? null
  const pieces: Point[][] = [[footOf(trail.edge.from, canvas)]]
  for (const step of stepsOf(trail, rowOf)) {
    if (label && step.from.id === `${trail.edge.id}|label`) pieces.push([footOf(step.from.id, canvas)])
    pieces.at(-1)?.push(...pointsOf(step, canvas, rowOf))
  }
  return { edge: trail.edge, pieces: pieces.map(withoutNeedless), label }
}

const nowhere: Box = { x: 0, y: 0, width: 0, height: 0, lines: [] }

/** The middle of the lower edge. */
function footOf(id: string, { boxes }: Canvas): Point {
  const { x, y, width, height } = boxes.get(id) ?? nowhere
  return { x: x + width / 2, y: y + height }
}

function pointsOf(step: Step, canvas: Canvas, rowOf: (slot: string) => number): readonly Point[] {
  const at = ({ id, side }: Step['from']): Point => {
    const row = canvas.rows[rowOf(id)] ?? { top: 0, bottom: 0 }
    return { x: footOf(id, canvas).x, y: side === 'upper' ? row.bottom : row.top }
  }
  const [from, to] = [at(step.from), at(step.to)]
  const y = canvas.gaps[step.gap]?.heights.get(step.net)
  const isStraight = from.x === to.x && step.from.side !== step.to.side
  return y === undefined || isStraight ? [from, to] : [from, { x: from.x, y }, { x: to.x, y }, to]
}

/** Only where the line turns. */
function withoutNeedless(points: readonly Point[]): readonly Point[] {
  return points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]]
    if (!before) return true
    if (before.x === point.x && before.y === point.y) return false
    if (!after) return true
    const straight = before.x === point.x && point.x === after.x
    const level = before.y === point.y && point.y === after.y
    return !straight && !level
  })
}

function rowsOf({ slots }: SlotPlan): (slot: string) => number {
  const rows = new Map(slots.map(({ id, row }) => [id, row]))
  return (slot) => rows.get(slot) ?? 0
}
