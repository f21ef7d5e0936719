/** Writes registers in a draft: with the device's next numbers, and with a line in the record's history. */
import { dateAt, timeAt } from '#shared/base/calendar-date.ts'
import { historyWrite, isHistory } from '#shared/domain/history.ts'
import { shownValue, type LiveRecord } from '#shared/records/record.ts'
import { writeRegisters, type RegisterWrite } from '#shared/records/write.ts'
import type { Draft } from '#renderer/vault/draft.ts'
import { adviserOf } from '#renderer/vault/adviser.ts'
import { ownOf, type Session } from '#renderer/vault/session.ts'
import type { World } from '#renderer/vault/world.ts'

/** The schema new writes follow; readers lift older ones. */
export const schemaVersion = 1

export interface RecordWrite {
  readonly record: LiveRecord
  readonly writes: readonly RegisterWrite[]
  /** What the history names instead of all that is written. */
  readonly remembered?: readonly string[]
}

export interface Writing {
  readonly world: World
  readonly session: Session
  readonly draft: Pick<Draft, 'control' | 'putControl' | 'putRecord'>
}

export function writeRecord(
  { world: { clock, timeZone }, session, draft }: Writing,
  { record, writes, remembered }: RecordWrite,
): LiveRecord {
  const own = ownOf(draft.control)
  const now = clock.now()
  const moment = {
    day: dateAt(now, timeZone),
    time: timeAt(now, timeZone),
    by: adviserOf(session),
    device: own.device,
  }
  const names = remembered ?? writes.map(({ name }) => name).filter((name) => !isHistory(name))
  // A history that is written back (undo) goes on from there.
  const known = (name: string) =>
    writes.findLast((write) => write.name === name)?.value ?? shownValue(record, name)
  const line = historyWrite(known, moment, names)
  const written = writeRegisters(record, [...writes, line], { author: own, now, schemaVersion })
  draft.putRecord(written.record)
  draft.putControl('own', { ...own, counter: written.author.counter, stamp: written.author.stamp })
  return written.record
}
