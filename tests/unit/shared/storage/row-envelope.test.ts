import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { joinBytes, u32be, utf8ToBytes } from '#shared/base/bytes.ts'
import type { JsonValue } from '#shared/base/json.ts'
import { seal } from '#shared/crypto/sealed-bytes.ts'
import { createScratch } from '#shared/base/scratch.ts'
import {
  minEnvelopeLength,
  openRow,
  readRow,
  sealPage,
  sealRow,
  type RowKey,
} from '#shared/storage/row-envelope.ts'
import { aRowKey, webRandom } from '#tests/support/web-keys.ts'

const { subtle } = globalThis.crypto
const sealing = { subtle, random: webRandom }
const opening = { subtle, scratch: createScratch() }
const keys: RowKey[] = []
beforeAll(async () => {
  keys.push(await aRowKey(1), await aRowKey(1), await aRowKey(2))
})
const keyAt = (index: number): RowKey => keys[index] as RowKey

test('a row opens to what was sealed, in every store', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.jsonValue(),
      fc.constantFrom('heads', 'bodies', 'ctl', 'headPages', 'bodyPages'),
      async (value, store) => {
        const place = { store, id: 'ab'.repeat(16) }
        const plain = JSON.parse(JSON.stringify(value)) as JsonValue
        const envelope = await sealRow(sealing, keyAt(0), { ...place, value: plain })
        expect(await openRow(opening, keyAt(0), { ...place, envelope })).toEqual({ ok: true, value: plain })
      },
    ),
    { numRuns: 300 },
  )
})

test('an envelope begins with version and key number and shows only a size class', async () => {
  const lengthOf = async (store: string, characters: number) =>
    (await sealRow(sealing, keyAt(2), { store, id: 'x', value: 'a'.repeat(characters) })).length
  const envelope = await sealRow(sealing, keyAt(2), { store: 'ctl', id: 'x', value: 1 })
  expect([...envelope.subarray(0, 2)]).toEqual([1, 2])
  expect(await lengthOf('heads', 0)).toBe(minEnvelopeLength + 256)
  expect(await lengthOf('heads', 250)).toBe(minEnvelopeLength + 256)
  expect(await lengthOf('heads', 251)).toBe(minEnvelopeLength + 512)
  expect(await lengthOf('bodies', 0)).toBe(minEnvelopeLength + 1024)
  expect(await lengthOf('bodies', 1019)).toBe(minEnvelopeLength + 2048)
})

test('a row moved to another store, id or key does not open', async () => {
  const place = { store: 'bodies', id: 'aa' }
  const envelope = await sealRow(sealing, keyAt(0), { ...place, value: { secret: true } })
  const damaged = { ok: false, error: { type: 'RowDamaged' } }
  expect(await openRow(opening, keyAt(0), { store: 'heads', id: 'aa', envelope })).toEqual(damaged)
  expect(await openRow(opening, keyAt(0), { store: 'bodies', id: 'ab', envelope })).toEqual(damaged)
  expect(await openRow(opening, keyAt(1), { ...place, envelope })).toEqual(damaged)
  expect(await openRow(opening, keyAt(2), { ...place, envelope })).toEqual({
    ok: false,
    error: { type: 'RowKeyUnknown' },
  })
  const relabelled = envelope.slice()
  relabelled[1] = 2
  expect(await openRow(opening, keyAt(2), { ...place, envelope: relabelled })).toEqual(damaged)
})

test('every flipped byte and every cut is found', async () => {
  for (const store of ['heads', 'headPages']) {
    const place = { store, id: 'aa' }
    const envelope = await sealRow(sealing, keyAt(0), { ...place, value: 'text' })
    for (let at = 0; at < envelope.length; at++) {
      const harmed = envelope.slice()
      harmed[at] = (harmed[at] ?? 0) ^ 0x10
      expect((await openRow(opening, keyAt(0), { ...place, envelope: harmed })).ok).toBe(false)
      expect((await openRow(opening, keyAt(0), { ...place, envelope: envelope.slice(0, at) })).ok).toBe(false)
    }
  }
})

test('a row of a newer program is told apart from a damaged one', async () => {
  const place = { store: 'heads', id: 'aa' }
  const envelope = (await sealRow(sealing, keyAt(0), { ...place, value: 1 })).slice()
  envelope[0] = 3
  expect(await openRow(opening, keyAt(0), { ...place, envelope })).toEqual({
    ok: false,
    error: { type: 'RowNewer' },
  })
})

