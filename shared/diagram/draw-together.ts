/** Takes the air out of a picture: what stands exactly below each other moves as one block, and keeps its order. */
import type { Slot } from '#shared/diagram/slots.ts'

export interface Loose {
  /** From left to right. */
  readonly rows: readonly (readonly Slot[])[]
  readonly wished: ReadonlyMap<string, number>
  readonly links: readonly (readonly [upper: string, lower: string])[]
  readonly distance: (left: Slot, right: Slot) => number
}

interface Block {
  readonly slots: readonly string[]
  /** Blocks that must stay left of it, by how much. */
  readonly left: Map<number, number>
  readonly right: Map<number, number>
  /** Blocks its lines lead to, each as often as there are lines. */
  readonly near: readonly number[]
}

const ROUNDS = 40

export function drawTogether(loose: Loose): ReadonlyMap<string, number> {
  const blocks = blocksOf(loose)
  const at = packLeft(blocks)
  const end = Math.max(0, ...at)
  for (let round = 0; round < ROUNDS; round += 1)
    for (const index of round % 2 === 0 ? [...blocks.keys()] : [...blocks.keys()].toReversed())
      at[index] = moved(blocks[index], { at, index, end })
  return new Map(blocks.flatMap(({ slots }, index) => slots.map((slot) => [slot, at[index] ?? 0] as const)))
}

interface Place {
  readonly at: readonly number[]
  readonly index: number
  readonly end: number
}

/** As near to the middle of its neighbours as those beside it allow. */
function moved(block: Block | undefined, { at, index, end }: Place): number {
  const here = at[index] ?? 0
  if (!block || block.near.length === 0) return here
  const least = Math.max(0, ...[...block.left].map(([other, by]) => (at[other] ?? 0) + by))
  const most = Math.min(end, ...[...block.right].map(([other, by]) => (at[other] ?? 0) - by))
  const wish = block.near.reduce((sum, other) => sum + (at[other] ?? 0), 0) / block.near.length
  return Math.round(Math.min(Math.max(wish, least), Math.max(least, most)))
}

/** As far left as order and distance allow. */
function packLeft(blocks: readonly Block[]): number[] {
  const at = blocks.map(() => 0)
  const least = ({ left }: Block): number =>
    Math.max(0, ...[...left].map(([other, by]) => valueOf(at, other) + by))
  // A chain of blocks is as long as there are blocks, at most.
  for (let round = 0; round <= blocks.length; round += 1) {
    const before = at.join()
    for (const [index, block] of blocks.entries()) at[index] = least(block)
    if (at.join() === before) break
  }
  return at
}

const valueOf = (values: readonly number[], index: number): number => values[index] ?? 0

function blocksOf({ rows, wished, links, distance }: Loose): readonly Block[] {
  const groups = groupsOf({ rows, wished, links })
  const indexOf = new Map(groups.flatMap((group, index) => group.map((slot) => [slot, index] as const)))
  const between = links
    .map(([upper, lower]) => [indexOf.get(upper) ?? -1, indexOf.get(lower) ?? -1] as const)
    .filter(([upper, lower]) => upper >= 0 && lower >= 0 && upper !== lower)
  const blocks = groups.map((slots, index): Block => ({
    slots,
    left: new Map(),
    right: new Map(),
    near: between.flatMap(([upper, lower]) => (upper === index ? [lower] : lower === index ? [upper] : [])),
  }))
  const blockOf = ({ id }: Slot): number => indexOf.get(id) ?? -1
  for (const row of rows)
    for (const [left, right] of neighbours(row))
      keepOrder(blocks, { left: blockOf(left), right: blockOf(right), by: distance(left, right) })
  return blocks
}

function neighbours(row: readonly Slot[]): readonly (readonly [Slot, Slot])[] {
  return row.slice(1).map((slot, index) => [row[index] ?? slot, slot])
}

interface Order {
  readonly left: number
  readonly right: number
  readonly by: number
}

function keepOrder(blocks: readonly Block[], { left, right, by }: Order): void {
  const [before, after] = [blocks[left], blocks[right]]
  if (!before || !after) return
  const most = Math.max(by, after.left.get(left) ?? 0)
  after.left.set(left, most)
  before.right.set(right, most)
}

/** Linked slots at the same place. */
function groupsOf({ rows, wished, links }: Omit<Loose, 'distance'>): readonly (readonly string[])[] {
  const ids = rows.flatMap((row) => row.map(({ id }) => id))
  const placed = new Set(ids)
  const group = new Map(ids.map((id) => [id, id]))
  const rootOf = (id: string): string => {
    const parent = group.get(id) ?? id
    return parent === id ? id : rootOf(parent)
  }
  const at = (id: string): number => wished.get(id) ?? 0
  const standBelow = links.filter(([upper, lower]) => Math.abs(at(upper) - at(lower)) < 1)
  for (const [upper, lower] of standBelow)
    if (placed.has(upper) && placed.has(lower)) group.set(rootOf(upper), rootOf(lower))
  const byRoot = new Map<string, string[]>()
  for (const id of ids) byRoot.set(rootOf(id), [...(byRoot.get(rootOf(id)) ?? []), id])
  return [...byRoot.values()]
}
