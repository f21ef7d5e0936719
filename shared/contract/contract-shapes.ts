/** What the calls of the contract are made of: sizes, bytes, names, and how writing may end. */
import * as z from 'zod'

const MiB = 1024 * 1024

export const limits = {
  vaultFile: 1 * MiB,
  journalFrame: 64 * MiB,
  /** As much as a journal frame: a snapshot must be able to hold what was saved. */
  snapshotChunk: 64 * MiB,
  package: 256 * MiB,
  /** A list from Excel and the like. */
  table: 64 * MiB,
} as const

/** Over any buffer: `z.instanceof` would type it as one over an `ArrayBuffer` only. */
export const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'no bytes')

export const bytesUpTo = (max: number): typeof Bytes =>
  Bytes.refine((bytes) => bytes.byteLength <= max, 'too many bytes')

export const Nothing = z.strictObject({})
export const FileName = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,110}\.(age|csv|pdf|json|html|svg|ics)$/u)
export const Count = z.number().int().nonnegative()
export const SnapshotId = z.string().regex(/^[0-9a-f]{32}$/)
export const Handle = z.string().regex(/^[0-9a-f]{32}$/)

/** Why bytes could not be made durable. The former state stands. */
export const WriteProblem = z.enum(['NoSpace', 'WriteFailed', 'ReadOnly'])
export const Written = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), problem: WriteProblem }),
])
