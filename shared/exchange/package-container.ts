/**
 * The signed container inside the age file.
 *
 *   magic "CMXPKG" 0D 0A 1A 01 | u32be H | header H | u64be B | body B | signature 64 | zeros
 *
 * The signature stands inside the encryption: outside it could be stripped and replaced, and would name the sender to
 * every postman. It covers the recipients' names (they stand in the header), so a recipient cannot pass the package on
 * as addressed to somebody else (Davis, "Defective Sign & Encrypt", USENIX 2001).
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, equalBytes, readU32be, u32be, utf8ToBytes } from '#shared/base/bytes.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { isSignedBy, sign, signatureLength, type Message } from '#shared/crypto/signature.ts'
import { padmeLength } from '#shared/exchange/padme.ts'
import { encodeHeader, maxHeader, readHeader, type PackageHeader } from '#shared/exchange/package-header.ts'
import type { PackageError } from '#shared/exchange/package-error.ts'

export interface Container {
  readonly header: PackageHeader
  readonly headerBytes: Uint8Array
  /** Compressed lines. */
  readonly body: Uint8Array
  readonly signature: Uint8Array
}

const magicName = Uint8Array.of(...utf8ToBytes('CMXPKG'), 0x0d, 0x0a, 0x1a)
const containerVersion = 1
const headerAt = magicName.length + 1
const minPadded = 4096

/** Bytes with their SHA-256: whoever has it from the platform saves the slow hash of a long body. */
export interface Hashed {
  readonly bytes: Uint8Array
  readonly hash: Uint8Array
}

export function sealContainer(
  seed: Uint8Array,
  header: PackageHeader,
  content: Uint8Array | Hashed,
): Uint8Array {
  const body = 'hash' in content ? content : { bytes: content, hash: sha256(content) }
  return sealParts((said) => sign(seed, said), encodeHeader(header), body)
}

/** Whatever the parts are: a reader looks at them, a writer should have made them. */
export function sealParts(
  signed: (message: Message) => Uint8Array,
  headerBytes: Uint8Array,
  { bytes: body, hash }: Hashed,
): Uint8Array {
  const whole = concatBytes(
    magicName,
    Uint8Array.of(containerVersion),
    u32be(headerBytes.length),
    headerBytes,
    u64be(body.length),
    body,
    signed(message(headerBytes, hash)),
  )
  const padded = new Uint8Array(paddedLength(whole.length))
  padded.set(whole)
  return padded
}

function paddedLength(length: number): number {
  return Math.max(minPadded, padmeLength(length))
}

/** Read is only what a writer makes: a container has one form, to the last zero. */
export function readContainer(bytes: Uint8Array): Result<Container, PackageError> {
  if (!equalBytes(bytes.subarray(0, magicName.length), magicName)) return err({ type: 'E_FORMAT' })
  if ((bytes[magicName.length] ?? 0) > containerVersion) return err({ type: 'E_NEWER_APP' })
  const parts = bytes[magicName.length] === containerVersion ? cut(bytes) : null
  if (!parts || !isPadding(parts.padding, bytes.length)) return err({ type: 'E_FORMAT' })
  const header = readHeader(parts.headerBytes)
  return header.ok ? ok({ ...parts, header: header.value }) : header
}

/** Whether the container is signed by the device with this public key. */
export function isContainerSignedBy(
  publicKey: Uint8Array,
  { headerBytes, body, signature }: Container,
  bodyHash: Uint8Array = sha256(body),
): boolean {
  return isSignedBy(publicKey, signature, message(headerBytes, bodyHash))
}

function message(headerBytes: Uint8Array, bodyHash: Uint8Array): Message {
  return { label: 'casemgr.example/package/v1', parts: [sha256(headerBytes), bodyHash] }
}

/** A loop: a large package has millions of zeros. */
function isPadding(bytes: Uint8Array, whole: number): boolean {
  if (paddedLength(whole - bytes.length) !== whole) return false
  for (const byte of bytes) if (byte !== 0) return false
  return true
}

interface Parts {
  readonly headerBytes: Uint8Array
  readonly body: Uint8Array
  readonly signature: Uint8Array
  readonly padding: Uint8Array
}

function cut(bytes: Uint8Array): Parts | null {
  if (bytes.length < headerAt + 4) return null
  const headerLength = readU32be(bytes, headerAt)
  const bodyAt = headerAt + 4 + headerLength + 8
  if (headerLength > maxHeader || bodyAt > bytes.length) return null
  const bodyLength = readU32be(bytes, bodyAt - 8) * 2 ** 32 + readU32be(bytes, bodyAt - 4)
  const signatureAt = bodyAt + bodyLength
  const end = signatureAt + signatureLength
  if (end > bytes.length) return null
  return {
    headerBytes: bytes.subarray(headerAt + 4, bodyAt - 8),
    body: bytes.subarray(bodyAt, signatureAt),
    signature: bytes.subarray(signatureAt, end),
    padding: bytes.subarray(end),
  }
}

function u64be(value: number): Uint8Array {
  return concatBytes(u32be(Math.floor(value / 2 ** 32)), u32be(value % 2 ** 32))
}
