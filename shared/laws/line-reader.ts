/** The text of one paragraph, line by line, while its XML is read. */
import type { LawLine } from '#shared/laws/law-text.ts'

export interface LineReader {
  readonly open: (name: string) => void
  readonly close: (name: string) => void
  readonly text: (words: string) => void
  /** The lines so far; the next paragraph begins empty. */
  readonly take: () => readonly LawLine[]
}

export function createLineReader(): LineReader {
  /** Inside the text proper: what else stands in a paragraph is about it. */
  let within = false
  let depth = 0
  let words = ''
  let lines: LawLine[] = []

  function keep(): void {
    const text = words.replace(/\s+/g, ' ').trim()
    words = ''
    if (text !== '') lines.push({ depth, text })
  }

  const opening: Readonly<Record<string, () => void>> = {
    P: keep,
    DT: keep,
    BR: () => (words += ' '),
    DL: () => {
      keep()
      depth += 1
    },
  }
  const closing: Readonly<Record<string, () => void>> = {
    P: keep,
    DD: keep,
    row: keep,
    DT: () => (words += ' '),
    entry: () => (words += ' '),
    DL: () => (depth = Math.max(0, depth - 1)),
    Content: () => {
      keep()
      within = false
      depth = 0
    },
  }
  return {
    open(name) {
      if (name === 'Content') within = true
      else if (within && Object.hasOwn(opening, name)) opening[name]?.()
    },
    close(name) {
      if (within && Object.hasOwn(closing, name)) closing[name]?.()
    },
    text(said) {
      if (within) words += said
    },
    take() {
      const taken = lines
      lines = []
      return taken
    },
  }
}
