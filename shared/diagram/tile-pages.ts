/** Spreads a picture over pages on which it can be read: rows of pages, and side by side where it is too wide for one. */
import type { Box, Layout } from '#shared/diagram/lay-out.ts'
import { LINE_HEIGHT, TEXT_SIZE } from '#shared/diagram/node-sizes.ts'
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
/** Where the name of a phase stands. */
const BAND_TITLE = { inset: 16, width: 120 }

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

/**
 * Where the pages of a row begin. Neighbours overlap, so that each box stands whole on one of them; where nothing is drawn
 * there is no page.
 */
function columnsOf(layout: Layout, part: PagePart, wide: number): readonly number[] {
  const drawn = drawnIn(layout, part)
  const begin = (beyond: readonly Span[]): number =>
    Math.max(0, Math.min(...beyond.map(({ x }) => x - BESIDE), layout.width - wide))
  const lefts = [begin(drawn)]
  for (let left = lefts[0] ?? 0; ;) {
    const beyond = drawn.filter(({ x, width }) => x + width > left + wide)
    if (beyond.length === 0) return lefts
    left = Math.max(left + 1, begin(beyond))
    lefts.push(left)
  }
}

type Span = Pick<Box, 'x' | 'width'>

/** Boxes, words and upright lines; level lines lead from one of them to another. */
function drawnIn({ nodes, edges, bands }: Layout, { top, bottom }: PagePart): readonly Span[] {
  const titles = bands.map(({ x, y, lines }) => ({
    x: x + BAND_TITLE.inset,
    y: y + BAND_TITLE.inset,
    width: BAND_TITLE.width,
    height: lines.length * LINE_HEIGHT,
  }))
  const uprights = edges.flatMap(({ pieces }) =>
    pieces.flatMap((piece) =>
      piece.slice(1).flatMap((end, index) => {
        const from = piece[index] ?? end
        const line = { x: end.x, width: 0, y: Math.min(from.y, end.y), height: Math.abs(end.y - from.y) }
        return from.x === end.x ? line : []
      }),
    ),
  )
  return [...nodes, ...edges.flatMap(({ label }) => label ?? []), ...titles, ...uprights].filter(
    ({ y, height }) => y < bottom && y + height > top,
  )
}
