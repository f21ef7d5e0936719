import { expect, test } from 'vitest'
import { drawSvg } from '#shared/diagram/draw-svg.ts'
import { continueMarks } from '#shared/diagram/continue-marks.ts'
import { TEXT_SIZE } from '#shared/diagram/node-sizes.ts'
import { SMALLEST_PRINT, tilePages } from '#shared/diagram/tile-pages.ts'
import { pictureShape, pictureWidth, printDiagram } from '#shared/documents/diagram-sheet.ts'
import { shippedPictures } from '#tests/support/diagram-pictures.ts'
import { askPoppler, houseTypesetter } from '#tests/support/typesetting.ts'

const typesetter = houseTypesetter()
const layout = shippedPictures[0]?.layout
if (!layout) throw new Error('There is no chain.')

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

test.for(shippedPictures)(
  'every word can be read on paper, and no box is cut: $name',
  ({ layout: picture }) => {
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
  },
)

test.for(shippedPictures)('no page is empty, and no line is lost: $name', ({ layout: picture }) => {
  const uprights = picture.edges.flatMap(({ pieces }) =>
    pieces.flatMap((piece) =>
      piece.slice(1).flatMap((end, index) => {
        const from = piece[index] ?? end
        const box = { x: end.x, width: 0, y: Math.min(from.y, end.y), height: Math.abs(end.y - from.y) }
        return from.x === end.x && box.height > 0 ? box : []
      }),
    ),
  )
  const boxes = [...picture.nodes, ...picture.edges.flatMap(({ label }) => label ?? [])]
  for (const page of papers) {
    const tiles = tilePages(picture, { shape: pictureShape(page), width: pictureWidth(page) })
    const shows = (tile: (typeof tiles)[number], { x, y, width, height }: (typeof uprights)[number]) =>
      x <= tile.right && x + width >= tile.left && y < tile.bottom && y + height > tile.top
    const titles = picture.bands.map(({ x, y }) => ({ x: x + 16, y: y + 16, width: 120, height: 17 }))
    for (const tile of tiles)
      expect([...boxes, ...titles, ...uprights].some((drawn) => shows(tile, drawn))).toBe(true)
    for (const line of uprights) expect(tiles.some((tile) => shows(tile, line))).toBe(true)
  }
})

test('a line that goes on beyond the page is marked where it leaves it', () => {
  const box = { x: 0, y: 0, width: 100, height: 100, lines: [] }
  const [edge] = layout.edges
  if (!edge) throw new Error('There is no line.')
  const way = [
    { x: 20, y: 10 },
    { x: 20, y: 60 },
    { x: 80, y: 60 },
    { x: 80, y: 90 },
  ]
  const drawn = { ...layout, ...box, nodes: [], edges: [{ ...edge, pieces: [way] }] }
  const part = { top: 0, bottom: 50, left: 0, right: 50 }
  expect(continueMarks(drawn, part)).toEqual([{ x: 20, y: 50 }])
  expect(continueMarks(drawn, { ...part, top: 50, bottom: 100 })).toEqual([
    { x: 20, y: 50 },
    { x: 50, y: 60 },
  ])
  expect(continueMarks(drawn, { top: 0, bottom: 100, left: 0, right: 100 })).toEqual([])
  const svg = (bottom: number) =>
    drawSvg(drawn, { title: '', description: '', look: 'paper', part: { ...part, bottom } })
  expect(svg(50)).toContain('<circle cx="20" cy="50"')
  expect(svg(100)).toContain('<circle cx="50" cy="60"')
})
