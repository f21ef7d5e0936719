/** Records sealed in pages of their own, with what the index keeps of them. */
import { receivedOf } from '#shared/exchange/received-record.ts'
import type { MergeableRecord } from '#shared/records/record.ts'
import { recordsPerPage, sealBodyPages, type BodyPage } from '#renderer/vault/pages.ts'
import { indexEntryOf, type IndexEntry } from '#renderer/vault/record-index.ts'
import type { StoreParts } from '#renderer/vault/record-store.ts'

export interface PagedRecords {
  readonly pages: readonly BodyPage[]
  readonly entries: readonly IndexEntry[]
}

/** So many are sealed at once: enough to keep the cipher busy, little enough for memory. */
export const sealedAtOnce = recordsPerPage * 16

/**
 * No more than `sealedAtOnce` in a call. Those of a long package that do not lie there written are read here, for as long
 * as they are needed.
 */
export async function sealInPages(
  { box, random, digestOf }: Pick<StoreParts, 'box' | 'random' | 'digestOf'>,
  late: readonly MergeableRecord[],
): Promise<PagedRecords> {
  const records = late.map((record) => (receivedOf(record)?.json ? record : { ...record }))
  const sealing = sealBodyPages(box, random, records)
  // While others encrypt and write, what the index keeps of them is read.
  const digests = new Map(records.map((record) => [record, digestOf(record)]))
  const pages = await sealing
  const entries = pages.flatMap(({ row, records: inside }) =>
    inside.map((record) => indexEntryOf(record, row.id, digests.get(record) ?? digestOf(record))),
  )
  return { pages, entries }
}
