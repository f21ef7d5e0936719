import { expect, test } from 'vitest'
import { drawSvg } from '#shared/diagram/draw-svg.ts'
import { layOut } from '#shared/diagram/lay-out.ts'
import { TEXT_SIZE } from '#shared/diagram/node-sizes.ts'
import { SMALLEST_PRINT, tilePages } from '#shared/diagram/tile-pages.ts'
import { pictureShape, pictureWidth, printDiagram } from '#shared/documents/diagram-sheet.ts'
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
  const page = { paper, across }
  const parts = tilePages(layout, { shape: pictureShape(page), width: pictureWidth(page) })
  const told = { title: 'Kette D', description: 'Alle Schritte.', look: 'paper' } as const
  const pages = parts.map((part) => drawSvg(layout, { ...told, part }))
  const alternative = 'Kette D als Diagramm'
  const office = 'Beratungsstelle Nord'
  const places = parts.map(({ row, column }) => `Reihe ${row}, Blatt ${column}`)
  const said = { title: 'Kette D', office, footer: 'Stand', alternative }
  const paged = printDiagram({ ...said, paper, across, pages, places })
  const printed = typesetter.pdf(paged)
  expect(printed.ok ? '' : printed.error).toBe('')
  if (!printed.ok) return
  const info = askPoppler('pdfinfo', printed.value)
  if (info === null) return
  expect(info).toMatch(new RegExp(String.raw`Pages:\s+${parts.length}\b`))
  expect(info).toMatch(/Tagged:\s+yes/)
  expect(askPoppler('pdftotext', printed.value)).toContain('Kette D')
})

const papers = (['a4', 'a3'] as const).flatMap((paper) => [true, false].map((across) => ({ paper, across })))

test.for(shippedGraphs)('every word can be read on paper, and no box is cut: $name', ({ graph }) => {
  const picture = layOut(graph)
  const boxes = [...picture.nodes, ...picture.edges.flatMap(({ label }) => label ?? [])]
  for (const page of papers) {
    const width = pictureWidth(page)
    const shape = pictureShape(page)
    const tiles = tilePages(picture, { shape, width })
    for (const { left, right, top, bottom } of tiles) {
      const scale = Math.min(width / (right - left), (width * shape) / (bottom - top))
      expect((TEXT_SIZE * scale * 72) / 25.4).toBeGreaterThanOrEqual(SMALLEST_PRINT)
    }
    for (const box of boxes)
      expect(
        tiles.some(
          ({ left, right, top, bottom }) =>
            left <= box.x && box.x + box.width <= right && top <= box.y && box.y + box.height <= bottom,
        ),
      ).toBe(true)
  }
})
