import { pageStyle } from '#shared/documents/page-style.ts'

/** A5, large letters, boxes to tick; German at the left, the second language at the right, in its own direction. */
export const leafletMarkup = `${pageStyle.replace('#let data = json(bytes(sys.inputs.data))', '#let both = json(bytes(sys.inputs.data))\n#let data = both.typed\n#let fixed = both.fixed')}${String.raw`
#let two = fixed.language != ""
// Broken words are hard to read for somebody who learns the language.
#set text(size: 10pt, hyphenate: false)
#set par(leading: 0.55em, spacing: 0.6em)
#set page(
  paper: "a5",
  margin: (x: 12mm, top: 10mm, bottom: 13mm),
  footer: context {
    set text(size: 8pt, fill: quiet)
    line(length: 100%, stroke: hairline)
    v(-4pt)
    grid(
      columns: (1fr, auto),
      data.footer,
      if counter(page).final().first() > 1 [Seite #counter(page).display() von #counter(page).final().first()],
    )
  },
)
#show heading.where(level: 1): it => text(size: 19pt, weight: "semibold", it.body)
#show heading.where(level: 2): it => text(size: 11pt, weight: "semibold", it.body)

#let foreign(words) = if words == "" { [] } else if fixed.language == "ar" {
  text(font: ("Noto Sans Arabic", "Fira Sans"), lang: "ar", dir: rtl, hyphenate: false, words)
} else { text(lang: "en", region: "GB", words) }
#let side(body) = if fixed.language == "ar" { align(right, body) } else { body }

// Two sides with the same rows; one where there is no second language.
#let rows(..lines, gutter: 5pt) = grid(
  columns: if two { (1fr, 1fr) } else { (1fr,) },
  column-gutter: 9mm,
  row-gutter: gutter,
  ..lines.pos().map(line => if two { (line.de, side(line.other)) } else { (line.de,) }).flatten()
)
#let heads(name) = (de: heading(level: 2, fixed.headings.at(name).de), other: text(size: 11pt, weight: "semibold", foreign(fixed.headings.at(name).other)))
#let box-to-tick = box(width: 8.5pt, height: 8.5pt, stroke: 0.8pt + black, baseline: 0.8pt)
#let ticked(body, reverse: false) = if reverse {
  grid(columns: (1fr, auto), column-gutter: 5pt, align: (right, right), body, box-to-tick)
} else { grid(columns: (auto, 1fr), column-gutter: 5pt, box-to-tick, body) }
#let part(body) = block(width: 100%, above: 10pt, below: 0pt, breakable: false, body)
#let all-lines(name) = fixed.at(name) + data.at(name).map(own => (de: own, other: ""))

#rows((de: [= #data.title], other: text(size: 19pt, weight: "semibold", foreign(fixed.headings.title.other))))
#v(1pt)
#line(length: 100%, stroke: 1.2pt + black)

#let plain(name) = if all-lines(name).len() > 0 {
  part(rows(heads(name), ..all-lines(name).map(line => (de: [#line.de], other: foreign(line.other)))))
}
#let ticks(name) = if all-lines(name).len() > 0 {
  part(rows(gutter: 6.5pt, heads(name), ..all-lines(name).map(line => (
    de: ticked[#line.de],
    other: if line.other == "" { [] } else { ticked(foreign(line.other), reverse: fixed.language == "ar") },
  ))))
}

#plain("next")

#part(rows(
  heads("where"),
  (
    de: {
      text(weight: "medium", data.body)
      if data.town != "" { linebreak(); text(size: 13pt, weight: "semibold", data.town) }
    },
    other: foreign(fixed.bodyKind.other),
  ),
  ..if data.opening != "" { ((
    de: [#text(fill: quiet, fixed.headings.opening.de + ": ")#data.opening#if data.openingAsOf != "" [ #text(fill: quiet, "(" + data.openingAsOf + ")")]],
    other: foreign(fixed.headings.opening.other),
  ),) },
))

#if data.until != "" {
  part(rows(heads("until"), (de: text(size: 13pt, weight: "semibold", data.until), other: text(size: 13pt, weight: "semibold", data.until))))
}
#ticks("bring")
#ticks("questions")

#block(width: 100%, above: 11pt, below: 0pt, breakable: false, {
  line(length: 100%, stroke: hairline)
  v(4pt)
  rows(
    heads("contact"),
    (de: {
      data.office
      if data.contact != "" { linebreak(); data.contact }
    }, other: []),
    ..if data.code != "" { ((
      de: [#fixed.headings.code.de: #text(size: 12pt, weight: "semibold", tracking: 0.5pt, data.code)],
      other: foreign(fixed.headings.code.other),
    ),) },
  )
  // Room for what is said at the table: a room, a time, a number.
  if data.contact == "" { v(13pt); line(length: 100%, stroke: 0.5pt + luma(120)) }
})
`}`
