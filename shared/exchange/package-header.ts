/** The header of a package: who sends what to whom, and where it stands among the sender's packages. */
import * as z from 'zod'
import { canonicalBytes, readCanonical } from '#shared/base/canonical-json.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { PackageError } from '#shared/exchange/package-error.ts'
import { maxCounter } from '#shared/records/knowledge.ts'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))
const Count = z.number().int().nonnegative()

export const DeviceIdText = hex(16)
export const OfficeId = z.string().regex(/^o\d{2,4}$/)
export const Vector = z.record(DeviceIdText, z.number().int().positive().max(maxCounter))
export const PackageKind = z.enum(['sync', 'full', 'directory', 'enrol'])
export type PackageKind = z.infer<typeof PackageKind>

export const maxHeader = 262_144
/** Devices that a vector may name: three vectors of them and all recipients fit into a header. */
export const mostDevices = 1_500
/** `prev` of a sender's first package. */
export const noPackage = '0'.repeat(64)

/** Members of later programs are kept and ignored: `minReader` says when that would be wrong. */
export const PackageHeader = z.looseObject({
  v: z.literal(1),
  /** Random name of this package. */
  pkg: hex(16),
  kind: PackageKind,
  /** Device id. */
  sender: DeviceIdText,
  office: OfficeId,
  /** Runs from 1 for each sender. */
  seq: z.number().int().positive(),
  /** SHA-256 over the header of the sender's package before this one. */
  prev: hex(32),
  /** To the minute, UTC. */
  created: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/),
  /** Key ids of all recipients. Signed, so that nobody can pass a package on as if it were meant for others. */
  to: z.array(hex(8)).min(1).max(1_000),
  base: Vector,
  upto: Vector,
  have: Vector,
  /** Schema version of the records. */
  schema: Count,
  /** The oldest reader that understands this package. */
  minReader: Count,
  app: z.string().max(40),
  /** Serial of the sender's directory. */
  dir: Count,
  /** Number of record lines. */
  records: Count,
  /** Length and SHA-256 of the lines before compression. */
  bodyBytes: Count,
  bodySha256: hex(32),
  bodyEnc: z.literal('gzip'),
})
export type PackageHeader = z.infer<typeof PackageHeader>

/** The version of this reader; a package asks for at least `minReader`. */
export const readerVersion = 1

/** What an old reader cannot even parse may ask for a newer one. */
const ForNewerReader = z.looseObject({ minReader: z.number().int().gt(readerVersion) })
const NewerHeader = z.looseObject({ v: z.number().int().gt(1) })
const MadeWith = z.looseObject({ app: z.string().regex(/^\d{1,4}(\.\d{1,4}){1,3}$/) })

/** Why a package is left for a later program, with the version that it names. */
export function newerApp(header: unknown): PackageError {
  const said = MadeWith.safeParse(header)
  return said.success ? { type: 'E_NEWER_APP', madeWith: said.data.app } : { type: 'E_NEWER_APP' }
}

export function encodeHeader(header: PackageHeader): Uint8Array {
  return canonicalBytes(header)
}

/** A header must be spelt canonically: what is signed is what is read. */
export function readHeader(bytes: Uint8Array): Result<PackageHeader, PackageError> {
  if (bytes.length > maxHeader) return err({ type: 'E_FORMAT' })
  const value = readCanonical(bytes)
  if (NewerHeader.safeParse(value).success) return err(newerApp(value))
  const header = PackageHeader.safeParse(value)
  if (header.success && isMoment(header.data.created)) return ok(header.data)
  return err(ForNewerReader.safeParse(value).success ? newerApp(value) : { type: 'E_FORMAT' })
}

/** Milliseconds of `created`. */
export function momentOfPackage(header: PackageHeader): number {
  return Date.parse(header.created)
}

/** `created` for a moment in milliseconds. */
export function createdAt(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 16)}Z`
}

function isMoment(text: string): boolean {
  const moment = Date.parse(text)
  return !Number.isNaN(moment) && createdAt(moment) === text
}