test('a page is compressed, is bound to its version, and opens to what was sealed', async () => {
  const place = { store: 'bodyPages', id: 'aa' }
  const value = Array.from({ length: 200 }, (_, at) => ({
    id: `r${at}`,
    note: 'Möchte im Sommer beginnen – bald.',
  }))
  const envelope = await sealRow(sealing, keyAt(0), { ...place, value })
  expect(envelope[0]).toBe(2)
  expect(envelope.length).toBeLessThan(JSON.stringify(value).length / 4)
  expect((envelope.length - minEnvelopeLength) % 1024).toBe(0)
  expect(await openRow(opening, keyAt(0), { ...place, envelope })).toEqual({ ok: true, value })
  const relabelled = envelope.slice()
  relabelled[0] = 1
  expect(await openRow(opening, keyAt(0), { ...place, envelope: relabelled })).toEqual({
    ok: false,
    error: { type: 'RowDamaged' },
  })
})

/** As a program of before compressed pages wrote them. */
async function sealedByHand(version: number, plain: Uint8Array): Promise<Uint8Array> {
  const belongsTo = utf8ToBytes(`cm/row/v${version}\0bodyPages\0aa`)
  const { nonce, ciphertext } = await seal(sealing, keyAt(0).key, { plain, belongsTo })
  return joinBytes([Uint8Array.of(version, 1), nonce, ciphertext])
}

test('a page from before pages were compressed opens as it did', async () => {
  const json = utf8ToBytes('[{"id":"a"}]')
  const envelope = await sealedByHand(1, joinBytes([u32be(json.length), json, new Uint8Array(1008)]))
  expect(await openRow(opening, keyAt(0), { store: 'bodyPages', id: 'aa', envelope })).toEqual({
    ok: true,
    value: [{ id: 'a' }],
  })
})

function packedAs(json: string, length: number): Uint8Array {
  const packed = gzipSync(json)
  return joinBytes([u32be(packed.length), u32be(length), packed])
}

test.each([
  ['no room for two lengths', () => new Uint8Array(7)],
  ['a length beyond the end', () => joinBytes([u32be(9), u32be(4), new Uint8Array(8)])],
  ['bytes that are no gzip', () => joinBytes([u32be(4), u32be(4), new Uint8Array(4)])],
  ['a length that the JSON does not have', () => joinBytes([u32be(22), u32be(3), gzipSync('[]')])],
  ['more than it says', () => packedAs(`[${'1,'.repeat(500)}1]`, 40)],
  [
    'a length that no gzip of that size can hold',
    () => joinBytes([u32be(22), u32be(1 << 30), gzipSync('[]')]),
  ],
])('a page that says something else than it holds is damaged: %s', async (_, plain) => {
  const envelope = await sealedByHand(2, plain())
  const row = { store: 'bodyPages', id: 'aa', envelope, read: (json: Uint8Array) => json.length }
  expect(await readRow(opening, keyAt(0), row)).toEqual({
    ok: false,
    error: { type: 'RowDamaged' },
  })
})

test('two seals of the same row never share a nonce', async () => {
  const nonces = new Set<string>()
  for (let i = 0; i < 2_000; i++) {
    const envelope = await sealRow(sealing, keyAt(0), { store: 'ctl', id: 'n', value: 0 })
    nonces.add(envelope.subarray(2, 14).join())
  }
  expect(nonces.size).toBe(2_000)
})

test('many pages opened at once are each read as they were sealed, though they share their room', async () => {
  const place = (at: number) => ({ store: 'bodyPages', id: `p${at}` })
  const values = Array.from({ length: 12 }, (_, at) =>
    Array<string>(200 - at * 10).fill(`Seite ${at} – für „alle“`),
  )
  const pages = await Promise.all(
    values.map(async (value, at) =>
      sealPage(sealing, keyAt(0), { ...place(at), pieces: () => [JSON.stringify(value)] }),
    ),
  )
  const read = await Promise.all(
    pages.map(async ({ envelope, jsonLength }, at) =>
      readRow(opening, keyAt(0), {
        ...place(at),
        envelope,
        read: (json) => ({ text: new TextDecoder().decode(json), jsonLength, length: json.length }),
      }),
    ),
  )
  for (const [at, one] of read.entries()) {
    expect(one).toMatchObject({ ok: true, value: { text: JSON.stringify(values[at]) } })
    if (one.ok) expect(one.value.length).toBe(one.value.jsonLength)
  }
})
