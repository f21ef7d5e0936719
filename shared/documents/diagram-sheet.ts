/** A diagram on paper, A4 or A3, upright or across, over as many pages as it needs to be read. */
import { documentData, type PrintedDocument } from '#shared/documents/document.ts'
import { pageStyle } from '#shared/documents/page-style.ts'

export interface DiagramSheet {
  readonly title: string
  readonly office: string
  /** Region, day and Stand. */
  readonly footer: string
  readonly paper: 'a4' | 'a3'
  readonly across: boolean
  /** One SVG for each page. */
  readonly pages: readonly string[]
  /** Where each page lies when all are put together; empty where one page holds all. */
  readonly places: readonly string[]
  /** What the picture shows, for those who do not see it. */
  readonly alternative: string
}

export function printDiagram(sheet: DiagramSheet): PrintedDocument {
  return { markup, data: documentData(sheet) }
}

/** What is left of a page for the picture: its height by its width. */
export function pictureShape({ paper, across }: Pick<DiagramSheet, 'paper' | 'across'>): number {
  const [short, long] = paper === 'a4' ? [210, 297] : [297, 420]
  const [width, height] = across ? [long, short] : [short, long]
  return (height - MARGINS_AND_TITLE) / (width - SIDES)
}

/** The width that is left for the picture, in millimetres. */
export function pictureWidth({ paper, across }: Pick<DiagramSheet, 'paper' | 'across'>): number {
  const [short, long] = paper === 'a4' ? [210, 297] : [297, 420]
  return (across ? long : short) - SIDES
}

/** In millimetres; the markup below says the same. */
const MARGINS_AND_TITLE = 52
const SIDES = 36

const markup = `${pageStyle}${String.raw`
#set page(paper: data.paper, flipped: data.across)

= #data.title
#v(2mm)
#for (index, page) in data.pages.enumerate() [
  #if index > 0 { pagebreak() }
  #if data.places.len() > 0 { block(below: 2mm, text(size: 8pt, fill: quiet, data.places.at(index))) }
  #image(bytes(page), format: "svg", width: 100%, height: 100% - 19mm, fit: "contain", alt: data.alternative)
]
`}`
