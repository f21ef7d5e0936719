/**
 * What a device remembers of a package it made, until all its recipients have taken it in. What a recipient holds is
 * told by vectors where a package promises knowledge. Elsewhere it is told by receipts: of a package that held a part
 * only, and of single records whose writes lie beyond what this device knows without a hole.
 */
import * as z from 'zod'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '#shared/base/bytes.ts'
import { canonicalBytes } from '#shared/base/canonical-json.ts'
import type { JsonValue } from '#shared/base/json.ts'
import { DeviceIdText, OfficeId, PackageKind, Vector } from '#shared/exchange/package-header.ts'
import { Scope } from '#shared/exchange/scope.ts'
import { isErased, type MergeableRecord, type RecordId } from '#shared/records/record.ts'

/** 6 bytes as hex: enough to tell a few thousand things apart. */
export const Mark = z.string().regex(/^[0-9a-f]{12}$/)

/** Names the state of a record: the same writes seen is the same state. */
export function markOf(record: MergeableRecord): string {
  return markOfValue(isErased(record) ? [record.id, record.x.h, ...record.x.d] : [record.id, record.vv])
}

/** Names a record. Ids are random, so their beginning is as good as a hash. */
export function markOfId(id: RecordId): string {
  return id.slice(0, 12)
}

export function markOfValue(value: JsonValue): string {
  return bytesToHex(sha256(canonicalBytes(value)).subarray(0, 6))
}

export const SentPackage = z.strictObject({
  pkg: z.string(),
  seq: z.number().int().positive(),
  /** Of the file. */
  name: z.string(),
  kind: PackageKind,
  created: z.string(),
  scope: Scope,
  /** Offices it was made for; none in what was kept before this was. */
  offices: z.array(OfficeId).default([]),
  /** `scopeVersion` of the program that made it. */
  version: z.number().int().nonnegative().default(1),
  /** Devices it was made for. */
  to: z.array(DeviceIdText),
  /** Where its part begins: what all recipients had acknowledged of this scope. */
  base: Vector,
  /** What was known here when it was made. Only a package of scope `all` told it to the recipients too. */
  upto: Vector,
  /** States in it that no vector tells of. */
  marks: z.array(Mark),
  /** Devices that have taken it in, or a later one that holds all of it. */
  got: z.array(DeviceIdText),
})
export type SentPackage = z.infer<typeof SentPackage>

/** Whether packages of a kind hold records. */
export function carriesRecords(kind: PackageKind): boolean {
  return kind === 'sync' || kind === 'full'
}
