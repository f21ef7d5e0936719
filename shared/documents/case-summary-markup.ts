import { pageStyle } from '#shared/documents/page-style.ts'

/** The page of `domain.md` 5.1: head, then eleven headings, each of which maps to fields of the case. */
export const caseSummaryMarkup = `${pageStyle}${String.raw`
#show heading.where(level: 1): it => block(below: 3pt, text(size: 18pt, weight: "semibold", it.body))
#show heading.where(level: 2): it => block(above: 8pt, below: 3.5pt, sticky: true, {
  text(size: 10pt, weight: "semibold", it.body)
  v(-6.5pt)
  line(length: 100%, stroke: hairline)
})

#show table: set block(above: 2.5pt, below: 3pt)

#let none-said = text(fill: quiet)[–]
#let said(words) = if type(words) == content { words } else if words == "" { none-said } else { typed(words) }

// Pairs of name and value, in as many columns as fit; a grid, because it is no table.
#let facts(pairs, columns: 2) = block(below: 0pt, grid(
  columns: (auto, 1fr) * columns,
  column-gutter: (8pt, 14pt) * columns,
  row-gutter: 4.2pt,
  ..pairs.map(pair => (text(fill: quiet, pair.name), said(pair.value))).flatten()
))

#let rows(names, widths, cells) = if cells.len() == 0 { none-said } else {
  set text(size: 8.5pt)
  table(
    columns: widths,
    stroke: (x, y) => (bottom: if y == 0 { 0.8pt + black } else { hairline }),
    inset: (x, y) => (left: if x == 0 { 0pt } else { 5pt }, right: 5pt, y: 2.8pt),
    align: left + top,
    table.header(..names.map(name => text(weight: "medium", size: 8.5pt, name))),
    ..cells.flatten().map(said)
  )
}

#grid(
  columns: (1fr, auto),
  align: (left + bottom, right + bottom),
  [
    = Fallzusammenfassung
    #v(2pt)
    #text(fill: quiet)[#data.office#if data.project != "" [ · #data.project]]
  ],
  [
    #text(size: 8pt, fill: quiet)[Fallcode] \
    #text(size: 19pt, weight: "semibold", tracking: 0.5pt, data.code)
  ],
)
#v(1pt)
#line(length: 100%, stroke: 1pt + black)
#facts(data.head, columns: 3)

== Anlass und Anliegen
#said(data.concern)

== Ausgangslage
#facts(data.background)

#v(8pt, weak: true)
#block(above: 0pt, below: 0pt, grid(
  columns: (1fr, 1fr),
  column-gutter: 16pt,
  [
    == #data.beside.title
    #facts(data.beside.pairs, columns: 1)
  ],
  [
    == Themen der Beratung
    #said(data.topics)
  ],
))

== Beratungsinhalt in Stichworten
#rows(("Datum", "Gespräch", "Inhalt"), (auto, 1fr, 2.9fr), data.consultations)
#if data.earlier != "" { text(size: 8.5pt, fill: quiet, data.earlier) }

== Prozesskette
#if data.chains.len() == 0 { none-said }
#for chain in data.chains {
  block(below: 5pt)[#text(weight: "medium", chain.title) #h(4pt) #text(size: 8.5pt, fill: quiet, chain.version)]
  if chain.done != "" { block(above: 0pt, below: 4pt)[#text(fill: quiet)[Erledigt] #h(5pt) #chain.done] }
  rows(("Schritt", "Stand", "Tag und Grund"), (1.3fr, auto, 2.5fr), chain.steps.map(step => (step.title, if step.next { strong(step.state) } else { step.state }, step.reason)))
}

== Vereinbarungen
#rows(("Wer", "Was", "Bis wann", "Stand"), (auto, 1fr, auto, auto), data.agreements)

== Verweise
#rows(("Datum", "Stelle", "Weg", "Rückmeldung bis", "Ergebnis"), (auto, 2.5fr, 1fr, auto, 1.25fr), data.referrals)

#v(8pt, weak: true)
#block(above: 0pt, below: 0pt, grid(
  columns: (1fr, 1fr),
  column-gutter: 16pt,
  [
    == Wiedervorlage
    #rows(("Am", "Was"), (auto, 1fr), data.followUps)
  ],
  [
    == Ergebnis und Abschluss
    #facts(data.closing, columns: 1)
  ],
))

== Datenschutz und Löschung
#text(size: 8pt, data.privacy)
`}`
