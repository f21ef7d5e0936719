/** What a reader would stumble over in a picture of a chain. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bundledChains, bundledLibrary } from '#shared/chains/catalogue.ts'
import type { Chain } from '#shared/chains/chain.ts'
import { graphOfChain, type ChainGraph } from '#shared/diagram/chain-graph.ts'
import type { Box, Layout, Point } from '#shared/diagram/lay-out.ts'
import { Region } from '#shared/domain/value-lists.ts'

export const lookedAtOn = '2026-11-27' as CalendarDate

export function graphOf(chain: Chain): ChainGraph {
  return graphOfChain({ edition: { chain }, date: lookedAtOn, titleOfChain: (id) => `Kette ${id}` })
}

interface ShippedGraph {
  readonly name: string
  readonly graph: ChainGraph
}

const inEveryRegion: readonly ShippedGraph[] = bundledChains.flatMap(({ id }) =>
  Region.options.flatMap((region) => {
    const edition = bundledLibrary.edition(id, region)
    return edition ? [{ name: `${id}, ${region}`, graph: graphOf(edition.chain) }] : []
  }),
)

/** All shipped chains as they are lived in all regions; regions with the very same picture stand once. */
export const shippedGraphs: readonly ShippedGraph[] = [
  ...new Map(inEveryRegion.toReversed().map((one) => [JSON.stringify(one.graph), one])).values(),
].toReversed()

interface Named {
  readonly name: string
  readonly box: Box
}

/** Empty where nothing is wrong. */
export function flawsOf(layout: Layout): readonly string[] {
  const boxes: readonly Named[] = [
    ...layout.nodes.map((box) => ({ name: box.node.id, box })),
    ...layout.edges.flatMap(({ edge, label }) =>
      label ? [{ name: `label of ${edge.id}`, box: label }] : [],
    ),
    ...layout.bands.map(({ id, ...band }) => ({ name: `phase ${id}`, box: titleBox(band) })),
  ]
  const overlaps = boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .flatMap((other) => (meet(one.box, other.box) ? [`${one.name} on ${other.name}`] : [])),
  )
  const lines = layout.edges.flatMap(({ edge, pieces }) =>
    pieces.flatMap((piece) =>
      piece
        .slice(1)
        .flatMap((end, index) =>
          boxes.flatMap(({ name, box }) =>
            cuts(piece[index] ?? end, end, box) ? [`${edge.id} through ${name}`] : [],
          ),
        ),
    ),
  )
  return [
    ...overlaps,
    ...lines,
    ...boxes.filter(({ box }) => !within(box, layout)).map(({ name }) => `${name} outside`),
  ]
}

function titleBox({ x, y, lines }: Box): Box {
  return { x: x + 16, y: y + 16, width: 120, height: lines.length * 17, lines }
}

function meet(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** Lines run level or upright; touching the rim is arriving. */
function cuts(from: Point, to: Point, box: Box): boolean {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)]
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)]
  return left < box.x + box.width && right > box.x && top < box.y + box.height && bottom > box.y
}

function within({ x, y, width, height }: Box, frame: Layout): boolean {
  return x >= 0 && y >= 0 && x + width <= frame.width && y + height <= frame.height
}
