/**
 * The card a client keeps: the case code in large letters and as a QR code, in the size of a bank card. It holds nothing
 * that tells what it is about; the name of the office stands on it only where the office wants it.
 */
import { documentData, type PrintedDocument } from '#shared/documents/document.ts'
import { pageStyle } from '#shared/documents/page-style.ts'
import { qrMarks, qrMarkup } from '#shared/documents/qr-marks.ts'

export interface ClientCardInput {
  /** The case code, `K7MD-3XRF`. The QR code holds this and nothing else. */
  readonly code: string
  /** Empty: the card names no office. */
  readonly office: string
}

export function printClientCard({ code, office }: ClientCardInput): PrintedDocument {
  const data = { title: 'Karte', office, footer: '', code, qr: qrMarks(code) }
  return { markup: clientCardMarkup, data: documentData(data) }
}

/** ISO/IEC 7810 ID-1: 85.6 mm by 54 mm. The marks lie outside, so that nothing of them stays on the card. */
const clientCardMarkup = `${pageStyle}${qrMarkup}${String.raw`
#set page(footer: none)
#let wide = 85.6mm
#let high = 54mm
#let mark(x, y, across) = place(top + left, dx: x, dy: y, line(
  length: 4mm,
  angle: if across { 0deg } else { 90deg },
  stroke: 0.4pt + black,
))

#heading(level: 1, outlined: false, text(size: 10pt, weight: "regular", fill: quiet)[Zum Ausschneiden])
#v(6mm)
#block(width: wide + 12mm, height: high + 12mm, {
  for y in (6mm, 6mm + high) {
    mark(0mm, y, true)
    mark(8mm + wide, y, true)
  }
  for x in (6mm, 6mm + wide) {
    mark(x, 0mm, false)
    mark(x, 8mm + high, false)
  }
  place(top + left, dx: 6mm, dy: 6mm, box(width: wide, height: high, inset: 5mm, {
    text(size: 29pt, weight: "semibold", tracking: 1.2pt, number-width: "tabular", top-edge: "cap-height", data.code)
    v(1fr)
    grid(
      columns: (1fr, auto),
      align: (left + bottom, right + bottom),
      par(leading: 0.5em, text(size: 9pt, fill: quiet, data.office)),
      // Its quiet zone reaches into the margin of the card.
      move(dx: 3mm, dy: 3mm, qr-square(data.qr, 34mm, "QR-Code mit " + data.code)),
    )
  }))
})
`}`
