/** Spreads a picture over pages on which it can be read: rows of pages, and side by side where it is too wide for one. */
import type { Box, Layout } from '#shared/diagram/lay-out.ts'
import { TEXT_SIZE } from '#shared/diagram/node-sizes.ts'
import { splitPages, type PagePart } from '#shared/diagram/split-pages.ts'

export interface PageTile extends PagePart {
  readonly left: number
  readonly right: number
  /** Counted from 1: the place of the page when all lie side by side. */
  readonly row: number
  readonly column: number
}

/** In points; below it nobody reads a printed word. */
export const SMALLEST_PRINT = 7

const POINTS_PER_MILLIMETRE = 72 / 25.4
const BESIDE = 8

/** `shape` is the height of the page by its width, `width` its width in millimetres. */
export function tilePages(
  layout: Layout,
  { shape, width }: { readonly shape: number; readonly width: number },
): readonly PageTile[] {
  const readable = Math.floor((width * POINTS_PER_MILLIMETRE * TEXT_SIZE) / SMALLEST_PRINT)
  const wide = Math.min(layout.width, readable)
  return splitPages({ ...layout, width: wide }, shape).flatMap((part, row) =>
    columnsOf(layout, part, wide).map((left, column) => ({
      ...part,
      left,
      right: left + wide,
      row: row + 1,
      column: column + 1,
    })),
  )
}

/** Where the pages of a row begin. Neighbours overlap, so that each box stands whole on one of them. */
function columnsOf(layout: Layout, part: PagePart, wide: number): readonly number[] {
  const boxes = boxesOf(layout).filter(({ y, height }) => y < part.bottom && y + height > part.top)
  const lefts = [0]
  for (let left = 0; boxes.some(({ x, width }) => x + width > left + wide);) {
    const beyond = boxes.filter(({ x, width }) => x + width > left + wide).map(({ x }) => x - BESIDE)
    left = Math.max(left + 1, Math.min(...beyond))
    lefts.push(left)
  }
  return lefts
}

function boxesOf({ nodes, edges }: Layout): readonly Box[] {
  return [...nodes, ...edges.flatMap(({ label }) => label ?? [])]
}
