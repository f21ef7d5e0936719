/**
 * The room that programs for BPMN need: they put a sign into the corner of a task and a plus at the foot of a call, write
 * the words of an end below its ring, and do not break a line where its label stands.
 */
import { measureText, wrapText } from '#shared/diagram/measure-text.ts'
import { ownSizes, type Sized, type Sizes } from '#shared/diagram/node-sizes.ts'

/** Events are small rings in BPMN, with their words below. */
export const EVENT = 36
/** Between a line and its label. */
export const BESIDE_LINE = 5

/** Words stand in the middle, so that a sign at the top or at the foot asks for its height twice. */
const SIGNS = 60
const AROUND_WORDS = 20
const AROUND_WORDS_AND_STATE = 40

/** Words beside lines and rings, in the small letter that programs use for them. */
const OUTSIDE = { width: 124, size: 11, line: 14 }
/** Nobody knows their font: some are wider than ours, and may need one line more. */
const SAFELY = 0.8

export const bpmnSizes: Sizes = {
  ...ownSizes,
  ofNode: (node) => {
    const size = ownSizes.ofNode(node)
    if (node.kind === 'start') return { ...size, width: EVENT, height: EVENT }
    if (node.kind === 'outcome') return underRing(outside(node.title))
    if (node.kind === 'step') return { ...size, height: size.height + SIGNS - AROUND_WORDS_AND_STATE }
    return node.kind === 'link' ? { ...size, height: size.height + SIGNS - AROUND_WORDS } : size
  },
  // Twice as wide: the line stays in the middle, the words stand to the right of it.
  ofLabel: (text) => {
    const size = outside(text)
    return { ...size, width: 2 * (size.width + 2 * BESIDE_LINE) }
  },
}

function underRing(words: Sized): Sized {
  return { ...words, height: EVENT + words.height }
}

function outside(text: string): Sized {
  const { width, size, line } = OUTSIDE
  const lines = wrapText(text, { width: width * SAFELY, size, measure: measureText })
  return { width, height: (lines.length + 1) * line, lines }
}
