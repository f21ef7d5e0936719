/** The lines of a package, read and sorted. */
import * as z from 'zod'
import { err, ok, type Result } from '#shared/base/result.ts'
import { readFigures, type FigureSet } from '#shared/exchange/figure-lines.ts'
import { readBody, type Line } from '#shared/exchange/package-body.ts'
import type { Container } from '#shared/exchange/package-container.ts'
import type { PackageError } from '#shared/exchange/package-error.ts'
import { DeviceIdText, Vector } from '#shared/exchange/package-header.ts'
import { readRecord } from '#shared/exchange/record-check.ts'
import { firstStamp, type HybridStamp } from '#shared/records/hybrid-clock.ts'
import { isErased, type MergeableRecord } from '#shared/records/record.ts'

/** What the sender has heard another device to know. */
export const Acknowledgement = z.looseObject({ t: z.literal('ack'), dev: DeviceIdText, have: Vector })
export type Acknowledgement = z.infer<typeof Acknowledgement>

/** Which packages of a device the sender has taken in. */
export const Receipt = z.looseObject({
  t: z.literal('got'),
  dev: DeviceIdText,
  seqs: z.array(z.number().int().positive()).max(1_000),
})
export type Receipt = z.infer<typeof Receipt>

export interface PackageContent {
  readonly records: readonly MergeableRecord[]
  readonly acknowledgements: readonly Acknowledgement[]
  readonly receipts: readonly Receipt[]
  /** Rows for counting, where it brings a set. */
  readonly figures: FigureSet | null
  readonly directoryLine: Line | null
  /** Lines of a kind that this program does not know. No error: a later program may need them. */
  readonly kept: readonly Line[]
  /** The latest stamp in any record. */
  readonly latestStamp: HybridStamp
}

export function readContent({ header, body }: Container): Result<PackageContent, PackageError> {
  const lines = readBody(header, body)
  if (!lines.ok) return lines
  const records = readAll(lines.value, 'rec', (line) => readRecord(line.rec))
  const acknowledgements = readAll(lines.value, 'ack', readWith(Acknowledgement))
  const receipts = readAll(lines.value, 'got', readWith(Receipt))
  const figures = readFigures(lines.value)
  const directories = lines.value.filter((line) => line.t === 'dir')
  const isRead = records && acknowledgements && receipts && figures !== undefined
  if (!isRead || directories.length > 1) return err({ type: 'E_BODY' })
  return ok({
    records,
    acknowledgements,
    receipts,
    figures,
    directoryLine: directories[0] ?? null,
    kept: lines.value.filter((line) => !knownKinds.includes(line.t)),
    latestStamp: latestStampOf(records),
  })
}

const knownKinds = ['rec', 'ack', 'got', 'fig', 'dir']

/** All lines of one kind, or `null` when one of them does not read. */
function readAll<T>(
  lines: readonly Line[],
  kind: string,
  read: (line: Line) => T | null,
): readonly T[] | null {
  const found: T[] = []
  for (const line of lines) {
    if (line.t !== kind) continue
    const value = read(line)
    if (value === null) return null
    found.push(value)
  }
  return found
}

function readWith<T>(schema: z.ZodType<T>): (line: Line) => T | null {
  return (line) => {
    const read = schema.safeParse(line)
    return read.success ? read.data : null
  }
}

function latestStampOf(records: readonly MergeableRecord[]): HybridStamp {
  let latest = firstStamp
  for (const record of records) for (const stamp of stampsOf(record)) if (stamp > latest) latest = stamp
  return latest
}

function stampsOf(record: MergeableRecord): readonly HybridStamp[] {
  if (isErased(record)) return [record.x.h]
  return Object.values(record.f).flatMap((siblings) => siblings.map(({ h }) => h))
}
