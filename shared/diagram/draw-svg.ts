/** A layout as an SVG file that stands by itself: text stays text, and it is as sharp on paper as on a screen. */
import { continueMarks } from '#shared/diagram/continue-marks.ts'
import type { Box, Layout, PlacedEdge, PlacedNode, Point } from '#shared/diagram/lay-out.ts'
import { BOX_PAD, LINE_HEIGHT, TEXT_SIZE } from '#shared/diagram/node-sizes.ts'
import { linePath, gatewayMark } from '#shared/diagram/shapes.ts'

export interface DrawOptions {
  readonly title: string
  readonly description: string
  /** `paper` is black on white; `screen` takes the colours of the page it stands in. */
  readonly look: 'screen' | 'paper'
  /** A part of the picture, from one height to another, and from one side to another; left out: all of it. */
  readonly part?: {
    readonly top: number
    readonly bottom: number
    readonly left?: number
    readonly right?: number
  }
}

interface Colours {
  readonly ground: string
  readonly band: string
  readonly line: string
  readonly text: string
  readonly quiet: string
  readonly accent: string
}

const looks: Readonly<Record<DrawOptions['look'], Colours>> = {
  paper: { ground: '#fff', band: '#f2f2f2', line: '#000', text: '#000', quiet: '#444', accent: '#000' },
  screen: {
    ground: 'var(--fk-surface, #fff)',
    band: 'var(--fk-sunken, #f3f5f7)',
    line: 'var(--fk-text-quiet, #4a5560)',
    text: 'var(--fk-text, #14191f)',
    quiet: 'var(--fk-text-quiet, #4a5560)',
    accent: 'var(--fk-accent, #1f4e8c)',
  },
}

export function drawSvg(layout: Layout, options: DrawOptions): string {
  const colours = looks[options.look]
  const { top, bottom, left = 0, right = layout.width } = options.part ?? { top: 0, bottom: layout.height }
  const isIn = ({ y, height }: Pick<Box, 'y' | 'height'>): boolean => y < bottom && y + height > top
  const size = `width="${right - left}" height="${bottom - top}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="${left} ${top} ${right - left} ${bottom - top}" role="img" font-family="Fira Sans, Noto Sans, sans-serif" font-size="${TEXT_SIZE}">`,
    `<title>${escapeXml(options.title)}</title><desc>${escapeXml(options.description)}</desc>`,
    ...layout.bands.filter(isIn).map((band, index) => drawBand(band, index, colours)),
    ...layout.edges.map((edge) => drawEdge(edge, colours)),
    ...layout.nodes.filter(isIn).map((node) => drawNode(node, colours)),
    ...continueMarks(layout, { top, bottom, left, right }).map((mark) => drawMark(mark, colours)),
    '</svg>',
  ].join('\n')
}

function drawBand(band: Box, index: number, { band: fill, ground, line, quiet }: Colours): string {
  const rect = `<rect x="0" y="${band.y}" width="${band.width}" height="${band.height}" style="fill:${index % 2 === 0 ? fill : ground}"/>`
  const rule = band.y === 0 ? '' : ruleAt(band, line)
  return rect + rule + drawLines(band.lines, { x: 16, y: band.y + 16, style: `fill:${quiet}`, weight: 600 })
}

function ruleAt({ y, width }: Box, line: string): string {
  return `<path d="M0 ${y}H${width}" style="stroke:${line};stroke-width:0.5"/>`
}

function drawEdge({ pieces, label }: PlacedEdge, { line, text }: Colours): string {
  const lines = pieces.map(
    (piece) => `<path d="${linePath(piece)}" style="fill:none;stroke:${line};stroke-width:1.25"/>`,
  )
  const tip = pieces.at(-1)?.at(-1)
  const arrow = tip ? `<path d="M${tip.x} ${tip.y}l-4 -8h8z" style="fill:${line};stroke:none"/>` : ''
  const middle = label ? label.x + label.width / 2 : 0
  const words = label
    ? drawLines(label.lines, { x: middle, y: label.y + 3, style: `fill:${text}`, middle: true, italic: true })
    : ''
  return lines.join('') + arrow + words
}

/** Half of it lies on this page, half on its neighbour. */
function drawMark({ x, y }: Point, { ground, line }: Colours): string {
  return `<circle cx="${x}" cy="${y}" r="5" style="fill:${ground};stroke:${line};stroke-width:1.25"/>`
}

function drawNode(placed: PlacedNode, colours: Colours): string {
  const { node, x, y, width, height, lines } = placed
  const stroke = `fill:${colours.ground};stroke:${colours.line};stroke-width:1.25`
  const [middle, centre] = [x + width / 2, y + height / 2]
  if (node.kind === 'start')
    return `<circle cx="${middle}" cy="${centre}" r="${width / 2}" style="fill:${colours.line};stroke:none"/>`
  if (node.kind === 'gateway')
    return `<path d="M${middle} ${y}L${x + width} ${centre}L${middle} ${y + height}L${x} ${centre}z" style="${stroke}"/><path d="${gatewayMark(placed)}" style="fill:none;stroke:${colours.line};stroke-width:2"/>`
  const round = node.kind === 'outcome' ? Math.min(18, height / 2) : 4
  const strong = node.kind === 'step' ? `${stroke};stroke:${colours.accent}` : stroke
  const frame = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" style="${strong}${node.kind === 'outcome' ? ';stroke-width:2.5' : ''}"/>`
  const inner =
    node.kind === 'link'
      ? `<rect x="${x + 3}" y="${y + 3}" width="${width - 6}" height="${height - 6}" rx="2" style="fill:none;stroke:${colours.line}"/>`
      : ''
  const place = { x: middle, y: y + BOX_PAD, style: `fill:${colours.text}`, middle: true }
  return frame + inner + drawLines(lines, { ...place, weight: node.kind === 'step' ? 500 : 400 })
}

interface TextPlace {
  readonly x: number
  readonly y: number
  readonly style: string
  readonly middle?: boolean
  readonly italic?: boolean
  readonly weight?: number
}

function drawLines(lines: readonly string[], place: TextPlace): string {
  const { x, y, style, middle = false, italic = false, weight = 400 } = place
  const spans = lines.map(
    (line, index) =>
      `<tspan x="${x}" y="${y + index * LINE_HEIGHT + TEXT_SIZE - 1}">${escapeXml(line)}</tspan>`,
  )
  const anchor = middle ? ' text-anchor="middle"' : ''
  return `<text${anchor} font-weight="${weight}"${italic ? ' font-style="italic"' : ''} style="${style}">${spans.join('')}</text>`
}

function escapeXml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[&<>"]/g, (letter) => names[letter] ?? letter).replace(/[^\P{Cc}\n\t]/gu, '')
}
