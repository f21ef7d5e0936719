/**
 * The bytes of a journal and of a snapshot: a header and a chain of frames.
 *
 *   file    = magic 8 | vaultId 16 | snapshotId 16 | frame*
 *   frame   = u32be length | payload | chain 16
 *   chain_i = SHA-256(chain_{i-1} | u32be length | payload), first 16 bytes; chain_0 = the same over the file header
 *
 * The chain needs no key. It finds damage and torn writes; forgery is kept out by the sealed rows inside the payloads.
 * SHA-256 is handed in: the main process has it natively, the worker in JavaScript.
 */
import { bytesToHex, concatBytes, equalBytes, hexToBytes, u32be, utf8ToBytes } from '#shared/base/bytes.ts'
import { err, ok, type Result } from '#shared/base/result.ts'

/** SHA-256 over the parts, one after the other. */
export type Sha256 = (parts: readonly Uint8Array[]) => Uint8Array

export interface FileHeader {
  readonly kind: 'journal' | 'snapshot'
  /** 16 bytes as hex. */
  readonly vaultId: string
  /** 16 bytes as hex: the snapshot itself, or the snapshot a journal continues. */
  readonly snapshotId: string
}

export type HeaderError =
  | { readonly type: 'TooShort' }
  | { readonly type: 'Foreign' }
  | { readonly type: 'Newer' }

export const headerLength = 40
export const chainLength = 16
/** Bytes a frame has beside its payload. */
export const frameOverhead = 4 + chainLength
export const maxPayload = 64 * 1024 * 1024

const formatVersion = 1
const magicOf = {
  journal: utf8ToBytes('CMJRNL\0'),
  snapshot: utf8ToBytes('CMSNAP\0'),
} as const
const magicLength = 8

export function encodeFileHeader(header: FileHeader): Uint8Array {
  return concatBytes(
    magicOf[header.kind],
    Uint8Array.of(formatVersion),
    hexToBytes(header.vaultId),
    hexToBytes(header.snapshotId),
  )
}

export function readFileHeader(bytes: Uint8Array): Result<FileHeader, HeaderError> {
  const kind = kindOf(bytes)
  if (bytes.length < magicLength) return err({ type: 'TooShort' })
  if (kind === null) return err({ type: 'Foreign' })
  if (bytes[magicLength - 1] !== formatVersion) return err({ type: 'Newer' })
  if (bytes.length < headerLength) return err({ type: 'TooShort' })
  return ok({
    kind,
    vaultId: bytesToHex(bytes.subarray(magicLength, 24)),
    snapshotId: bytesToHex(bytes.subarray(24, headerLength)),
  })
}

function kindOf(bytes: Uint8Array): FileHeader['kind'] | null {
  const magic = bytes.subarray(0, magicLength - 1)
  if (equalBytes(magic, magicOf.journal)) return 'journal'
  if (equalBytes(magic, magicOf.snapshot)) return 'snapshot'
  return null
}

/** The chain value a file starts with. */
export function chainOfHeader(header: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256([header.subarray(0, headerLength)]).slice(0, chainLength)
}

/** The chain value after a payload that follows the chain value `chain`. */
export function nextChain(chain: Uint8Array, payload: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256([chain, u32be(payload.length), payload]).slice(0, chainLength)
}

export interface EncodedFrame {
  readonly bytes: Uint8Array
  /** The chain value the next frame continues. */
  readonly chain: Uint8Array
}

/** A payload as a frame that follows the chain value `chain`. The payload has at most `maxPayload` bytes. */
export function encodeFrame(chain: Uint8Array, payload: Uint8Array, sha256: Sha256): EncodedFrame {
  const next = nextChain(chain, payload, sha256)
  return { bytes: concatBytes(u32be(payload.length), payload, next), chain: next }
}

/** The payload of a snapshot's last frame. A snapshot without it was never finished. */
export function encodeEndPayload(rows: number): Uint8Array {
  return utf8ToBytes(`{"end":${rows}}`)
}

/** The number of rows an end payload tells; `null` when the payload is no end. */
export function readEndPayload(payload: Uint8Array): number | null {
  if (payload.length > 40) return null
  const match = /^\{"end":(0|[1-9]\d{0,14})\}$/.exec(String.fromCharCode(...payload))
  return match ? Number(match[1]) : null
}
