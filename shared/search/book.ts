/**
 * Everything that is found beside the cases: events, bodies, chains, chapters, settings, commands. They are few, so
 * they are looked through whole at every key; the ones whose title says it come first.
 */
import { collapse, fold } from '#shared/search/fold.ts'
import { createSearchIndex } from '#shared/search/search-index.ts'

export interface BookEntry {
  readonly id: string
  readonly title: string
  /** Other short texts: kinds, towns, a letter. A slip in them is forgiven as in the title. */
  readonly short: readonly string[]
  /** Long texts. */
  readonly texts: readonly string[]
}

export interface Book<Entry extends BookEntry> {
  /** Best first; all of them for no words. */
  readonly find: (typed: string) => readonly Entry[]
}

export function createBook<Entry extends BookEntry>(entries: readonly Entry[]): Book<Entry> {
  const index = createSearchIndex()
  const pages = entries.map((entry) => {
    const { title, short, texts } = entry
    return { entry, number: index.add({ texts, short: [title, ...short] }), titles: spellings(title) }
  })
  return {
    find(typed) {
      if (typed.trim() === '') return entries
      const isHit = index.find(typed)
      const wanted = spellings(typed.trim())
      return pages
        .filter(({ number }) => isHit(number))
        .map((page) => ({ page, rank: rankOf(page, wanted) }))
        .sort((a, b) => a.rank - b.rank || a.page.number - b.page.number)
        .map(({ page }) => page.entry)
    },
  }
}

function spellings(text: string): readonly string[] {
  const folded = fold(text)
  return [folded, collapse(folded)]
}

/** The title begins with it, a word of the title does, the title holds it, or something else does. */
function rankOf({ titles }: { readonly titles: readonly string[] }, wanted: readonly string[]): number {
  const ranks = titles.map((title, spelling) => {
    const at = title.indexOf(wanted[spelling] ?? '')
    if (at <= 0) return at === 0 ? 0 : 3
    return /[\p{L}\p{N}]/u.test(title.charAt(at - 1)) ? 2 : 1
  })
  return Math.min(...ranks)
}
