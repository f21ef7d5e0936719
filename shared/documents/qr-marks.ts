/** A QR code (ISO/IEC 18004) as dark runs, line by line, which a paper draws as rectangles: sharp at every size. */
import { encode } from 'uqr'

export interface QrMarks {
  /** Modules along an edge, without the quiet zone. */
  readonly size: number
  /** `[line, column, length]` of each dark run. */
  readonly runs: readonly (readonly [number, number, number])[]
}

/** Correction level M: a crease or a stain on a card that is carried for months may cost 15 % of it. */
export function qrMarks(text: string): QrMarks {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const runs = data.flatMap((line, row) =>
    runsOf(line).map(([column, length]) => [row, column, length] as const),
  )
  return { size, runs }
}

function runsOf(line: readonly boolean[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = []
  let begun = -1
  for (let column = 0; column <= line.length; column += 1) {
    const dark = line[column] === true
    if (dark && begun < 0) begun = column
    if (dark || begun < 0) continue
    runs.push([begun, column - begun])
    begun = -1
  }
  return runs
}

/** Draws `data.qr` in a square; the quiet zone of four modules belongs to it. */
export const qrMarkup = String.raw`
#let qr-square(marks, edge, words) = figure(alt: words, box(width: edge, height: edge, {
  let module = edge / (marks.size + 8)
  for (row, column, length) in marks.runs {
    place(
      top + left,
      dx: module * (column + 4),
      dy: module * (row + 4),
      rect(width: module * length, height: module + 0.01pt, fill: black, stroke: none),
    )
  }
}))
`
