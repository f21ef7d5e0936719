/** The text of one paragraph, line by line, while its XML is read. */
import type { LawLine } from '#shared/laws/law-text.ts'

export interface LineReader {
  readonly open: (name: string) => void
  readonly close: (name: string) => void
  readonly text: (words: string) => void
  /** The lines so far; the next paragraph begins empty. */
  readonly take: () => readonly LawLine[]
}

interface Page {
  /** Inside the text proper: what else stands in a paragraph is about it. */
  within: boolean
  depth: number
  words: string
  lines: LawLine[]
}

function keep(page: Page): void {
  const text = page.words.replace(/\s+/g, ' ').trim()
  page.words = ''
  if (text !== '') page.lines.push({ depth: page.depth, text })
}

function space(page: Page): void {
  page.words += ' '
}

const opening: Readonly<Record<string, (page: Page) => void>> = {
  P: keep,
  DT: keep,
  BR: space,
  DL: (page) => {
    keep(page)
    page.depth += 1
  },
}

const closing: Readonly<Record<string, (page: Page) => void>> = {
  P: keep,
  DD: keep,
  row: keep,
  DT: space,
  entry: space,
  DL: (page) => {
    page.depth = Math.max(0, page.depth - 1)
  },
  Content: (page) => {
    keep(page)
    page.within = false
    page.depth = 0
  },
}

export function createLineReader(): LineReader {
  const page: Page = { within: false, depth: 0, words: '', lines: [] }
  return {
    open(name) {
      if (name === 'Content') page.within = true
      else if (page.within && Object.hasOwn(opening, name)) opening[name]?.(page)
    },
    close(name) {
      if (page.within && Object.hasOwn(closing, name)) closing[name]?.(page)
    },
    text(said) {
      if (page.within) page.words += said
    },
    take: () => page.lines.splice(0),
  }
}
