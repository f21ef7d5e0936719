import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concatBytes } from '#shared/base/bytes.ts'
import { encodeFramePayload } from '#shared/storage/frame-payload.ts'
import { createFrameReader, readFrames } from '#shared/storage/frame-reader.ts'
import { chainOfHeader, encodeFileHeader, encodeFrame } from '#shared/storage/journal-format.ts'
import { sha256 } from '#tests/support/sha256.ts'

const header = encodeFileHeader({ kind: 'journal', vaultId: '11'.repeat(16), snapshotId: '22'.repeat(16) })

function aJournal(payloads: readonly Uint8Array[]): { file: Uint8Array; ends: readonly number[] } {
  let chain = chainOfHeader(header, sha256)
  let file = header
  const ends = [header.length]
  for (const payload of payloads) {
    const frame = encodeFrame(chain, payload, sha256)
    chain = frame.chain
    file = concatBytes(file, frame.bytes)
    ends.push(file.length)
  }
  return { file, ends }
}

const row = (id: string, size: number) =>
  encodeFramePayload([{ store: 'bodies', id, envelope: new Uint8Array(size).fill(7) }])

const payloadsArbitrary = fc.array(
  fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.integer({ min: 1, max: 200 }).map((size) => row('aa', size)),
  ),
  { maxLength: 8 },
)

describe('a sound journal', () => {
  test('gives all its payloads, numbered from 1, with their places', () => {
    const { file, ends } = aJournal([row('a', 3), new Uint8Array(0), row('b', 9)])
    const read = readFrames(file, sha256)
    expect(read.found.map((frame) => frame.seq)).toEqual([1, 2, 3])
    expect(read.found.map((frame) => frame.offset)).toEqual(ends.slice(0, 3))
    expect(read).toMatchObject({ frames: 3, validBytes: file.length, tornBytes: 0, chainBroken: false })
  })

  test('reads the same in pieces of any size', () => {
    fc.assert(
      fc.property(
        payloadsArbitrary,
        fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1 }),
        (payloads, cuts) => {
          const { file } = aJournal(payloads)
          const reader = createFrameReader(sha256)
          const found = []
          for (let at = 0, i = 0; at < file.length; i++) {
            const size = cuts[i % cuts.length] ?? 1
            found.push(...reader.push(file.slice(at, at + size)))
            at += size
          }
          const { found: whole, ...report } = readFrames(file, sha256)
          expect(found).toEqual(whole)
          expect(reader.finish()).toEqual(report)
          expect(found.map((frame) => frame.payload)).toEqual(payloads)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('can be continued with the reported chain value', () => {
    const { file } = aJournal([row('a', 3)])
    const next = encodeFrame(readFrames(file, sha256).chain, row('b', 5), sha256)
    expect(readFrames(concatBytes(file, next.bytes), sha256).frames).toBe(2)
  })
})

describe('a damaged journal', () => {
  test('gives a true prefix and never a wrong payload, whatever happens to its bytes', () => {
    const damage = fc.oneof(
      fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), bit: fc.nat(7) }),
      fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
      fc.record({
        kind: fc.constant('zero' as const),
        at: fc.nat(),
        length: fc.integer({ min: 1, max: 64 }),
      }),
      fc.record({
        kind: fc.constant('swap' as const),
        at: fc.nat(),
        other: fc.nat(),
        length: fc.integer({ min: 1, max: 64 }),
      }),
      fc.record({
        kind: fc.constant('tail' as const),
        bytes: fc.uint8Array({ minLength: 1, maxLength: 80 }),
      }),
      fc.record({
        kind: fc.constant('remove' as const),
        at: fc.nat(),
        length: fc.integer({ min: 1, max: 64 }),
      }),
    )
    fc.assert(
      fc.property(
        payloadsArbitrary,
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        (payloads, damages) => {
          const { file, ends } = aJournal(payloads)
          const harmed = damages.reduce((bytes, one) => applyDamage(bytes, one), file)
          const intact = commonPrefix(file, harmed)
          const read = readFrames(harmed, sha256)
          const wholeBefore = ends.filter((end) => end <= intact).length - 1
          expect(read.frames).toBe(Math.max(wholeBefore, 0))
          expect(read.found.map((frame) => frame.payload)).toEqual(payloads.slice(0, read.frames))
          if (read.header) expect(read.validBytes + read.tornBytes).toBe(harmed.length)
        },
      ),
      { numRuns: 8_000 },
    )
  })

  test('with a torn tail is not called broken', () => {
    const { file, ends } = aJournal([row('a', 30), row('b', 40), row('c', 50)])
    for (let length = ends[2] ?? 0; length < file.length; length++) {
      const read = readFrames(file.slice(0, length), sha256)
      expect(read).toMatchObject({ frames: 2, validBytes: ends[2], chainBroken: false })
    }
  })

  test('with a torn tail of zeros, as file systems leave it, is not called broken', () => {
    const { file, ends } = aJournal([row('a', 30), row('b', 40)])
    const torn = file.slice()
    torn.fill(0, (ends[1] ?? 0) + 8)
    expect(readFrames(torn, sha256)).toMatchObject({ frames: 1, chainBroken: false })
  })

  test('is called broken wherever one byte before the last frame is changed', () => {
    const { file, ends } = aJournal([row('a', 30), row('b', 40), row('c', 50)])
    for (let at = header.length; at < (ends[2] ?? 0); at++) {
      const harmed = file.slice()
      harmed[at] = (harmed[at] ?? 0) ^ 0x21
      const read = readFrames(harmed, sha256)
      expect([at, read.chainBroken, read.frames]).toEqual([at, true, at < (ends[1] ?? 0) ? 0 : 1])
    }
  })

  test('of a foreign format gives no frame and the reason', () => {
    const read = readFrames(new Uint8Array(500).fill(9), sha256)
    expect(read).toMatchObject({
      header: null,
      headerError: 'Foreign',
      frames: 0,
      validBytes: 0,
      tornBytes: 500,
    })
    expect(readFrames(header.slice(0, 12), sha256)).toMatchObject({ header: null, headerError: 'TooShort' })
  })
})

type Damage =
  | { kind: 'flip'; at: number; bit: number }
  | { kind: 'cut'; at: number }
  | { kind: 'zero'; at: number; length: number }
  | { kind: 'swap'; at: number; other: number; length: number }
  | { kind: 'tail'; bytes: Uint8Array }
  | { kind: 'remove'; at: number; length: number }

function applyDamage(bytes: Uint8Array, damage: Damage): Uint8Array {
  if (damage.kind === 'tail') return concatBytes(bytes, damage.bytes)
  const at = damage.at % Math.max(bytes.length, 1)
  if (damage.kind === 'cut') return bytes.slice(0, at)
  if (damage.kind === 'remove') return concatBytes(bytes.slice(0, at), bytes.slice(at + damage.length))
  return overwrite(bytes.slice(), at, damage)
}

function overwrite(bytes: Uint8Array, at: number, damage: Damage): Uint8Array {
  if (damage.kind === 'flip') bytes[at] = (bytes[at] ?? 0) ^ (1 << damage.bit)
  if (damage.kind === 'zero') bytes.fill(0, at, at + damage.length)
  if (damage.kind === 'swap') {
    const other = damage.other % Math.max(bytes.length, 1)
    bytes.copyWithin(at, other, other + damage.length)
  }
  return bytes
}

function commonPrefix(a: Uint8Array, b: Uint8Array): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}
