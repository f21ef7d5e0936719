/**
 * What an import does to a record of which one side has seen all that the other has: the vectors say it, and nothing of
 * ours is opened. That is most of a package. Only of an office that writes as we do, whose word on a record counts like
 * our own: whoever may write no more than a part of it is compared register by register.
 */
import type { PlannedRecord } from '#shared/exchange/import-plan.ts'
import { receivedOf } from '#shared/exchange/received-record.ts'
import { covers } from '#shared/records/knowledge.ts'
import { isErased, type MergeableRecord, type RecordId } from '#shared/records/record.ts'
import { outlineOf } from '#renderer/vault/outline.ts'
import type { IndexEntry, RecordIndex } from '#renderer/vault/record-index.ts'

export interface ByVectors {
  readonly decided: readonly PlannedRecord[]
  /** To be merged with what stands here. */
  readonly open: readonly MergeableRecord[]
}

export function decideByVectors(
  index: Pick<RecordIndex, 'get'>,
  theirs: readonly MergeableRecord[],
): ByVectors {
  const twice = namedTwice(theirs)
  const decided: PlannedRecord[] = []
  const open: MergeableRecord[] = []
  for (const record of theirs) {
    const entry = twice.has(record.id) ? undefined : index.get(record.id)
    const planned = entry ? decide(entry, record) : null
    if (planned) decided.push(planned)
    else open.push(record)
  }
  return { decided, open }
}

/** `null` where both sides hold what the other has not seen, and where contradictions must be told apart. */
function decide(entry: IndexEntry, record: MergeableRecord): PlannedRecord | null {
  if (entry.x !== null || isErased(record)) return null
  if (covers(entry.vv, record.vv)) return { effect: 'unchanged', record: outlineOf(entry, record.sv) }
  return mayBeReplaced(entry, record) && covers(record.vv, entry.vv) ? { effect: 'changed', record } : null
}

/**
 * Whether theirs may be taken as it is. Not where it holds contradictions: which of them are new here only ours can say. And
 * not where ours was emptied on purpose, a reduced case or an ended hand-over: a device whose disk was put back behind its
 * back still holds what was taken out, and counts on behind the numbers of the writes that took it out.
 */
function mayBeReplaced({ head }: IndexEntry, record: MergeableRecord): boolean {
  return head !== null && head.anonymisedOn === null && receivedOf(record)?.hasSiblings === false
}

function namedTwice(records: readonly MergeableRecord[]): ReadonlySet<RecordId> {
  const once = new Set<RecordId>()
  const twice = new Set<RecordId>()
  for (const { id } of records) (once.has(id) ? twice : once).add(id)
  return twice
}
