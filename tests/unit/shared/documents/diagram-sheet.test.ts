import { expect, test } from 'vitest'
import { drawSvg } from '#shared/diagram/draw-svg.ts'
import { layOut } from '#shared/diagram/lay-out.ts'
import { splitPages } from '#shared/diagram/split-pages.ts'
import { pictureShape, printDiagram } from '#shared/documents/diagram-sheet.ts'
import { shippedGraphs } from '#tests/support/diagrams.ts'
import { askPoppler, houseTypesetter } from '#tests/support/typesetting.ts'

const typesetter = houseTypesetter()
const [shipped] = shippedGraphs
if (!shipped) throw new Error('There is no chain.')
const layout = layOut(shipped.graph)

test.for([
  { paper: 'a4', across: false },
  { paper: 'a4', across: true },
  { paper: 'a3', across: false },
  { paper: 'a3', across: true },
] as const)('the diagram is set on $paper, across: $across', ({ paper, across }) => {
  const parts = splitPages(layout, pictureShape({ paper, across }))
  const told = { title: 'Kette D', description: 'Alle Schritte.', look: 'paper' } as const
  const pages = parts.map((part) => drawSvg(layout, { ...told, part }))
  const alternative = 'Kette D als Diagramm'
  const office = 'Beratungsstelle Nord'
  const paged = printDiagram({ title: 'Kette D', office, footer: 'Stand', paper, across, pages, alternative })
  const printed = typesetter.pdf(paged)
  expect(printed.ok ? '' : printed.error).toBe('')
  if (!printed.ok) return
  const info = askPoppler('pdfinfo', printed.value)
  if (info === null) return
  expect(info).toMatch(new RegExp(String.raw`Pages:\s+${parts.length}\b`))
  expect(info).toMatch(/Tagged:\s+yes/)
  expect(askPoppler('pdftotext', printed.value)).toContain('Kette D')
})
