/** A member office that means harm claims numbers of others. Nobody may lose a write by it, and nobody its voice. */
import { beforeEach, describe, expect, test } from 'vitest'
import { makePackage } from '#shared/exchange/make-package.ts'
import { mostDevices } from '#shared/exchange/package-header.ts'
import { planExport } from '#shared/exchange/plan-export.ts'
import type { VersionVector } from '#shared/records/record.ts'
import { maxCounter } from '#shared/records/knowledge.ts'
import { forge, recordLine } from '#tests/support/forged-packages.ts'
import {
  aNetwork,
  check,
  erase,
  noon,
  receive,
  send,
  write,
  type TestOffice,
} from '#tests/support/offices.ts'
import { webRandom } from '#tests/support/web-keys.ts'

const caseOne = '1'.repeat(32)
const caseTwo = '2'.repeat(32)
let north: TestOffice
let south: TestOffice
let liar: TestOffice
let lies = 0

beforeEach(async () => {
  ;[north, south, liar] = (await aNetwork('Nord', 'Süd', 'Falsch')) as [TestOffice, TestOffice, TestOffice]
  lies = 0
})

interface Lie {
  readonly have?: VersionVector
  readonly upto?: VersionVector
  readonly text?: string
}

async function hear(office: TestOffice, { text = '', ...header }: Lie): Promise<void> {
  lies += 1
  const named = { office: 'o03', seq: 10 * lies, pkg: String(lies).padStart(32, '0') }
  await receive(office, await forge(liar, office, { text, header: { ...named, ...header } }))
}

async function exchange(from: TestOffice, to: TestOffice): Promise<number> {
  const made = await send(from, [to === north ? 'o01' : 'o02'])
  await receive(to, made.bytes)
  return made.header.records
}

const ack = (dev: string, have: VersionVector) => `${JSON.stringify({ t: 'ack', dev, have })}\n`
const liveLine = (device: string, counter: number) =>
  recordLine({
    id: caseOne,
    sv: 1,
    vv: { [device]: counter },
    f: { status: [{ d: [device, counter], h: '0'.repeat(16), v: 'false' }] },
  })

describe('the highest number there is, claimed of a device that writes,', () => {
  test.each([2 ** 48, maxCounter - 1, maxCounter])(
    'is not counted on from: it writes, sends and is read (%d)',
    async (counter) => {
      const me = north.device.id
      await hear(north, { have: { [me]: counter } })
      await hear(north, { upto: { [me]: counter } })
      await hear(north, { text: liveLine(me, counter) })
      await hear(north, { text: recordLine({ id: caseTwo, x: { d: [me, counter], h: '0'.repeat(16) } }) })
      expect(north.author.counter).toBe(0)
      write(north, '3'.repeat(32), { status: 'open' })
      await exchange(north, south)
      expect(south.records.get('3'.repeat(32))).toEqual(north.records.get('3'.repeat(32)))
      expect(south.state.known).toEqual({ [me]: 1 })
    },
  )

  test('does not make its writes to that record go unseen elsewhere', async () => {
    const text = liveLine(north.device.id, 2 ** 48)
    await Promise.all([hear(north, { text }), hear(south, { text })])
    write(north, caseOne, { status: 'right', need: 'much' })
    await exchange(north, south)
    expect(south.records.get(caseOne)).toEqual(north.records.get(caseOne))
    expect(south.records.get(caseOne)).toMatchObject({
      f: { status: [{ v: 'right' }], need: [{ v: 'much' }] },
    })
  })
})

test('what a third says an office knows is left out for it nowhere', async () => {
  await hear(north, { text: ack(south.device.id, { [north.device.id]: 1_000 }) })
  write(north, caseOne, { status: 'open' })
  expect(await exchange(north, south)).toBe(1)
})

