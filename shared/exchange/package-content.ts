/** The lines of a package, read and sorted. */
import * as z from 'zod'
import { err, ok, type Result } from '#shared/base/result.ts'
import { inflateBody, linesOf, type Line } from '#shared/exchange/package-body.ts'
import type { Container } from '#shared/exchange/package-container.ts'
import type { PackageError } from '#shared/exchange/package-error.ts'
import { DeviceIdText, Vector } from '#shared/exchange/package-header.ts'
import { lazyRecord } from '#shared/exchange/lazy-record.ts'
import { readRecord } from '#shared/exchange/record-check.ts'
import { firstStamp, type HybridStamp } from '#shared/records/hybrid-clock.ts'
import { isErased, type MergeableRecord } from '#shared/records/record.ts'

/** What the sender has heard another device to know. */
export const Acknowledgement = z.looseObject({ t: z.literal('ack'), dev: DeviceIdText, have: Vector })
export type Acknowledgement = z.infer<typeof Acknowledgement>

export interface PackageContent {
  readonly records: readonly MergeableRecord[]
  readonly acknowledgements: readonly Acknowledgement[]
  readonly directoryLine: Line | null
  /** Lines of a kind that this program does not know. No error: a later program may need them. */
  readonly kept: readonly Line[]
  /** The latest stamp in any record. */
  readonly latestStamp: HybridStamp
}

/** Above so many bytes of lines the content of cases stays unread until it is asked for. */
const longBody = 32 * 1024 * 1024

export async function readContent({
  header,
  body,
}: Container): Promise<Result<PackageContent, PackageError>> {
  const plain = await inflateBody(header, body)
  if (!plain.ok) return plain
  const keep = plain.value.length > longBody ? lateCase : wholeRecord
  const content = collect(plain.value, keep)
  return content && content.records.length === header.records ? ok(content) : err({ type: 'E_BODY' })
}

type Keep = (record: MergeableRecord, bytes: Uint8Array) => MergeableRecord

const wholeRecord: Keep = (record) => record

/** Of the small records beside the cases there are few, and somebody looks into each of them. */
const lateCase: Keep = (record, bytes) =>
  !isErased(record) && Object.hasOwn(record.f, 'code') ? lazyRecord(record, bytes) : record

/** All lines in one pass; `null` where one of them does not read. */
function collect(plain: Uint8Array, keep: Keep): PackageContent | null {
  const records: MergeableRecord[] = []
  const acknowledgements: Acknowledgement[] = []
  const kept: Line[] = []
  let directoryLine: Line | null = null
  let latestStamp = firstStamp
  for (const line of linesOf(plain)) {
    if (!line) return null
    const { value, bytes } = line
    if (value.t === 'rec') {
      const record = readRecord(value['rec'])
      if (!record) return null
      latestStamp = laterStamp(latestStamp, record)
      records.push(keep(record, bytes))
    } else if (value.t === 'ack') {
      const acknowledgement = readAcknowledgement(value)
      if (!acknowledgement) return null
      acknowledgements.push(acknowledgement)
    } else if (value.t === 'dir') {
      if (directoryLine) return null
      directoryLine = value
    } else kept.push(value)
  }
  return { records, acknowledgements, directoryLine, kept, latestStamp }
}

function readAcknowledgement(line: Line): Acknowledgement | null {
  const read = Acknowledgement.safeParse(line)
  return read.success ? read.data : null
}

function laterStamp(latest: HybridStamp, record: MergeableRecord): HybridStamp {
  if (isErased(record)) return record.x.h > latest ? record.x.h : latest
  let later = latest
  for (const siblings of Object.values(record.f)) for (const { h } of siblings) if (h > later) later = h
  return later
}
