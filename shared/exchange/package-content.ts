/** The lines of a package, run by run, and what they come to together. */
import { err, ok, type Result } from '#shared/base/result.ts'
import { readFigures, type FigureSet } from '#shared/exchange/figure-lines.ts'
import { maxLine, maxLines, unpackBody, writtenRecord, type Line } from '#shared/exchange/package-body.ts'
import type { Container } from '#shared/exchange/package-container.ts'
import type { PackageError, ReadingStopped } from '#shared/exchange/package-error.ts'
import {
  readLines,
  type Acknowledgement,
  type FoundRecord,
  type LinesRead,
  type LinesToRead,
  type Receipt,
} from '#shared/exchange/package-lines.ts'
import { lazyRecord } from '#shared/exchange/lazy-record.ts'
import { asReceived } from '#shared/exchange/received-record.ts'
import { createReadingWatch, type OnReading, type ReadingWatch } from '#shared/exchange/reading-watch.ts'
import { createRunSource, type Run, type RunSource } from '#shared/exchange/run-source.ts'
import type { ScopeChoice } from '#shared/exchange/scope-choice.ts'
import { firstStamp, lastBelieved, type HybridStamp } from '#shared/records/hybrid-clock.ts'
import type { LiveRecord, MergeableRecord } from '#shared/records/record.ts'

export interface PackageContent {
  readonly records: readonly MergeableRecord[]
  readonly acknowledgements: readonly Acknowledgement[]
  readonly receipts: readonly Receipt[]
  /** What the partners of the sender's office receive; said within an office only. */
  readonly choices: readonly ScopeChoice[]
  /** Rows for counting, where it brings a set. */
  readonly figures: FigureSet | null
  readonly directoryLine: Line | null
  /** Lines of a kind that this program does not know. */
  readonly passed: number
  /** The latest stamp in any record, but for those of a clock far ahead. */
  readonly latestStamp: HybridStamp
}

/**
 * Above so many bytes of lines the content of cases stays unread until it is asked for. What dies as soon as it was checked
 * costs neither memory nor the work of collecting it; what is asked for after all is read once more.
 */
const longBody = 8 * 1024 * 1024
/** Bytes that are read without a pause: some fifty milliseconds' worth. */
const runLength = 512 * 1024

/** What is to be done with a case that was found unread, once it is held; made while it is there whole. */
export type Keep = (held: MergeableRecord) => void

/** Asked about each case that is found unread, with the office that sent it. */
export type OnUnread = (whole: LiveRecord, office: string) => Keep | null

/** A run of lines and what `OnUnread` made of its cases, in their order. */
export interface RunRead {
  readonly lines: LinesRead
  readonly keeps: readonly (Keep | null)[]
}

/** Reads a run elsewhere while this thread goes on with another. `null`: it is to be read here. */
export type ReadElsewhere = (asked: LinesToRead, office: string) => Promise<RunRead | null>

export interface ReadingContent {
  readonly now: number
  readonly lateAbove?: number
  readonly onUnread?: OnUnread | undefined
  /** Who else reads lines, from the first that is unpacked. */
  readonly findOther?: (() => ReadElsewhere | null) | undefined
  /** Waited for now and then, so that a long package does not keep all other work from being done. */
  readonly pause?: () => Promise<void>
  /** Told now and then how far it is, to unpack and to read; answers whether to go on. */
  readonly onReading?: OnReading | undefined
}

export async function readContent(
  { header, body }: Container,
  reading: ReadingContent,
): Promise<Result<PackageContent, PackageError | ReadingStopped>> {
  const source = createRunSource({ runLength, maxLine })
  const isLong = header.bodyBytes > (reading.lateAbove ?? longBody)
  const watch = createReadingWatch(2 * header.bodyBytes, reading)
  const readers = createReaders(source, { ...reading, isLong, office: header.office, watch })
  // While it is unpacked here, another one reads what is there already.
  const elsewhere = readers.elsewhere()
  elsewhere.catch(() => undefined)
  const onPart = async (part: Uint8Array) => {
    source.add(part)
    return (await watch.add(part.length)) && readers.mayGoOn()
  }
  const unpacked = await unpackBody(header, body, onPart).finally(source.end)
  if (!unpacked.ok) readers.stop()
  await Promise.all([readers.here(), elsewhere])
  if (watch.isStopped()) return err({ type: 'Stopped' })
  if (!unpacked.ok) return unpacked
  const content = joined(readers.found())
  return content?.records.length === header.records ? ok(content) : err({ type: 'E_BODY' })
}

