/** A chain on paper: PDF/UA, for advisers and partners, for companies or for parents. */
import { chainPaper, type ChainPaperInput } from '#shared/documents/chain-paper.ts'
import { documentData, type PrintedDocument } from '#shared/documents/document.ts'
import { pageStyle } from '#shared/documents/page-style.ts'

export function printChain(input: ChainPaperInput): PrintedDocument {
  return { markup: chainMarkup, data: documentData(chainPaper(input)) }
}

/**
 * Parents read large letters. Words are unbroken but for the names of sources: looking for the best place in every word of
 * every step took most of the time of setting the paper, and the lines are wide enough without.
 */
const chainMarkup = `${pageStyle}${String.raw`
#let plain = data.reader != "full"
#let parents = data.reader == "parents"
#set text(size: if parents { 14pt } else if plain { 11.5pt } else { 9.2pt }, hyphenate: false)
#set par(leading: if plain { 0.75em } else { 0.55em }, spacing: if plain { 0.9em } else { 0.7em })
#show heading.where(level: 1): it => block(below: 0.5em, text(size: if parents { 24pt } else { 18pt }, weight: "semibold", hyphenate: false, it.body))
#show heading.where(level: 2): it => block(above: 1.8em, below: 0.7em, sticky: true, {
  text(size: 1.25em, weight: "semibold", it.body)
  v(-0.6em)
  line(length: 100%, stroke: hairline)
})
#show heading.where(level: 3): it => block(above: 1.5em, below: 0.5em, sticky: true, text(size: 1.1em, weight: "semibold", it.body))

#let lines-of(lines) = if lines.len() == 1 { typed(lines.first()) } else { list(spacing: 0.6em, indent: 0pt, ..lines.map(typed)) }
#let parts(all) = grid(
  columns: (if parents { 40mm } else { 30mm }, 1fr),
  column-gutter: 4mm,
  row-gutter: if plain { 0.9em } else { 0.65em },
  ..all.map(part => (text(fill: quiet, part.name), lines-of(part.lines))).flatten()
)

= #data.title
#typed(data.summary)
#v(2pt)
#line(length: 100%, stroke: 1pt + black)
#parts(data.facts)

#for phase in data.phases [
  == #phase.title
  #for step in phase.steps [
    === #step.title
    #typed(step.text)
    #parts(step.parts)
  ]
]
#set text(hyphenate: not plain)
#for part in data.annex [
  == #part.name
  #list(spacing: 0.6em, indent: 0pt, ..part.lines.map(typed))
]
`}`
