/**
 * Work on bytes that needs no key, for a thread of its own: to read lines of a package, and to compress pages. On two
 * processors it is done beside everything else.
 */
import { transfer } from 'comlink'
import { gzip } from '#shared/base/platform-bytes.ts'
import {
  hasOnlyRecords,
  readLines,
  type LinesToRead,
  type RecordLines,
} from '#shared/exchange/package-lines.ts'
import { aheadOf, type Ahead } from '#renderer/vault/digest.ts'
import { fromEntryRows, toEntryRows, type EntryRows } from '#renderer/vault/head-rows.ts'
import { indexEntryOf, type IndexEntry } from '#renderer/vault/record-index.ts'

/** As it comes from the other thread: of a run that holds nothing but records. */
export interface HelpedRun {
  readonly lines: RecordLines
  /** Of the cases that were found unread, in their order. */
  readonly entries: EntryRows
  readonly reduced: readonly boolean[]
}

export interface Lent<T> {
  readonly done: T
  /** The very room that was handed over, to be used again. */
  readonly room: Uint8Array<ArrayBuffer>
}

export interface Helper {
  /**
   * Reads a run of lines, and makes the digests of its cases where they are wanted. `null` where a line does not read or is no
   * record: whoever asked is to see for himself.
   */
  readonly readRun: (asked: LentLines, wantsDigests: boolean) => Promise<Lent<HelpedRun | null>>
  /** The first `length` bytes of the room as one gzip member. */
  readonly press: (room: Uint8Array<ArrayBuffer>, length: number) => Promise<Lent<Uint8Array>>
}

export interface LentLines extends LinesToRead {
  readonly parts: readonly [Uint8Array<ArrayBuffer>]
}

/** Starts it where it does not run yet; `null` until it does, and where there is none. */
export type FindHelper = () => Helper | null

/** What it answers is moved, where it crosses to another thread. */
export const helper: Helper = {
  async readRun(asked, wantsDigests) {
    const done = readRun(asked, wantsDigests)
    const [{ buffer }] = asked.parts
    return transfer({ done, room: new Uint8Array(buffer) }, [buffer])
  },
  async press(room, length) {
    const done = await gzip(room.subarray(0, length))
    return transfer({ done, room }, [done.buffer as ArrayBuffer, room.buffer])
  },
}

function readRun(asked: LinesToRead, wantsDigests: boolean): HelpedRun | null {
  const entries: IndexEntry[] = []
  const reduced: boolean[] = []
  const lines = readLines(asked, (whole) => {
    if (!wantsDigests) return
    const { isReduced, ...digest } = aheadOf(whole)
    // What the record says of itself comes with its line.
    entries.push({ ...indexEntryOf(whole, null, digest), vv: {} })
    reduced.push(isReduced)
  })
  // Only records are proved to be no deeper than a thread may send: what is nested a thousand times arrives as nothing at all,
  // without a word to either side.
  if (!lines || !hasOnlyRecords(lines)) return null
  const { records, lines: count, passed, latestStamp } = lines
  const sent = { records, lines: count, passed, latestStamp }
  return { lines: sent, entries: toEntryRows(entries), reduced }
}

/** What the index keeps of the cases of a run, in their order. */
export function digestsOf({ entries, reduced }: HelpedRun): readonly Ahead[] {
  return fromEntryRows(entries).map(({ head, item }, at) => ({ head, item, isReduced: reduced[at] === true }))
}
