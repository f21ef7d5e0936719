import type { MergeableRecord, RecordId } from '#shared/records/record.ts'
import { chunksOf } from '#renderer/vault/pages.ts'

/** Records in pieces of `size` ids, in the order wanted. All states of one record are in the same piece. */
export function recordPieces(
  records: readonly MergeableRecord[],
  inOrder: (ids: readonly RecordId[]) => readonly RecordId[],
  size: number,
): readonly (readonly MergeableRecord[])[] {
  const statesById = new Map<RecordId, MergeableRecord[]>()
  for (const record of records) {
    const states = statesById.get(record.id)
    if (states) states.push(record)
    else statesById.set(record.id, [record])
  }
  return chunksOf(inOrder([...statesById.keys()]), size).map((ids) =>
    ids.flatMap((id) => statesById.get(id) ?? []),
  )
}
