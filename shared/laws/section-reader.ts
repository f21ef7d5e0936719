/** Gathers names, state and paragraphs of a law while its XML is read. */
import type { LawLine, LawSection } from '#shared/laws/law-text.ts'

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

const isField = (name: string): name is Field => (fields as readonly string[]).includes(name)

export function createSectionReader(): SectionReader {
  const law: Partial<Record<Field, string>> = {}
  let norm: Partial<Record<Field, string>> = {}
  let lines: LawLine[] = []
  const sections: LawSection[] = []
  let madeOn = ''
  let field: Field | null = null
  /** Inside the text proper, not in footnotes or tables of contents. */
  let within = false
  let depth = 0
  let words = ''

  function keep(): void {
    const text = words.replace(/\s+/g, ' ').trim()
    words = ''
    if (text !== '') lines.push({ depth, text })
  }

  function endNorm(): void {
    const number = /^§ (\d+[a-z]*)$/.exec((norm.enbez ?? '').trim())?.[1]
    if (number !== undefined) sections.push({ number, heading: norm.titel ?? '', lines })
    for (const name of fields) law[name] ??= norm[name]
    norm = {}
    lines = []
  }

  return {
    open(name, attributes) {
      if (name === 'dokumente') madeOn = dayOf(attributes['builddate'] ?? '')
      if (name === 'Content') within = true
      if (isField(name)) field = name
      if (!within) return
      if (name === 'P' || name === 'DT') keep()
      if (name === 'DL') {
        keep()
        depth += 1
      }
      if (name === 'BR') words += ' '
    },
    close(name) {
      if (name === field) field = null
      if (name === 'norm') endNorm()
      if (!within) return
      if (name === 'DT') words += ' '
      if (name === 'P' || name === 'DD' || name === 'row') keep()
      if (name === 'entry') words += ' '
      if (name === 'DL') depth = Math.max(0, depth - 1)
      if (name === 'Content') {
        keep()
        within = false
        depth = 0
      }
    },
    text(said) {
      if (field !== null) norm[field] = `${norm[field] ?? ''}${said}`
      else if (within) words += said
    },
    result: () => ({
      names: { official: law.amtabk?.trim() ?? '', portal: law.jurabk?.trim() ?? '' },
      title: law.langue?.replace(/\s+/g, ' ').trim() ?? '',
      state: law.standkommentar?.replace(/\s+/g, ' ').trim() ?? '',
      madeOn,
      sections,
    }),
  }
}

/** `20260819…` is 2026-08-19. */
function dayOf(stamp: string): string {
  return /^\d{8}/.test(stamp) ? `${stamp.slice(0, 4)}-${stamp.slice(4, 6)}-${stamp.slice(6, 8)}` : ''
}
