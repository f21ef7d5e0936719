/**
 * What all papers share: A4, the house's font, German, page numbers, black on white. PDF/UA-1 (ISO 14289-1) asks for a
 * title, a language, headings in order and tables that name their head; layout is done with grids, which are no tables.
 */
export const pageStyle = String.raw`
#let data = json(bytes(sys.inputs.data))
#let quiet = luma(90)
#let hairline = 0.5pt + luma(150)

#set document(title: data.title, author: data.office, date: none)
#set text(font: "Fira Sans", size: 9.2pt, lang: "de", region: "DE", hyphenate: true, costs: (hyphenation: 900%))
#set par(leading: 0.55em, spacing: 0.7em, justify: false, linebreaks: "optimized")
#set page(
  paper: "a4",
  margin: (left: 20mm, right: 16mm, top: 13mm, bottom: 15mm),
  footer: context {
    set text(size: 8pt, fill: quiet)
    line(length: 100%, stroke: hairline)
    v(-4pt)
    grid(
      columns: (1fr, auto),
      data.footer,
      [Seite #counter(page).display() von #counter(page).final().first()],
    )
  },
)

// The lines of a text that somebody typed, as text.
#let typed(words) = words.split("\n").join(linebreak())
`
