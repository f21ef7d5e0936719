/**
 * Small records beside the cases: events, bodies of the directory, own values of lists and the like. A record is one by
 * its register `kind`; a record with a `code` is a case. There are few of them, so they stand whole in the index and
 * are read without opening anything. Each kind has a file of its own that reads and writes its registers.
 */
import * as z from 'zod'
import type { EntityId } from '#shared/domain/case-file.ts'
import { isHistory } from '#shared/domain/history.ts'
import { conflictsIn } from '#shared/domain/versions.ts'
import { isErased, shownValue, type JsonValue, type MergeableRecord } from '#shared/records/record.ts'

export const ItemKind = z.enum([
  'event',
  'body',
  'programme',
  'list-value',
  'absence',
  'saved-view',
  'chain-content',
  'chain-edition',
  // A case handed over to another office, and what became of it.
  'transfer',
])
export type ItemKind = z.infer<typeof ItemKind>

export interface Item {
  readonly id: EntityId
  readonly kind: ItemKind
  /** The value on show of each register but `kind` and the history. */
  readonly values: Readonly<Record<string, JsonValue>>
  /** Registers in which two unseen writes stand side by side. */
  readonly conflicts: readonly string[]
}

/**
 * Characters of JSON. Items stand in memory whole, so that what another office sends must not fill it; the longest event
 * or body that can be typed here is far below.
 */
const longestItem = 128 * 1024

/**
 * The item a record is; `null` for cases, for erased records, for kinds that only newer programs know, and for what is
 * far too long. Such a record is kept and passed on all the same.
 */
export function readItem(record: MergeableRecord): Item | null {
  if (isErased(record) || !Object.hasOwn(record.f, 'kind')) return null
  const kind = ItemKind.safeParse(shownValue(record, 'kind'))
  if (!kind.success) return null
  const names = Object.keys(record.f).filter((name) => name !== 'kind' && !isHistory(name))
  const values = names.map((name) => [name, shownValue(record, name) ?? null] as const)
  if (JSON.stringify(values).length > longestItem) return null
  return {
    id: record.id,
    kind: kind.data,
    values: Object.fromEntries(values),
    conflicts: conflictsIn(record).filter((name) => name !== 'kind'),
  }
}

/** An item that was taken away keeps its registers, so that taking it away can be undone. */
export function isRemoved({ values }: Item): boolean {
  return typeof values['removedOn'] === 'string'
}