interface ReadParts extends RunRead {
  readonly parts: readonly Uint8Array[]
}

interface ReadingRuns extends ReadingContent {
  readonly isLong: boolean
  readonly office: string
  readonly watch: ReadingWatch
}

interface Readers {
  /** Each reads run after run until there are none. */
  readonly here: () => Promise<void>
  readonly elsewhere: () => Promise<void>
  readonly stop: () => void
  /** Whether nothing has failed or was stopped yet. */
  readonly mayGoOn: () => boolean
  /** The runs in their order; `null` where one of them did not read. */
  readonly found: () => readonly ReadParts[] | null
}

function createReaders(source: RunSource, reading: ReadingRuns): Readers {
  const { isLong, office, now, findOther, watch } = reading
  const about = { isLong, last: lastBelieved(now) }
  const found: ReadParts[] = []
  const state = { lines: 0, failed: false }
  const readHere = async (asked: LinesToRead) => readRun(asked, reading)

  function keep({ at, parts }: Run, run: RunRead | null): void {
    if (run) found[at] = { ...run, parts }
    state.lines += run?.lines.lines ?? 0
    if (!run || state.lines > maxLines) state.failed = true
  }

  async function work(read: (asked: LinesToRead) => Promise<RunRead | null>): Promise<void> {
    for (let next = await source.next(); next && !state.failed; next = await source.next()) {
      const run = await read({ ...about, parts: next.parts, isFirst: next.at === 0 })
      keep(next, run)
      if (!(await watch.add(lengthOf(next.parts)))) state.failed = true
    }
  }

  return {
    here: async () => work(readHere),
    async elsewhere() {
      const other = isLong ? findOther?.() : null
      if (!other) return
      // What it fails at or will not answer for is read here.
      const read = async (asked: LinesToRead) =>
        (await other(asked, office).catch(() => null)) ?? readHere(asked)
      // Two at once: it is to have its next run before it is done with the last.
      await Promise.all([work(read), work(read)])
    },
    stop: () => void (state.failed = true),
    mayGoOn: () => !state.failed,
    found: () => (state.failed ? null : found),
  }
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0)
}

async function readRun(
  asked: LinesToRead,
  { office, onUnread, pause }: ReadingRuns,
): Promise<RunRead | null> {
  const keeps: (Keep | null)[] = []
  const lines = readLines(asked, (whole) => void keeps.push(onUnread?.(whole, office) ?? null))
  await pause?.()
  return lines && { lines, keeps }
}

/** `null` where something does not read. */
function joined(runs: readonly ReadParts[] | null): PackageContent | null {
  if (!runs) return null
  const all = runs.map(({ lines }) => lines)
  const figures = readFigures(all.flatMap(({ figureLines }) => figureLines))
  if (figures === undefined) return null
  return {
    records: runs.flatMap(heldRecords),
    acknowledgements: all.flatMap(({ acknowledgements }) => acknowledgements),
    receipts: all.flatMap(({ receipts }) => receipts),
    choices: all.flatMap(({ choices }) => choices),
    figures,
    directoryLine: all[0]?.directoryLines[0] ?? null,
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    latestStamp: all.reduce(
      (latest, { latestStamp }) => (latestStamp > latest ? latestStamp : latest),
      firstStamp,
    ),
  }
}

/** The records of a run as they are held until they are taken over. */
function heldRecords({ lines, keeps, parts }: ReadParts): readonly MergeableRecord[] {
  const lineOf = cutterOf(parts)
  let unread = 0
  return lines.records.map((found) => {
    const record = heldRecord(found, lineOf(found))
    if (found.isUnread) keeps[unread++]?.(record)
    return record
  })
}

type Place = Pick<FoundRecord, 'from' | 'to'>

/** Cuts lines out of the parts, asked for in their order. */
function cutterOf(parts: readonly Uint8Array[]): (place: Place) => Uint8Array {
  let [at, before] = [0, 0]
  const part = () => parts[at] ?? new Uint8Array(0)
  return ({ from, to }) => {
    while (at < parts.length && from >= before + part().length) {
      before += part().length
      at += 1
    }
    return part().subarray(from - before, to - before)
  }
}

function heldRecord(
  { record, isUnread, isClean, isWritten, hasSiblings }: FoundRecord,
  line: Uint8Array,
): MergeableRecord {
  const known = { json: isWritten ? writtenRecord(line) : null, hasSiblings }
  return asReceived(isUnread ? lazyRecord(record, line, isClean) : record, known)
}
