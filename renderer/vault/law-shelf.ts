/**
 * Official law texts an office has loaded: public text, so it lies open in a database of its own, apart from the vault.
 * It stays on this machine and travels in no package.
 */
import Dexie, { type Table } from 'dexie'
import type { LawSection, LawText } from '#shared/laws/law-text.ts'
import type { IndexedDbEngine } from '#renderer/vault/vault-database.ts'

export interface ShelvedLaw extends Omit<LawText, 'sections'> {
  readonly count: number
}

export interface LawShelf {
  /** Replaces an older file of the same law. */
  readonly put: (text: LawText) => Promise<void>
  readonly list: () => Promise<readonly ShelvedLaw[]>
  /** The whole law, so that taking it away can be undone; `null` when it is not there. */
  readonly take: (law: string) => Promise<LawText | null>
  readonly section: (law: string, number: string) => Promise<LawSection | null>
}

interface LawRow extends ShelvedLaw {
  readonly sections: readonly LawSection[]
}

export function openLawShelf(engine?: IndexedDbEngine): LawShelf {
  const db = new Dexie('fallkoffer-laws', { ...engine })
  db.version(1).stores({ laws: 'law' })
  const laws: Table<LawRow, string> = db.table('laws')
  return {
    put: async (text) => {
      await laws.put({ ...text, count: text.sections.length })
    },
    list: async () => {
      const rows = await laws.toArray()
      return rows.map(({ sections: _sections, ...rest }) => rest)
    },
    take: async (law) => {
      const row = await laws.get(law)
      if (!row) return null
      await laws.delete(law)
      const { count: _count, ...text } = row
      return text
    },
    section: async (law, number) => {
      const row = await laws.get(law)
      return row?.sections.find((section) => section.number === number) ?? null
    },
  }
}
