/** Packages that the program itself would never make: any header over any lines, properly sealed and signed. */
import { sha256 } from '@noble/hashes/sha2.js'
import { gzipSync } from 'fflate'
import { bytesToHex, utf8ToBytes } from '#shared/base/bytes.ts'
import { encryptTo } from '#shared/crypto/age.ts'
import { seedOf } from '#shared/crypto/device-keys.ts'
import { sealContainer } from '#shared/exchange/package-container.ts'
import type { PackageHeader } from '#shared/exchange/package-header.ts'
import { noon, type TestOffice } from '#tests/support/offices.ts'
import { createdAt, noPackage } from '#shared/exchange/package-header.ts'

export interface Forgery {
  /** The lines, joined as they are. */
  readonly text?: string
  readonly header?: Partial<Record<keyof PackageHeader, unknown>>
  /** Changes the container before it is encrypted. */
  readonly alter?: (container: Uint8Array) => Uint8Array
}

export function containerOf(
  from: TestOffice,
  to: TestOffice,
  { text = '', header = {} }: Forgery,
): Uint8Array {
  const plain = utf8ToBytes(text)
  const full = {
    v: 1,
    pkg: 'ab'.repeat(16),
    kind: 'sync',
    sender: from.device.id,
    office: 'o01',
    seq: 1,
    prev: noPackage,
    created: createdAt(noon),
    to: [to.device.keyId],
    base: {},
    upto: {},
    have: {},
    schema: 1,
    minReader: 1,
    app: '0.0.0',
    dir: 1,
    records: text.split('\n').filter((line) => line.includes('"t":"rec"')).length,
    bodyBytes: plain.length,
    bodySha256: bytesToHex(sha256(plain)),
    bodyEnc: 'gzip',
    ...header,
  } as PackageHeader
  return sealContainer(seedOf(from.keys.sign), full, gzipSync(plain))
}

export function forge(from: TestOffice, to: TestOffice, forgery: Forgery): Promise<Uint8Array> {
  const container = containerOf(from, to, forgery)
  return encryptTo([to.device.age], forgery.alter ? forgery.alter(container) : container)
}

/** A line with a record. */
export function recordLine(record: unknown): string {
  return `${JSON.stringify({ t: 'rec', rec: record })}\n`
}
