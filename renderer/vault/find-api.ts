/** The part of the vault's interface that finds things. */
import type { EntityId } from '#shared/domain/case-file.ts'
import type { CaseHead } from '#shared/domain/case-head.ts'
import type { CaseMark, FieldFilter } from '#shared/search/case-filters.ts'
import type { Excerpt } from '#shared/search/notes.ts'
import type { ListQuery, OnProgress } from '#renderer/vault/vault-api.ts'

/** How many cases each value would leave, given everything else that is asked for. */
export interface FacetCounts {
  readonly fields: Readonly<Record<FieldFilter, Readonly<Record<string, number>>>>
  readonly marks: Readonly<Record<CaseMark, number>>
}

/** A note in which everything that was looked for stands. */
export interface NoteHit {
  readonly caseId: EntityId
  readonly code: string
  readonly consultation: EntityId
  /** ISO day; empty where the consultation has none. */
  readonly on: string
  readonly excerpt: Excerpt
}

export interface NoteAnswer {
  /** Newest first; only the first few hundred. */
  readonly hits: readonly NoteHit[]
  /** Of all hits. */
  readonly total: number
  readonly casesRead: number
  readonly casesInAll: number
  /** Cases whose notes could not be opened. */
  readonly unreadable: number
}

export interface FindApi {
  /** Counts for choosing filters; order and window of the query do not matter. */
  readonly facets: (query: ListQuery) => Promise<FacetCounts>
  /** The heads of these cases in this order; without those that are gone or in the bin. */
  readonly heads: (ids: readonly EntityId[]) => Promise<readonly CaseHead[]>
  /** Opens every case and looks through its notes. A later call, or `stopNoteSearch`, ends it with what it has. */
  readonly searchNotes: (text: string, onProgress: OnProgress) => Promise<NoteAnswer>
  readonly stopNoteSearch: () => Promise<void>
}
