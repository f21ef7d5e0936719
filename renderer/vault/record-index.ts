/**
 * What is known of every record without opening it: where it lies, what it has seen, and its head. The index stands
 * in memory while the vault is open; its sealed form are head pages and single heads, of which several may be of one record.
 */
import type { CaseHead } from '#shared/domain/case-head.ts'
import type { Item } from '#shared/domain/item.ts'
import { covers } from '#shared/records/knowledge.ts'
import type { ErasedRecord, MergeableRecord, RecordId, VersionVector } from '#shared/records/record.ts'
import { isErased } from '#shared/records/record.ts'

export interface IndexEntry {
  readonly id: RecordId
  /** The body page that holds the record; `null`: it lies in the overlay. */
  readonly page: string | null
  /** Empty for an erased record. */
  readonly vv: VersionVector
  readonly x: ErasedRecord['x'] | null
  /** `null` for an erased record and for one that is no case. */
  readonly head: CaseHead | null
  /** The record itself where it is a small one beside the cases. */
  readonly item: Item | null
}

/** What the index keeps of a record's content. */
export type Digest = Pick<IndexEntry, 'head' | 'item'>

export function indexEntryOf(
  record: MergeableRecord,
  page: string | null,
  { head, item }: Digest,
): IndexEntry {
  return isErased(record)
    ? { id: record.id, page, vv: {}, x: record.x, head: null, item: null }
    : { id: record.id, page, vv: record.vv, x: null, head, item }
}

/**
 * Whether `next` is at least as new as `known`. Both are states of one record on one device, of which each later one has
 * seen all that the earlier have. Erasure absorbs.
 */
export function supersedes(next: IndexEntry, known: IndexEntry): boolean {
  if (next.x && known.x) return next.x.h >= known.x.h
  if (next.x || known.x) return next.x !== null
  return covers(next.vv, known.vv)
}

export interface RecordIndex {
  readonly get: (id: RecordId) => IndexEntry | undefined
  readonly size: () => number
  readonly entries: () => IterableIterator<IndexEntry>
  readonly put: (entry: IndexEntry) => void
  /** Takes the entry unless a newer one is known. Answers whether it was taken. */
  readonly offer: (entry: IndexEntry) => boolean
  readonly clear: () => void
  /** Told of every entry that is put. */
  readonly onPut: (listener: (next: IndexEntry) => void) => void
  readonly onClear: (listener: () => void) => void
}

export function createRecordIndex(): RecordIndex {
  const entriesById = new Map<RecordId, IndexEntry>()
  const putListeners: ((next: IndexEntry) => void)[] = []
  const clearListeners: (() => void)[] = []

  function put(entry: IndexEntry): void {
    entriesById.set(entry.id, entry)
    for (const listener of putListeners) listener(entry)
  }

  return {
    get: (id) => entriesById.get(id),
    size: () => entriesById.size,
    entries: () => entriesById.values(),
    put,
    offer(entry) {
      const known = entriesById.get(entry.id)
      if (known && !supersedes(entry, known)) return false
      put(entry)
      return true
    },
    clear() {
      entriesById.clear()
      for (const listener of clearListeners) listener()
    },
    onPut: (listener) => void putListeners.push(listener),
    onClear: (listener) => void clearListeners.push(listener),
  }
}
