import { sha256 } from '@noble/hashes/sha2.js'
import { beforeEach, expect, test } from 'vitest'
import { bytesToHex, joinBytes, utf8ToBytes } from '#shared/base/bytes.ts'
import { decryptWith } from '#shared/crypto/age.ts'
import { makePackage } from '#shared/exchange/make-package.ts'
import { planExport } from '#shared/exchange/plan-export.ts'
import { readContainer } from '#shared/exchange/package-container.ts'
import { noPackage } from '#shared/exchange/package-header.ts'
import { linesOf, maxLine, unpackBody } from '#shared/exchange/package-body.ts'
import { isErased } from '#shared/records/record.ts'
import { aNetwork, noon, send, write, type TestOffice } from '#tests/support/offices.ts'
import { webRandom } from '#tests/support/web-keys.ts'

let north: TestOffice
let south: TestOffice
let west: TestOffice

beforeEach(async () => {
  ;[north, south, west] = (await aNetwork('Nord', 'Süd', 'West')) as [TestOffice, TestOffice, TestOffice]
})

test("a package names its recipients, is numbered, and continues the sender's row", async () => {
  write(north, '1'.repeat(32), { status: 'open' })
  const first = await send(north, ['o02', 'o03'])
  expect(first.header).toMatchObject({
    seq: 1,
    prev: noPackage,
    office: 'o01',
    created: '2026-11-22T12:00Z',
    to: [south.device.keyId, west.device.keyId].sort(),
    base: {},
    upto: { [north.device.id]: 1 },
    records: 1,
  })
  const opened = await decryptWith([south.keys.age], first.bytes)
  const container = opened.ok ? readContainer(opened.value) : opened
  if (!container.ok) throw new Error(container.error.type)
  const second = await send(north, ['o02'])
  expect(second.header).toMatchObject({ seq: 2, prev: bytesToHex(sha256(container.value.headerBytes)) })
  expect(north.state.peers[south.device.id]?.lastSent).toBe('2026-11-22T12:00Z')
})

test('its file name tells the day and no office', async () => {
  expect((await send(north, ['o02'])).name).toMatch(/^paket-20261122-[0-9a-f]{8}\.age$/)
})

test('the directory stands first among its lines', async () => {
  write(north, '1'.repeat(32), { status: 'open' })
  const { bytes } = await send(north, ['o02'])
  const opened = await decryptWith([south.keys.age], bytes)
  const container = opened.ok ? readContainer(opened.value) : opened
  if (!container.ok) throw new Error(container.error.type)
  const { header, body } = container.value
  const parts: Uint8Array[] = []
  expect(await unpackBody(header, body, (part) => parts.push(part) > 0)).toEqual({ ok: true, value: null })
  expect([...linesOf(joinBytes(parts))].map((line) => line?.value.t)).toEqual(['dir', 'got', 'rec'])
  expect(bytesToHex(sha256(joinBytes(parts)))).toBe(header.bodySha256)
  const otherHash = { ...header, bodySha256: '0'.repeat(64) }
  const otherLength = { ...header, bodyBytes: header.bodyBytes - 1 }
  for (const other of [otherHash, otherLength])
    expect(await unpackBody(other, body, () => true)).toEqual({ ok: false, error: { type: 'E_BODY' } })
})

test('an invitation holds no records and promises no knowledge', async () => {
  write(north, '1'.repeat(32), { status: 'open' })
  expect((await send(north, ['o02'], { kind: 'enrol' })).header).toMatchObject({
    records: 0,
    upto: {},
    base: {},
  })
})

test('a record too big for any reader is refused before it is sent', async () => {
  write(north, '1'.repeat(32), { note: 'x'.repeat(1024 * 1024) })
  const plan = planExport(north, { offices: ['o02'], kind: 'sync' })
  if (!plan.ok) throw new Error(plan.error.type)
  const order = {
    plan: plan.value,
    records: [...north.records.values()],
    now: noon,
    random: webRandom,
    app: '0',
    schemaVersion: 1,
  }
  expect(await makePackage(north, order)).toEqual({ ok: false, error: { type: 'TooBig' } })
})

test('records that lie ready as JSON make the same package', async () => {
  for (const digit of ['1', '2', '3']) write(north, digit.repeat(32), { note: `Grüße – ${digit}` })
  const plan = planExport(north, { offices: ['o02'], kind: 'sync' })
  if (!plan.ok) throw new Error(plan.error.type)
  const records = [...north.records.values()]
  const order = { plan: plan.value, records, now: noon, random: webRandom, app: '0', schemaVersion: 1 }
  const whole = await makePackage(north, order)
  const written = records.map((record) => utf8ToBytes(JSON.stringify(record)))
  const outlines = records.map((record) => (isErased(record) ? record : { ...record, f: {} }))
  const ready = await makePackage(north, { ...order, records: outlines, written })
  if (!whole.ok || !ready.ok) throw new Error('both are made')
  const { bodyBytes, bodySha256, records: count } = whole.value.header
  expect(ready.value.header).toMatchObject({ bodyBytes, bodySha256, records: count })
  expect(count).toBe(3)
})

test('one of them too big for any reader is refused too, and none goes unseen into a part', async () => {
  const plan = planExport(north, { offices: ['o02'], kind: 'full' })
  if (!plan.ok) throw new Error(plan.error.type)
  const outline = { id: '1'.repeat(32), sv: 1, vv: {}, f: {} }
  const order = {
    plan: plan.value,
    records: [outline],
    now: noon,
    random: webRandom,
    app: '0',
    schemaVersion: 1,
  }
  const ofLength = (length: number) => ({ ...order, written: [new Uint8Array(length).fill(0x20)] })
  const around = '{"t":"rec","rec":}'.length
  expect(await makePackage(north, ofLength(maxLine - around))).toMatchObject({ ok: true })
  expect(await makePackage(north, ofLength(maxLine - around + 1))).toEqual({
    ok: false,
    error: { type: 'TooBig' },
  })
  const part = { ...plan.value, between: { ...plan.value.between, scope: 'figures' as const } }
  await expect(makePackage(north, { ...ofLength(9), plan: part })).rejects.toThrow('was looked at')
})
