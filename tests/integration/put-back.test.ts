import { expect, test } from 'vitest'
import { aNetwork, check, choose, receive, send, write, type TestOffice } from '#tests/support/offices.ts'

const body = (number: number): string => number.toString(16).padStart(32, 'b')

async function two(): Promise<[TestOffice, TestOffice]> {
  const [north, south] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
  north.state = choose(north.state, [{ id: 'o02' }], 'figures')
  return [north, south]
}

const kept = ({ state, author, records }: TestOffice) => ({ state, author, records: new Map(records) })
const answer = async (from: TestOffice, to: TestOffice) =>
  receive(to, (await send(from, [to.card.office === 'Nord' ? 'o01' : 'o02'], { kind: 'directory' })).bytes)

test('a device that has forgotten packages it acknowledged is told what was in them again', async () => {
  const [north, south] = await two()
  write(north, body(1), { kind: 'body' })
  await receive(south, (await send(north, ['o02'])).bytes)
  await answer(south, north)
  const before = kept(south)
  write(north, body(2), { kind: 'body' })
  await receive(south, (await send(north, ['o02'])).bytes)
  await answer(south, north)
  expect((await send(north, ['o02'])).header.records).toBe(0)
  // Its disk is put back; that its own packages count on is another matter.
  Object.assign(south, before, { state: { ...before.state, sent: south.state.sent } })
  await answer(south, north)
  const again = await send(north, ['o02'])
  expect(again.header.records).toBe(2)
  await receive(south, again.bytes)
  expect(south.records.has(body(2))).toBe(true)
  await answer(south, north)
  expect((await send(north, ['o02'])).header.records).toBe(0)
})

test('a list that comes late makes nothing forgotten', async () => {
  const [north, south] = await two()
  write(north, body(1), { kind: 'body' })
  const late = await send(south, ['o01'], { kind: 'directory' })
  await receive(south, (await send(north, ['o02'])).bytes)
  await answer(south, north)
  await receive(north, late.bytes)
  expect((await send(north, ['o02'])).header.records).toBe(0)
})

test("the own disk put back: the next package's number is one that nobody has seen", async () => {
  const [north, south] = await two()
  await receive(south, (await send(north, ['o02'])).bytes)
  const before = kept(north)
  await receive(south, (await send(north, ['o02'])).bytes)
  await receive(south, (await send(north, ['o02'])).bytes)
  Object.assign(north, before)
  expect(await check(south, (await send(north, ['o02'])).bytes)).toBe('E_FORKED_SENDER')
  await answer(south, north)
  expect(await check(south, (await send(north, ['o02'])).bytes)).toHaveProperty('header')
})

test('a number of packages that nobody can have made is not counted on from', async () => {
  const [north, south] = await two()
  const seen = { seq: 2 ** 50, pkg: 'x', hash: '1'.repeat(64), prev: '0'.repeat(64) }
  south.state = { ...south.state, seen: { [north.device.id]: [seen] } }
  await answer(south, north)
  expect(north.state.sent.seq).toBe(0)
})

test('records that an earlier program could not read for a scope are told once this one can', async () => {
  const [north, south] = await two()
  write(north, body(1), { kind: 'body' })
  await receive(south, (await send(north, ['o02'])).bytes)
  await answer(south, north)
  expect((await send(north, ['o02'])).header.records).toBe(0)
  const peer = north.state.peers[south.device.id]
  if (!peer?.part) throw new Error('a part was acknowledged')
  const peers = { [south.device.id]: { ...peer, part: { ...peer.part, version: 0 } } }
  north.state = { ...north.state, peers }
  expect((await send(north, ['o02'])).header.records).toBe(1)
})