test("an office that says less than before of itself is given what it lacks; a late package's word does not count", async () => {
  write(north, caseOne, { status: 'open' })
  await exchange(north, south)
  const late = await send(south, ['o01'])
  write(north, caseTwo, { status: 'open' })
  await exchange(north, south)
  const before = { state: south.state, author: south.author, records: new Map() }
  await exchange(south, north)
  await receive(north, late.bytes)
  expect(await exchange(north, south)).toBe(0)
  // Its disk was put back: neither records nor knowledge of them.
  Object.assign(south, before, { state: { ...before.state, known: {}, peers: {}, sent: south.state.sent } })
  await exchange(south, north)
  expect(await exchange(north, south)).toBe(2)
})

test('writes that a third claims to have brought come from their writer all the same', async () => {
  write(south, caseOne, { status: 'open' })
  await hear(north, { upto: { [south.device.id]: 1 } })
  expect(north.state.known).toEqual({ [south.device.id]: 1 })
  await exchange(north, south)
  expect(await exchange(south, north)).toBe(1)
  expect(north.records.get(caseOne)).toEqual(south.records.get(caseOne))
  await exchange(north, south)
  expect(await exchange(south, north)).toBe(0)
})

test('far more writes than a device says it has made are not known for ever', async () => {
  await hear(north, { upto: { [south.device.id]: 10 ** 9 } })
  write(south, caseOne, { status: 'open' })
  erase(south, caseTwo)
  await exchange(south, north)
  expect(north.state.known).toEqual({ [south.device.id]: 2 })
})

describe('invented devices', () => {
  const invented = (count: number, first = 'e') =>
    Array.from({ length: count }, (_, at) => first + at.toString(16).padStart(31, '0'))
  const vectorOf = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, 1]))

  test('are taken into nothing that travels on, and a third office reads what comes after', async () => {
    const vector = vectorOf(invented(1_700))
    const acks = [ack(south.device.id, vector), ...invented(1_000).map((id) => ack(id, { [id]: 1 }))].join('')
    await hear(north, { upto: vector, have: vector })
    await hear(north, { text: acks })
    write(north, caseOne, { status: 'open' })
    const made = await send(north, ['o02', 'o03'])
    expect(made.header).toMatchObject({ upto: { [north.device.id]: 1 }, have: { [north.device.id]: 1 } })
    expect((await receive(south, made.bytes)).counts).toMatchObject({ added: 1 })
    expect(JSON.stringify([north.state, south.state])).not.toContain('e0000000')
  })

  test('that are said to have written records are known as far as there is room, and no further', async () => {
    for (const first of ['a', 'b']) {
      const ids = invented(1_000, first)
      const record = {
        id: first.repeat(32),
        sv: 1,
        vv: vectorOf(ids),
        f: { status: [{ d: [ids[0], 1], h: '0'.repeat(16), v: 'false' }] },
      }
      await hear(north, { upto: vectorOf(ids), text: recordLine(record) })
    }
    expect(Object.keys(north.state.known).length).toBeLessThanOrEqual(mostDevices)
    write(north, caseOne, { status: 'open' })
    await exchange(north, south)
    expect(south.records.has(caseOne)).toBe(true)
  })

  test('in the vector of one record, more than there may be, make it none', async () => {
    const ids = invented(mostDevices + 1)
    const record = { id: caseOne, sv: 1, vv: vectorOf(ids), f: {} }
    expect(
      await check(north, await forge(liar, north, { text: recordLine(record), header: { office: 'o03' } })),
    ).toBe('E_BODY')
  })

  test('that did get into the knowledge make no package that nobody could read', async () => {
    north.state = { ...north.state, known: vectorOf(invented(5_000)) }
    const plan = planExport(north, { offices: ['o02'], kind: 'sync' })
    if (!plan.ok) throw new Error(plan.error.type)
    const order = { plan: plan.value, records: [], now: noon, random: webRandom, app: '0', schemaVersion: 1 }
    expect(await makePackage(north, order)).toEqual({ ok: false, error: { type: 'TooBig' } })
  })
})
