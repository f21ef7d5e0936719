/**
 * What was found out about a record while its package was read, kept with it for as long as it stays the same value: so
 * that nobody has to look through its registers once more, or to write again what lies there written.
 */
import type { MergeableRecord } from '#shared/records/record.ts'

export interface Received {
  /** The UTF-8 of the JSON, where it stands in the package just as this program would write it. */
  readonly json: Uint8Array | null
  /** Whether a register holds more than one write; only then can values contradict each other. */
  readonly hasSiblings: boolean
}

/** No name: it is in no JSON, and a copy or a merged record is another value and does not have it. */
const received = Symbol('received')

/** The same object, which remembers. */
export function asReceived(record: MergeableRecord, known: Received): MergeableRecord {
  return Object.defineProperty(record, received, { value: known })
}

/** `null` for a record that comes from no package, or that was changed since. */
export function receivedOf(record: MergeableRecord): Received | null {
  return (record as { readonly [received]?: Received })[received] ?? null
}

/** The record as JSON: as it lies there, or written now. */
export function jsonOf(record: MergeableRecord): Uint8Array | string {
  return receivedOf(record)?.json ?? JSON.stringify(record)
}
