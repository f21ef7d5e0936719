/**
 * Reading all cases, page after page, for what no head tells. It goes on beside the queue of saves, never within it, so
 * that a save waits for one page at most; what is found is the state of each page at the moment it was read.
 */
import type { MergeableRecord, RecordId } from '#shared/records/record.ts'
import { readMany } from '#renderer/vault/read-many.ts'
import type { Session } from '#renderer/vault/session.ts'

/** So many loose records are read at once: those of the overlay lie one by one. */
const looseAtOnce = 64

/** Ids of the cases outside the bin, in the groups in which they can be read. */
export function casesByPage({ store, list }: Session): readonly (readonly RecordId[])[] {
  const pages = new Map<string, RecordId[]>()
  let loose = 0
  for (const { id, page } of store.parts.index.entries()) {
    const head = list.headOf(id)
    if (!head || head.binnedOn !== null) continue
    const group = page ?? `loose ${String(Math.floor(loose++ / looseAtOnce))}`
    const ids = pages.get(group)
    if (ids) ids.push(id)
    else pages.set(group, [id])
  }
  return [...pages.values()]
}

/** The records of a group that open. A page that is gone or spoiled is tried record by record. */
export async function readPage(
  { store }: Session,
  ids: readonly RecordId[],
): Promise<readonly MergeableRecord[]> {
  const together = await readMany(store, ids)
  if (together) return [...together.values()]
  const one = await Promise.all(ids.map(async (id) => store.record(id)))
  return one.filter((record) => record !== null && record !== undefined)
}

/** Lets what waits in the worker go first: keys of the list, saves, the word to stop. */
export async function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
