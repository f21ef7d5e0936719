/** The lines of a package, read and sorted. */
import * as z from 'zod'
import { err, ok, type Result } from '#shared/base/result.ts'
import { readFigures, type FigureSet } from '#shared/exchange/figure-lines.ts'
import {
  inflateBody,
  linesOf,
  recordJson,
  type Line,
  type PlacedLine,
} from '#shared/exchange/package-body.ts'
import type { Container } from '#shared/exchange/package-container.ts'
import type { PackageError } from '#shared/exchange/package-error.ts'
import { DeviceIdText, Vector } from '#shared/exchange/package-header.ts'
import { lazyRecord } from '#shared/exchange/lazy-record.ts'
import { asReceived } from '#shared/exchange/received-record.ts'
import { readRecord } from '#shared/exchange/record-check.ts'
import { ScopeChoice } from '#shared/exchange/scope-choice.ts'
import { firstStamp, lastBelieved, type HybridStamp } from '#shared/records/hybrid-clock.ts'
import { maxCounter } from '#shared/records/knowledge.ts'
import { isErased, type LiveRecord, type MergeableRecord } from '#shared/records/record.ts'

/** What the sender has heard another device to know. */
export const Acknowledgement = z.looseObject({ t: z.literal('ack'), dev: DeviceIdText, have: Vector })
export type Acknowledgement = z.infer<typeof Acknowledgement>

/** Which packages of a device the sender has taken in. */
export const Receipt = z.looseObject({
  t: z.literal('got'),
  dev: DeviceIdText,
  seqs: z.array(z.number().int().positive()).max(1_000),
  /** Which came too, though not all of them could be taken in. */
  aside: z.array(z.number().int().positive()).max(1_000).optional(),
  /** All writes of that device up to this one came in packages of its own. */
  own: z.number().int().nonnegative().max(maxCounter).optional(),
})
export type Receipt = z.infer<typeof Receipt>

export interface PackageContent {
  readonly records: readonly MergeableRecord[]
  readonly acknowledgements: readonly Acknowledgement[]
  readonly receipts: readonly Receipt[]
  /** What the partners of the sender's office receive; said within an office only. */
  readonly choices: readonly ScopeChoice[]
  /** Rows for counting, where it brings a set. */
  readonly figures: FigureSet | null
  readonly directoryLine: Line | null
  /** Lines of a kind that this program does not know. No error: a later one may need them; they are not held in memory. */
  readonly passed: number
  /** The latest stamp in any record, but for those of a clock far ahead: the own one must not follow them. */
  readonly latestStamp: HybridStamp
}

/**
 * Above so many bytes of lines the content of cases stays unread until it is asked for. What dies as soon as it was checked
 * costs neither memory nor the work of collecting it; what is asked for after all is read once more.
 */
const longBody = 8 * 1024 * 1024

/** Is told every case that is held unread, while it is there whole, and the office that sent it. */
export type OnUnread = (held: MergeableRecord, whole: LiveRecord, office: string) => void

export interface ReadingContent {
  readonly now: number
  readonly lateAbove?: number
  readonly onUnread?: OnUnread | undefined
  /** Waited for now and then, so that a long package does not keep all other work from being done. */
  readonly pause?: () => Promise<void>
}

export async function readContent(
  { header, body }: Container,
  { now, lateAbove = longBody, onUnread = () => undefined, pause = async () => undefined }: ReadingContent,
): Promise<Result<PackageContent, PackageError>> {
  const plain = await inflateBody(header, body)
  if (!plain.ok) return plain
  const reading: Reading = {
    isLong: plain.value.length > lateAbove,
    last: lastBelieved(now),
    onUnread: (held, whole) => onUnread(held, whole, header.office),
  }
  const content = await collect(plain.value, reading, pause)
  return content && content.records.length === header.records ? ok(content) : err({ type: 'E_BODY' })
}

interface Gathered {
  readonly records: MergeableRecord[]
  readonly acknowledgements: Acknowledgement[]
  readonly receipts: Receipt[]
  readonly choices: ScopeChoice[]
  readonly figureLines: Line[]
  readonly directoryLines: Line[]
  /** How many lines came before. */
  lines: number
  passed: number
  latestStamp: HybridStamp
}

