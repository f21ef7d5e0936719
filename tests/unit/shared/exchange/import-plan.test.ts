import { describe, expect, test } from 'vitest'
import { planImport } from '#shared/exchange/import-plan.ts'
import { emptyExchangeState } from '#shared/exchange/exchange-state.ts'
import { planExport } from '#shared/exchange/plan-export.ts'
import { mergeRecords } from '#shared/records/merge.ts'
import { hasConflict, isErased, shownValue, type LiveRecord } from '#shared/records/record.ts'
import {
  aNetwork,
  anOffice,
  check,
  erase,
  noon,
  receive,
  send,
  write,
  type TestOffice,
} from '#tests/support/offices.ts'

const caseOne = '1'.repeat(32)
const caseTwo = '2'.repeat(32)
const status = (value: string) => ({ status: value })

async function twoOffices(): Promise<[TestOffice, TestOffice]> {
  return (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
}

describe('an import', () => {
  test('adds what is new, then finds nothing new in the same package', async () => {
    const [north, south] = await twoOffices()
    write(north, caseOne, status('open'))
    const { bytes } = await send(north, ['o02'])
    expect((await receive(south, bytes)).counts).toMatchObject({ added: 1, unchanged: 0 })
    expect(south.records).toEqual(north.records)
    expect((await receive(south, bytes)).counts).toMatchObject({ added: 0, unchanged: 1 })
  })

  test('keeps both values of two offices that wrote without having seen each other', async () => {
    const [north, south] = await twoOffices()
    write(north, caseOne, status('open'))
    await receive(south, (await send(north, ['o02'])).bytes)
    write(north, caseOne, status('closed'))
    write(south, caseOne, { ...status('waiting'), now: noon + 1 })
    const plan = await receive(south, (await send(north, ['o02'])).bytes)
    expect(plan.counts).toMatchObject({ conflict: 1, changed: 0 })
    expect(hasConflict(south.records.get(caseOne) as LiveRecord, 'status')).toBe(true)
    write(south, caseOne, status('closed'))
    expect((await receive(north, (await send(south, ['o01'])).bytes)).counts).toMatchObject({ changed: 1 })
    expect(north.records).toEqual(south.records)
  })

  test('erases, and an old package brings nothing back', async () => {
    const [north, south] = await twoOffices()
    write(north, caseOne, status('open'))
    const old = await send(north, ['o02'])
    await receive(south, old.bytes)
    erase(north, caseOne)
    expect((await receive(south, (await send(north, ['o02'])).bytes)).counts).toMatchObject({ erased: 1 })
    expect((await receive(south, old.bytes)).counts).toMatchObject({ unchanged: 1 })
    expect(isErased(south.records.get(caseOne) as LiveRecord)).toBe(true)
  })

  test('pulls the own clock along, up to a day', async () => {
    const [north, south] = await twoOffices()
    write(north, caseOne, { ...status('open'), now: noon + 60_000 })
    const plan = await receive(south, (await send(north, ['o02'])).bytes)
    expect(plan.author.stamp).toBe(north.author.stamp)
  })
})

describe('a device whose disk was put back behind its back', () => {
  test('counts on from what others have heard of it, so that no new write is taken for an old one', async () => {
    const [north, south] = await twoOffices()
    write(north, caseOne, status('open'))
    const before = structuredClone({ author: north.author, state: north.state, records: north.records })
    write(north, caseOne, status('waiting'))
    write(north, caseOne, status('closed'))
    await receive(south, (await send(north, ['o02'])).bytes)
    const back: TestOffice = { ...north, ...before }
    await receive(back, (await send(south, ['o01'], { kind: 'full' })).bytes)
    expect(back.author.counter).toBe(3)
    write(back, caseOne, status('reopened'))
    const { record } = mergeOf(back, south)
    expect(shownValue(record, 'status')).toBe('reopened')
  })
})

function mergeOf(a: TestOffice, b: TestOffice) {
  const [mine, theirs] = [a.records.get(caseOne), b.records.get(caseOne)]
  if (!mine || !theirs) throw new Error('both have the case')
  return { record: mergeRecords(theirs, mine) as LiveRecord }
}

describe('knowledge', () => {
  test('after mutual exchange the next delta is empty', async () => {
    const [north, south] = await twoOffices()
    write(north, caseOne, status('open'))
    write(south, caseTwo, status('open'))
    await receive(south, (await send(north, ['o02'])).bytes)
    await receive(north, (await send(south, ['o01'])).bytes)
    const next = await send(north, ['o02'])
    expect(next.header.records).toBe(0)
    await receive(south, next.bytes)
    expect((await send(south, ['o01'])).header.records).toBe(0)
  })

  test('a lost package is made good by the next, which builds on what was acknowledged', async () => {
    const [north, south] = await twoOffices()
    write(north, caseOne, status('open'))
    await send(north, ['o02'])
    write(north, caseTwo, status('open'))
    await receive(south, (await send(north, ['o02'])).bytes)
    expect(south.records).toEqual(north.records)
  })

  test('does not rise over a gap, and the gap is told', async () => {
    const [north, south] = await twoOffices()
    write(north, caseOne, status('open'))
    // North believes that South has the first case, which never arrived there.
    north.state = {
      ...north.state,
      peers: { [south.device.id]: { have: { [north.device.id]: 1 }, lastSent: null, lastReceived: null } },
    }
    write(north, caseTwo, status('open'))
    const { bytes, header } = await send(north, ['o02'])
    expect(header.records).toBe(1)
    const checked = await check(south, bytes)
    if (typeof checked === 'string') throw new Error(checked)
    expect(checked.warnings).toEqual(['W_GAP'])
    await receive(south, bytes)
    expect(south.records.has(caseTwo)).toBe(true)
    expect(south.state.known).toEqual({})
  })

  test('travels through a third office', async () => {
    const [north, south, west] = (await aNetwork('Nord', 'Süd', 'West')) as [
      TestOffice,
      TestOffice,
      TestOffice,
    ]
    write(north, caseOne, status('open'))
    await receive(south, (await send(north, ['o02'])).bytes)
    await receive(west, (await send(south, ['o03'])).bytes)
    expect(west.records).toEqual(north.records)
    // What West has, North hears from South: that is shown. Only West's own word is built on.
    await receive(south, (await send(west, ['o02'])).bytes)
    await receive(north, (await send(south, ['o01'])).bytes)
    expect(north.state.peers[west.device.id]).toMatchObject({ have: {}, hearsay: { [north.device.id]: 1 } })
    expect((await send(north, ['o03'])).header.records).toBe(1)
  })
})

describe('an export', () => {
  test('has nobody to go to while the office is alone, and not to itself', async () => {
    const alone = await anOffice('Nord')
    const [north] = await twoOffices()
    const none = { ok: false, error: { type: 'NoPartner' } }
    expect(planExport(alone, { offices: ['o02'], kind: 'sync' })).toEqual(none)
    expect(planExport(north, { offices: ['o01'], kind: 'sync' })).toEqual(none)
    expect(planExport(north, { offices: ['o09'], kind: 'sync' })).toEqual(none)
  })

  test('of everything tells all records whatever was acknowledged', async () => {
    const [north, south] = await twoOffices()
    write(north, caseOne, status('open'))
    await receive(south, (await send(north, ['o02'])).bytes)
    await receive(north, (await send(south, ['o01'])).bytes)
    expect((await send(north, ['o02'], { kind: 'full' })).header).toMatchObject({ records: 1, base: {} })
  })

  test('is a plan only: planning an import leaves the state it was given', async () => {
    const [north, south] = await twoOffices()
    write(north, caseOne, status('open'))
    const checked = await check(south, (await send(north, ['o02'])).bytes)
    if (typeof checked === 'string') throw new Error(checked)
    const before = structuredClone(south.state)
    planImport(checked, { state: south.state, author: south.author, now: noon, oursById: south.records })
    expect(south.state).toEqual(before)
    expect(south.records.size).toBe(0)
    expect(emptyExchangeState.peers).toEqual({})
  })
})
