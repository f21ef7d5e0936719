/** Where lines leave a page on which only a part of a picture is drawn. */
import type { Layout, Point } from '#shared/diagram/lay-out.ts'

export interface Cutout {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** The places on the rim of the part at which a line goes on beyond it. */
export function continueMarks({ edges }: Layout, part: Cutout): readonly Point[] {
  const marks = edges.flatMap(({ pieces }) =>
    pieces.flatMap((piece) => piece.slice(1).flatMap((end, index) => onRim(piece[index] ?? end, end, part))),
  )
  return [...new Map(marks.map((mark) => [`${mark.x} ${mark.y}`, mark])).values()]
}

/** Lines run level or upright. */
function onRim(from: Point, to: Point, { top, bottom, left, right }: Cutout): readonly Point[] {
  const across = (rim: number, one: number, other: number): boolean =>
    Math.min(one, other) < rim && rim < Math.max(one, other)
  if (from.x === to.x)
    return from.x >= left && from.x <= right
      ? [top, bottom].filter((y) => across(y, from.y, to.y)).map((y) => ({ x: from.x, y }))
      : []
  return from.y >= top && from.y <= bottom
    ? [left, right].filter((x) => across(x, from.x, to.x)).map((x) => ({ x, y: from.y }))
    : []
}