interface Reading {
  /** Cases are held unread. */
  readonly isLong: boolean
  readonly onUnread: (held: MergeableRecord, whole: LiveRecord) => void
  /** Later stamps come from a clock far ahead. */
  readonly last: HybridStamp
}

/** Takes one line; `false` where it does not read. */
type Take = (into: Gathered, line: PlacedLine, reading: Reading) => boolean

const takers: Readonly<Record<string, Take>> = {
  rec(into, line, reading) {
    const record = readRecord(line.value['rec'])
    if (!record) return false
    into.latestStamp = laterStamp(into.latestStamp, record, reading.last)
    into.records.push(heldRecord(line, record, reading))
    return true
  },
  ack(into, { value }) {
    const acknowledgement = readAcknowledgement(value)
    if (acknowledgement) into.acknowledgements.push(acknowledgement)
    return acknowledgement !== null
  },
  got(into, { value }) {
    const receipt = Receipt.safeParse(value)
    if (receipt.success) into.receipts.push(receipt.data)
    return receipt.success
  },
  scope(into, { value }) {
    const choice = ScopeChoice.safeParse(value)
    if (choice.success) into.choices.push(choice.data)
    return choice.success
  },
  fig: (into, { value }) => into.figureLines.push(value) > 0,
  // Nobody vouches for a sender that only the directory names, so that one must be found without reading on.
  dir: (into, { value }) => into.lines === 0 && into.directoryLines.push(value) > 0,
}

const passOver: Take = (into) => (into.passed += 1) > 0

function takerOf({ value }: PlacedLine): Take {
  return (Object.hasOwn(takers, value.t) && takers[value.t]) || passOver
}

/** Some fifty milliseconds' worth. */
const linesAtOnce = 128

/** All lines in one pass; `null` where one of them does not read. */
async function collect(
  plain: Uint8Array,
  reading: Reading,
  pause: () => Promise<void>,
): Promise<PackageContent | null> {
  const into: Gathered = {
    records: [],
    acknowledgements: [],
    receipts: [],
    choices: [],
    figureLines: [],
    directoryLines: [],
    lines: 0,
    passed: 0,
    latestStamp: firstStamp,
  }
  for (const line of linesOf(plain)) {
    if (!line || !takerOf(line)(into, line, reading)) return null
    into.lines += 1
    if (into.lines % linesAtOnce === 0) await pause()
  }
  const { directoryLines, figureLines, lines: _lines, ...content } = into
  const figures = readFigures(figureLines)
  if (figures === undefined) return null
  return { ...content, figures, directoryLine: directoryLines[0] ?? null }
}

function readAcknowledgement(line: Line): Acknowledgement | null {
  const read = Acknowledgement.safeParse(line)
  return read.success ? read.data : null
}

/** How a record is held until it is taken over. */
function heldRecord(
  line: PlacedLine,
  record: MergeableRecord,
  { isLong, onUnread }: Reading,
): MergeableRecord {
  const isClean = record === line.value['rec']
  const known = { json: isClean ? recordJson(line, record) : null, hasSiblings: hasSiblings(record) }
  // Of the small records beside the cases there are few, and somebody looks into each of them.
  if (!isLong || isErased(record) || !Object.hasOwn(record.f, 'code')) return asReceived(record, known)
  const held = asReceived(lazyRecord(record, line.bytes, isClean), known)
  onUnread(held, record)
  return held
}

function hasSiblings(record: MergeableRecord): boolean {
  return !isErased(record) && Object.values(record.f).some(({ length }) => length > 1)
}

function laterStamp(latest: HybridStamp, record: MergeableRecord, last: HybridStamp): HybridStamp {
  if (isErased(record)) return record.x.h > latest && record.x.h <= last ? record.x.h : latest
  let later = latest
  for (const siblings of Object.values(record.f))
    for (const { h } of siblings) if (h > later && h <= last) later = h
  return later
}
