/**
 * A run of a package's lines, read and sorted. It needs neither keys nor anything that stands here, so another thread may do
 * it. What it answers of records can be sent there and back; the other lines may hold anything a sender thinks of.
 */
import * as z from 'zod'
import { isAsWritten, linesOf, type Line, type PlacedLine } from '#shared/exchange/package-body.ts'
import { DeviceIdText, Vector } from '#shared/exchange/package-header.ts'
import { readRecord } from '#shared/exchange/record-check.ts'
import { ScopeChoice } from '#shared/exchange/scope-choice.ts'
import { firstStamp, type HybridStamp } from '#shared/records/hybrid-clock.ts'
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

export interface LinesToRead {
  /** Whole lines each. */
  readonly parts: readonly Uint8Array[]
  /** Whether no line stands before them. */
  readonly isFirst: boolean
  /** Cases are found unread. */
  readonly isLong: boolean
  /** Later stamps come from a clock far ahead. */
  readonly last: HybridStamp
}

/** Is told each case that is found unread, while it is there whole. */
export type OnWhole = (whole: LiveRecord) => void

/** A record as it was found in its line. */
export interface FoundRecord {
  /** Without registers where it is found unread. */
  readonly record: MergeableRecord
  readonly isUnread: boolean
  /** The check let it pass as it stands there. */
  readonly isClean: boolean
  /** It stands there as this program would write it. */
  readonly isWritten: boolean
  /** Whether a register holds more than one write. */
  readonly hasSiblings: boolean
  /** Its line: the first byte, and the one behind the last, counted through all parts. It lies in one of them. */
  readonly from: number
  readonly to: number
}

/** What is found in lines of records, and in those of a kind that is not known. */
export interface RecordLines {
  readonly records: readonly FoundRecord[]
  /** How many there are of any kind. */
  readonly lines: number
  /** Of a kind that this program does not know. No error: a later one may need them; they are not held in memory. */
  readonly passed: number
  /** The latest stamp in any record, but for those of a clock far ahead: the own one must not follow them. */
  readonly latestStamp: HybridStamp
}

/** What is found in all others. */
export interface OtherLines {
  readonly acknowledgements: readonly Acknowledgement[]
  readonly receipts: readonly Receipt[]
  readonly choices: readonly ScopeChoice[]
  readonly figureLines: readonly Line[]
  readonly directoryLines: readonly Line[]
}

export type LinesRead = RecordLines & OtherLines

export const noOtherLines: OtherLines = {
  acknowledgements: [],
  receipts: [],
  choices: [],
  figureLines: [],
  directoryLines: [],
}

/** Whether there is none but lines of records, and of kinds that are not known. */
export function hasOnlyRecords(lines: LinesRead): boolean {
  return Object.keys(noOtherLines).every((kind) => lines[kind as keyof OtherLines].length === 0)
}

/** All lines in one pass; `null` where one of them does not read. */
export function readLines(asked: LinesToRead, onWhole: OnWhole = () => undefined): LinesRead | null {
  const into = nothingRead()
  let before = 0
  for (const part of asked.parts) {
    const reading = { ...asked, onWhole, start: part.byteOffset - before }
    for (const line of linesOf(part)) {
      if (!line || !takerOf(line)(into, line, reading)) return null
      into.lines += 1
    }
    before += part.length
  }
  return into
}

interface Gathered {
  readonly records: FoundRecord[]
  readonly acknowledgements: Acknowledgement[]
  readonly receipts: Receipt[]
  readonly choices: ScopeChoice[]
  readonly figureLines: Line[]
  readonly directoryLines: Line[]
  lines: number
  passed: number
  latestStamp: HybridStamp
}

function nothingRead(): Gathered {
  return {
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
}

interface Reading extends LinesToRead {
  readonly onWhole: OnWhole
  /** The place of the first part's first byte in the memory in which the one at hand lies. */
  readonly start: number
}

/** Takes one line; `false` where it does not read. */
type Take = (into: Gathered, line: PlacedLine, reading: Reading) => boolean

const takers: Readonly<Record<string, Take>> = {
  rec(into, line, reading) {
    const record = readRecord(line.value['rec'])
    if (!record) return false
    into.latestStamp = laterStamp(into.latestStamp, record, reading.last)
    into.records.push(foundRecord(line, record, reading))
    return true
  },
  ack(into, { value }) {
    const acknowledgement = Acknowledgement.safeParse(value)
    if (acknowledgement.success) into.acknowledgements.push(acknowledgement.data)
    return acknowledgement.success
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
  dir: (into, { value }, { isFirst }) => isFirst && into.lines === 0 && into.directoryLines.push(value) > 0,
}

const passOver: Take = (into) => (into.passed += 1) > 0

function takerOf({ value }: PlacedLine): Take {
  return (Object.hasOwn(takers, value.t) && takers[value.t]) || passOver
}

function foundRecord(line: PlacedLine, record: MergeableRecord, reading: Reading): FoundRecord {
  const isClean = record === line.value['rec']
  const from = line.bytes.byteOffset - reading.start
  const found = {
    record,
    isUnread: false,
    isClean,
    isWritten: isClean && isAsWritten(line, record),
    hasSiblings: hasSiblings(record),
    from,
    to: from + line.bytes.length,
  }
  // Of the small records beside the cases there are few, and somebody looks into each of them.
  if (!reading.isLong || isErased(record) || !Object.hasOwn(record.f, 'code')) return found
  reading.onWhole(record)
  const { id, sv, vv } = record
  return { ...found, record: { id, sv, vv, f: {} }, isUnread: true }
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
