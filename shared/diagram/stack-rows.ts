/** How high rows and the gaps between them are. */
import { levelsOfNets, type Stretch } from '#shared/diagram/route.ts'
import type { SlotPlan } from '#shared/diagram/slots.ts'

export interface RowBox {
  readonly top: number
  readonly bottom: number
}

/** The gap below a row: at which height each net runs. */
export interface Gap {
  readonly heights: ReadonlyMap<string, number>
}

export interface StackInput {
  /** By the row above. */
  readonly stretches: ReadonlyMap<number, readonly Stretch[]>
  /** The room the name of a phase needs, by its first row. */
  readonly titles: ReadonlyMap<number, number>
  readonly top: number
}

const BESIDE = 12
const BETWEEN = 12
/** Room for the head of the arrow. */
const ARROW = 14

export function stackRows(
  plan: SlotPlan,
  { stretches, titles, top }: StackInput,
): { readonly rows: readonly RowBox[]; readonly gaps: readonly Gap[] } {
  const rows: RowBox[] = []
  const gaps: Gap[] = []
  let y = top
  for (const row of plan.phases.keys()) {
    const tallest = Math.max(0, ...plan.slots.filter((slot) => slot.row === row).map(({ height }) => height))
    const bottom = y + Math.max(tallest, titles.get(row) ?? 0)
    rows.push({ top: y, bottom })
    const levels = levelsOfNets(stretches.get(row) ?? [])
    gaps.push({
      heights: new Map([...levels].map(([net, level]) => [net, bottom + BESIDE + level * BETWEEN])),
    })
    const used = Math.max(-1, ...levels.values()) + 1
    y = bottom + BESIDE + Math.max(0, used - 1) * BETWEEN + ARROW
  }
  return { rows, gaps }
}
