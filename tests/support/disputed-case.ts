/** A case in which two devices wrote into the same fields without knowing of each other. */
import { mergeRecords } from '#shared/records/merge.ts'
import { firstStamp } from '#shared/records/hybrid-clock.ts'
import type { MergeableRecord } from '#shared/records/record.ts'
import { emptyRecord, writeRegisters, type Author, type RegisterWrite } from '#shared/records/write.ts'

export interface Dispute {
  readonly id: string
  /** What both knew. */
  readonly known: readonly RegisterWrite[]
  /** What each wrote then. */
  readonly here: readonly RegisterWrite[]
  readonly there: readonly RegisterWrite[]
  /** Milliseconds of both clocks. */
  readonly now: number
}

export function disputedCase({ id, known, here, there, now }: Dispute): MergeableRecord {
  const writer = (device: string): Author => ({ device: device.repeat(32), counter: 0, stamp: firstStamp })
  const begun = writeRegisters(emptyRecord(id), known, { author: writer('a'), now, schemaVersion: 1 })
  const later = (author: Author, writes: readonly RegisterWrite[]) =>
    writeRegisters(begun.record, writes, { author, now, schemaVersion: 1 }).record
  return mergeRecords(later(begun.author, here), later(writer('b'), there))
}
