/** Gathers names, state and paragraphs of a law while its XML is read. */
import type { LawSection } from '#shared/laws/law-text.ts'
import { createLineReader } from '#shared/laws/line-reader.ts'

export interface GatheredLaw {
  readonly names: { readonly official: string; readonly portal: string }
  readonly title: string
  readonly state: string
  readonly madeOn: string
  readonly sections: readonly LawSection[]
}

export interface SectionReader {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly close: (name: string) => void
  readonly text: (words: string) => void
  readonly result: () => GatheredLaw
}

/** Fields of `metadaten`, each taken where it first stands. */
const fields = ['amtabk', 'jurabk', 'langue', 'standkommentar', 'enbez', 'titel'] as const
type Field = (typeof fields)[number]
type Fields = Partial<Record<Field, string>>

const isField = (name: string): name is Field => (fields as readonly string[]).includes(name)
const wordsOf = (found: Fields, field: Field): string => (found[field] ?? '').replace(/\s+/g, ' ').trim()

export function createSectionReader(): SectionReader {
  const lines = createLineReader()
  const sections: LawSection[] = []
  let law: Fields = {}
  let norm: Fields = {}
  let madeOn = ''
  let field: Field | null = null

  function endNorm(): void {
    const number = /^§ (\d+[a-z]*)$/.exec(wordsOf(norm, 'enbez'))?.[1]
    const read = lines.take()
    if (number !== undefined) sections.push({ number, heading: wordsOf(norm, 'titel'), lines: read })
    law = { ...norm, ...law }
    norm = {}
  }

  return {
    open(name, attributes) {
      if (name === 'dokumente') madeOn = dayOf(attributes['builddate'] ?? '')
      if (isField(name)) field = name
      lines.open(name)
    },
    close(name) {
      lines.close(name)
      if (name === field) field = null
      if (name === 'norm') endNorm()
    },
    text(said) {
      if (field === null) lines.text(said)
      else norm[field] = `${norm[field] ?? ''}${said}`
    },
    result: () => ({
      names: { official: wordsOf(law, 'amtabk'), portal: wordsOf(law, 'jurabk') },
      title: wordsOf(law, 'langue'),
      state: wordsOf(law, 'standkommentar'),
      madeOn,
      sections,
    }),
  }
}

/** `20260819…` is 2026-08-19. */
function dayOf(stamp: string): string {
  return /^\d{8}/.test(stamp) ? `${stamp.slice(0, 4)}-${stamp.slice(4, 6)}-${stamp.slice(6, 8)}` : ''
}
