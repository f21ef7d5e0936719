import type { ChainGraph } from '#shared/diagram/chain-graph.ts'
import { drawSvg } from '#shared/diagram/draw-svg.ts'
import { layOut } from '#shared/diagram/lay-out.ts'

/** The whole picture of a chain, black on white, as a file that stands by itself. */
export function drawOnPaper(graph: ChainGraph): string {
  const { title, summary } = graph.chain
  return drawSvg(layOut(graph), { title, description: summary, look: 'paper' })
}
