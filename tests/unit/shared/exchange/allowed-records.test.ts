import { beforeEach, describe, expect, test } from 'vitest'
import { allowedRecords, withoutReceipt, type Allowed } from '#shared/exchange/allowed-records.ts'
import { planImport } from '#shared/exchange/import-plan.ts'
import { receiptsFor } from '#shared/exchange/receipts.ts'
import { withScope } from '#shared/exchange/in-scope.ts'
import type { Scope } from '#shared/exchange/scope.ts'
import { isErased } from '#shared/records/record.ts'
import {
  aNetwork,
  check,
  choose,
  erase,
  itemOf,
  noon,
  send,
  today,
  write,
  type TestOffice,
} from '#tests/support/offices.ts'

const id = (letter: string): string => letter.repeat(32)
const someCase = id('c')
const transfer = { kind: 'transfer', from: 'o01', to: 'o02', source: { case: null, referral: id('1') } }
const answer = { state: 'accepted', on: today }

let north: TestOffice
let south: TestOffice
let west: TestOffice

beforeEach(async () => {
  ;[north, south, west] = (await aNetwork('Nord', 'Süd', 'West')) as [TestOffice, TestOffice, TestOffice]
  for (const [at, office] of ['o01', 'o02', 'o03'].entries()) {
    const one = [north, south, west][at] as TestOffice
    one.state = { ...one.state, office }
  }
})

/** What Nord sends to Süd, and whatever Süd sends to Nord, is taken in whole before Nord chooses. */
async function exchangedAll(): Promise<void> {
  await take(south, north)
  await take(north, south)
}

async function take(to: TestOffice, from: TestOffice): Promise<Allowed> {
  const office =
    { [north.device.id]: 'o01', [south.device.id]: 'o02', [west.device.id]: 'o03' }[to.device.id] ?? ''
  const checked = await check(to, (await send(from, [office])).bytes)
  if (typeof checked === 'string') throw new Error(checked)
  const { state, author, records: oursById } = to
  const allowed = allowedRecords(checked, { state, device: author.device, oursById, itemOf })
  const plan = planImport(allowed.checked, { state, author, now: noon, oursById })
  for (const { record } of plan.records) to.records.set(record.id, record)
  to.state = allowed.setAside ? withoutReceipt(plan.state, checked) : plan.state
  to.author = plan.author
  return allowed
}

const chosen = (scope: Scope | null): void => {
  north.state = withScope(north.state, 'o02', { scope, today })
}

const isGone = (office: TestOffice, record: string): boolean => {
  const there = office.records.get(record)
  return there !== undefined && isErased(there)
}

describe('of an office that receives a part only', () => {
  test.each(['transfers', 'figures', null] as const)(
    'no case is erased or overwritten (%s)',
    async (scope) => {
      write(north, someCase, { code: 'x', concern: 'unser Fall' })
      await exchangedAll()
      chosen(scope)
      const before = north.records.get(someCase)
      write(south, someCase, { concern: 'überschrieben' })
      expect((await take(north, south)).setAside).toEqual({ count: 1, scope })
      erase(south, someCase)
      expect((await take(north, south)).setAside).toEqual({ count: 1, scope })
      expect(north.records.get(someCase)).toEqual(before)
    },
  )

  test('new cases are not counted here', async () => {
    chosen('figures')
    for (const letter of ['1', '2', '3']) write(south, id(letter), { code: letter })
    write(south, id('b'), { kind: 'body', name: 'Kammer' })
    expect((await take(north, south)).setAside).toEqual({ count: 3, scope: 'figures' })
    expect([...north.records.keys()]).toEqual([id('b')])
  })

  test('a case does not become a transfer or a body by its id', async () => {
    write(north, someCase, { code: 'x' })
    chosen('figures')
    write(south, someCase, { kind: 'body', name: 'Kammer' })
    expect((await take(north, south)).setAside).toMatchObject({ count: 1 })
    chosen('transfers')
    south.records.delete(someCase)
    write(south, someCase, { ...transfer, from: 'o02', to: 'o01' })
    expect((await take(north, south)).setAside).toMatchObject({ count: 1 })
    expect(Object.keys(north.records.get(someCase) ?? {})).toContain('f')
    expect(itemOf(north.records.get(someCase) as never)).toBeNull()
  })

  test('an erasure of a case it opened itself follows', async () => {
    write(south, someCase, { code: 'x' })
    await exchangedAll()
    chosen('figures')
    erase(south, someCase)
    expect((await take(north, south)).setAside).toBeNull()
    expect(isGone(north, someCase)).toBe(true)
  })

  test('bodies are written and erased by both', async () => {
    write(north, id('b'), { kind: 'body', name: 'Kammer' })
    await exchangedAll()
    chosen('figures')
    write(south, id('b'), { name: 'Handwerkskammer' })
    expect((await take(north, south)).setAside).toBeNull()
    erase(south, id('b'))
    expect((await take(north, south)).setAside).toBeNull()
    expect(isGone(north, id('b'))).toBe(true)
    chosen('transfers')
    write(south, id('d'), { kind: 'body' })
    expect((await take(north, south)).setAside).toEqual({ count: 1, scope: 'transfers' })
  })
})

