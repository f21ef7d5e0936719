import { sha256 } from '@noble/hashes/sha2.js'
import { gunzipSync, gzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { joinBytes, utf8ToBytes } from '#shared/base/bytes.ts'
import { gunzipParts, gunzipUntil, gzip, gzipParts, sha256Of } from '#shared/base/platform-bytes.ts'

const plain = utf8ToBytes('Fallkoffer '.repeat(300_000))

/** All parts as one where they are what was said; `null` otherwise. */
async function gunzip(packed: Uint8Array, expected: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  return (await gunzipParts(packed, expected, (part) => parts.push(part) > 0)) ? joinBytes(parts) : null
}

test('the hash is the one of the standard, as another implementation has it', async () => {
  expect(await sha256Of(plain)).toEqual(sha256(plain))
})

test('what one gzip packs the other unpacks', async () => {
  expect(gunzipSync(await gzip(plain))).toEqual(plain)
  expect(await gunzip(gzipSync(plain), plain.length)).toEqual(plain)
  expect(await gunzip(await gzip(new Uint8Array(0)), 0)).toEqual(new Uint8Array(0))
})

test('what comes in parts is packed as one; where a part cannot be had, that is said', async () => {
  const parts = [plain.subarray(0, 10), plain.subarray(10, 2_000_000), plain.subarray(2_000_000)]
  expect(gunzipSync(await gzipParts(parts))).toEqual(plain)
  function* broken(): Generator<Uint8Array, undefined> {
    yield plain.subarray(0, 10)
    throw new RangeError('no room')
  }
  await expect(gzipParts(broken())).rejects.toThrow('no room')
})

test('equal bytes are packed into equal bytes: no time is in them', async () => {
  const [first, second] = [await gzip(plain), await gzip(plain)]
  expect(first).toEqual(second)
  expect(first.subarray(4, 8)).toEqual(new Uint8Array(4))
})

test('more or less than was said is nothing', async () => {
  const packed = gzipSync(plain)
  expect(await gunzip(packed, plain.length - 1)).toBeNull()
  expect(await gunzip(packed, plain.length + 1)).toBeNull()
  expect(await gunzip(packed, Number.MAX_SAFE_INTEGER)).toBeNull()
})

test('no more is handed out than was said, however much there is', async () => {
  const parts: Uint8Array[] = []
  expect(await gunzipParts(gzipSync(plain), 100_000, (part) => parts.push(part) > 0)).toBe(false)
  expect(parts.reduce((sum, part) => sum + part.length, 0)).toBeLessThanOrEqual(100_000)
})

test('what goes wrong with what was handed out is no damage', async () => {
  const full = () => {
    throw new RangeError('no room')
  }
  await expect(gunzipParts(gzipSync(plain), plain.length, full)).rejects.toThrow('no room')
})

test('what was handed out is not written over by what comes next', async () => {
  const parts: (readonly [Uint8Array, Uint8Array])[] = []
  expect(
    await gunzipParts(gzipSync(plain), plain.length, (part) => parts.push([part, part.slice()]) > 0),
  ).toBe(true)
  expect(parts.length).toBeGreaterThan(10)
  for (const [part, then] of parts) expect(part).toEqual(then)
})

test('a bomb is not unpacked beyond what was said', async () => {
  const bomb = gzipSync(new Uint8Array(64 * 1024 * 1024))
  const before = performance.now()
  expect(await gunzip(bomb, 1000)).toBeNull()
  expect(performance.now() - before).toBeLessThan(2000)
})

test('only the beginning is unpacked, up to a byte or so many', async () => {
  const text = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes)
  const lines = gzipSync(utf8ToBytes('eins\nzwei\n'))
  expect(text(await gunzipUntil(lines, 0x0a, 5))).toBe('eins')
  expect(await gunzipUntil(lines, 0x0a, 4)).toBeNull()
  expect(await gunzipUntil(lines, 0x0b, 100)).toBeNull()
  expect(await gunzipUntil(utf8ToBytes('kein gzip'), 0x0a, 100)).toBeNull()
  // What follows is not looked at, however long it is.
  const long = gzipSync(utf8ToBytes(`eins\n${'x'.repeat(40_000_000)}`))
  const before = performance.now()
  expect(text(await gunzipUntil(long, 0x0a, 1_000_000))).toBe('eins')
  expect(performance.now() - before).toBeLessThan(1000)
})

test('damage at any place, a cut and an appendix are refused', async () => {
  const packed = gzipSync(utf8ToBytes('paket'))
  for (let length = 0; length < packed.length; length++)
    expect(await gunzip(packed.subarray(0, length), 5)).toBeNull()
  expect(await gunzip(Uint8Array.of(...packed, 0), 5)).toBeNull()
  const changed = packed.slice()
  changed[packed.length - 6] = (changed[packed.length - 6] ?? 0) ^ 1
  expect(await gunzip(changed, 5)).toBeNull()
})
