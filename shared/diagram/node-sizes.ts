/** How large boxes and labels are, from their words. */
import type { ChainNode } from '#shared/diagram/chain-graph.ts'
import { measureText, wrapText, type MeasureText } from '#shared/diagram/measure-text.ts'

export const TEXT_SIZE = 13
export const LINE_HEIGHT = 17
export const BOX_PAD = 10
export const PHASE_WIDTH = 136

const STEP_WIDTH = 186
const END_WIDTH = 156
const LABEL_WIDTH = 126
const GATEWAY = 34
const START = 22
/** Under the words of a step, for its state in a case. */
export const STATE_HEIGHT = 20

export interface Sized {
  readonly width: number
  readonly height: number
  readonly lines: readonly string[]
}

/** How much room the parts of a picture take. */
export interface Sizes {
  readonly ofNode: (node: ChainNode) => Sized
  readonly ofLabel: (text: string) => Sized
  readonly ofPhase: (title: string) => Sized
}

/** As the app itself draws a chain. */
export const ownSizes: Sizes = {
  ofNode: (node) => sizeOfNode(node, measureText),
  ofLabel: (text) => sizeOfLabel(text, measureText),
  ofPhase: (title) => sizeOfPhase(title, measureText),
}

function sizeOfNode(node: ChainNode, measure: MeasureText): Sized {
  if (node.kind === 'start') return { width: START, height: START, lines: [] }
  if (node.kind === 'gateway') return { width: GATEWAY, height: GATEWAY, lines: [] }
  const width = node.kind === 'step' ? STEP_WIDTH : END_WIDTH
  const lines = wrapText(wordsOf(node), { width: width - 2 * BOX_PAD, size: TEXT_SIZE, measure })
  const state = node.kind === 'step' ? STATE_HEIGHT : 0
  return { width, height: lines.length * LINE_HEIGHT + 2 * BOX_PAD + state, lines }
}

function sizeOfLabel(text: string, measure: MeasureText): Sized {
  const lines = wrapText(text, { width: LABEL_WIDTH, size: TEXT_SIZE, measure })
  const widest = Math.max(0, ...lines.map((line) => measure(line, TEXT_SIZE)))
  return { width: Math.ceil(widest) + 8, height: lines.length * LINE_HEIGHT + 6, lines }
}

function sizeOfPhase(title: string, measure: MeasureText): Sized {
  const lines = wrapText(title, { width: PHASE_WIDTH - 16, size: TEXT_SIZE, measure })
  return { width: PHASE_WIDTH, height: lines.length * LINE_HEIGHT + 12, lines }
}

function wordsOf(node: ChainNode): string {
  if (node.kind === 'step') return `${node.code} ${node.title}`
  return node.kind === 'link' ? `→ ${node.title}` : node.title
}