describe('of an office that receives transfers only', () => {
  beforeEach(async () => {
    write(north, id('a'), { ...transfer, facts: { german: 'b1' }, sentOn: today })
    await exchangedAll()
    chosen('transfers')
  })

  const refused = async (): Promise<void> => {
    const before = north.records.get(id('a'))
    expect((await take(north, south)).setAside).toEqual({ count: 1, scope: 'transfers' })
    expect(north.records.get(id('a'))).toEqual(before)
  }

  test('its answer, its questions and its result come in', async () => {
    write(south, id('a'), { answer, result: { outcome: 'arrived', on: today } })
    write(south, id('a'), { [`q.${id('2')}`]: { on: today, text: 'Ja?' }, [`h.${today}.aa`]: [] })
    expect((await take(north, south)).setAside).toBeNull()
  })

  test.each([
    ['source', { case: someCase, referral: id('9') }],
    ['facts', { german: 'c2' }],
    ['sentOn', '2020-01-01'],
    ['entered', { outcome: 'not-attended', on: today }],
    ['withdrawnOn', today],
    ['to', 'o03'],
  ])('it does not write %s of the other half', async (name, value) => {
    write(south, id('a'), { answer, [name]: value })
    await refused()
  })

  test('it does not take out what stands there', async () => {
    const there = south.records.get(id('a'))
    if (!there || isErased(there)) throw new Error('no transfer')
    const { facts: _facts, ...rest } = there.f
    write(south, id('a'), { answer })
    const written = south.records.get(id('a'))
    if (written && !isErased(written))
      south.records.set(id('a'), { ...written, f: { ...rest, answer: written.f['answer'] ?? [] } })
    await refused()
  })

  test('it does not tell of writes of this device that this device does not know', async () => {
    const there = south.records.get(id('a'))
    if (!there || isErased(there)) throw new Error('no transfer')
    const forged = {
      d: [north.device.id, 999] as const,
      h: '0'.repeat(16),
      v: { case: someCase, referral: id('9') },
    }
    write(south, id('a'), { answer })
    const written = south.records.get(id('a'))
    if (written && !isErased(written))
      south.records.set(id('a'), {
        ...written,
        vv: { ...written.vv, [north.device.id]: 999 },
        f: { ...written.f, source: [forged] },
      })
    await refused()
  })

  test('it hands over what is its own, and nothing in the name of this office', async () => {
    write(south, id('e'), { ...transfer, from: 'o02', to: 'o01' })
    expect((await take(north, south)).setAside).toBeNull()
    write(south, id('f'), { ...transfer, answer })
    expect((await take(north, south)).setAside).toMatchObject({ count: 1 })
  })

  test('a transfer between others does not come', async () => {
    write(south, id('e'), { ...transfer, from: 'o02', to: 'o03' })
    expect((await take(north, south)).setAside).toMatchObject({ count: 1 })
  })

  test('reduced, it may say all that is left; and leads to no other case', async () => {
    write(south, id('a'), {
      ...transfer,
      source: { case: null, referral: id('1') },
      sentOn: '2026-10-01',
      reducedOn: today,
    })
    expect((await take(north, south)).setAside).toBeNull()
    write(south, id('a'), { source: { case: someCase, referral: id('9') } })
    await refused()
  })
})

describe('what was set aside', () => {
  test('is no gap in what is known, is not acknowledged, and comes once more is chosen', async () => {
    chosen('figures')
    write(south, someCase, { code: 'x' })
    write(south, id('b'), { kind: 'body' })
    await take(north, south)
    expect(north.state.known).toEqual({})
    expect(receiptsFor(north.state, south.device.id)).toEqual([])
    await take(south, north)
    chosen('all')
    expect((await take(north, south)).setAside).toBeNull()
    expect(north.records.size).toBe(2)
    expect(receiptsFor(north.state, south.device.id)).toEqual([2])
    expect(north.state.known).toEqual({ [south.device.id]: 2 })
  })

  test('holds back nothing of other devices', async () => {
    write(west, id('b'), { kind: 'body' })
    await take(south, west)
    chosen('figures')
    write(south, someCase, { code: 'x' })
    await take(north, south)
    expect(north.state.known).toEqual({ [west.device.id]: 1 })
  })

  test('the very package may be opened again after the choice, and is then no repetition', async () => {
    chosen('figures')
    write(south, someCase, { code: 'x' })
    const { bytes } = await send(south, ['o01'])
    const first = await check(north, bytes)
    if (typeof first === 'string') throw new Error(first)
    const { state, author, records: oursById } = north
    const allowed = allowedRecords(first, { state, device: author.device, oursById, itemOf })
    north.state = withoutReceipt(
      planImport(allowed.checked, { state, author, now: noon, oursById }).state,
      first,
    )
    chosen('all')
    expect(await check(north, bytes)).toMatchObject({ warnings: [] })
  })
})

test('before a choice an office adds and goes on with its own, and touches nothing else', async () => {
  write(north, someCase, { code: 'x' })
  await exchangedAll()
  chosen(null)
  write(south, id('d'), { code: 'd' })
  expect((await take(north, south)).setAside).toBeNull()
  write(south, id('d'), { concern: 'weiter' })
  expect((await take(north, south)).setAside).toBeNull()
  erase(south, id('d'))
  expect((await take(north, south)).setAside).toBeNull()
})

test('the own office and an office that receives everything write as this device does', async () => {
  write(north, someCase, { code: 'x' })
  await exchangedAll()
  north.state = choose(north.state, [{ id: 'o02' }], 'all')
  erase(south, someCase)
  expect((await take(north, south)).setAside).toBeNull()
  expect(isGone(north, someCase)).toBe(true)
})
