/** How a partner office stands: by hand for each sentence, and by random exchanges for what must always hold. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { logEntry, withLogEntry, type ExchangeLog } from '#shared/exchange/exchange-log.ts'
import { claimedSender } from '#shared/exchange/claimed-sender.ts'
import { emptyExchangeState, ExchangeState, knownHere } from '#shared/exchange/exchange-state.ts'
import { summaryOf } from '#shared/exchange/partner-state.ts'
import type { PackageErrorCode } from '#shared/exchange/package-error.ts'
import { covers, isNewFor } from '#shared/records/knowledge.ts'
import { aNetwork, erase, receive, send, write, type TestOffice } from '#tests/support/offices.ts'
import { stand } from '#tests/support/partner-stand.ts'

const id = (n: number) => n.toString(16).padStart(32, '0')
const day = '2026-11-22T12:00Z'

function made(from: TestOffice, to: string, at = day): ExchangeLog {
  const promised = { device: from.device.id, counter: from.author.counter }
  return withLogEntry([], logEntry(at, 'made', { pkg: 'p', offices: [to], promised }))
}

async function two(): Promise<[TestOffice, TestOffice]> {
  return (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
}

describe('one step after the other', () => {
  test('an office that nothing was exchanged with is no matter of urgency', async () => {
    const [north] = await two()
    write(north, id(1), { code: 'A' })
    expect(stand(north, 'o02')).toMatchObject({
      step: 'FirstPackage',
      urgency: 'calm',
      waiting: 1,
      isOld: false,
    })
  })

  test('sent, on its way, confirmed', async () => {
    const [north, south] = await two()
    write(north, id(1), { code: 'A' })
    const first = await send(north, ['o02'])
    expect(stand(north, 'o02', { log: made(north, 'o02') })).toMatchObject({
      step: 'WaitForAnswer',
      waiting: 0,
      underway: 1,
      unansweredSince: day,
      lastSent: day,
    })
    await receive(south, first.bytes)
    expect(stand(south, 'o01')).toMatchObject({ step: 'ConfirmReceipt', urgency: 'soon', waiting: 0 })

    await receive(north, (await send(south, ['o01'])).bytes)
    expect(stand(north, 'o02', { log: made(north, 'o02') })).toMatchObject({
      step: 'NothingToDo',
      underway: 0,
      unansweredSince: null,
    })
    expect(stand(south, 'o01')).toMatchObject({ step: 'NothingToDo' })
  })

  test('while an invitation is not answered, not everything is exchanged', async () => {
    const [north, south] = await two()
    const invitation = await send(north, ['o02'], { kind: 'enrol' })
    expect(stand(north, 'o02')).toMatchObject({
      step: 'WaitForAnswer',
      urgency: 'calm',
      lastSent: day,
      lastReceived: null,
    })
    await receive(south, invitation.bytes)
    await receive(north, (await send(south, ['o01'], { kind: 'full' })).bytes)
    expect(stand(north, 'o02').step).toBe('NothingToDo')
  })

  test('what is new since the last package waits', async () => {
    const [north] = await two()
    write(north, id(1), { code: 'A' })
    await send(north, ['o02'])
    write(north, id(2), { code: 'B' })
    write(north, id(1), { german: 'b1' })
    expect(stand(north, 'o02')).toMatchObject({
      step: 'SendPackage',
      urgency: 'soon',
      waiting: 2,
      underway: 0,
    })
  })

  test('after a fortnight without an answer somebody has to ask', async () => {
    const [north] = await two()
    write(north, id(1), { code: 'A' })
    await send(north, ['o02'])
    const log = made(north, 'o02')
    const step = (on: string) => stand(north, 'o02', { log, on: on as CalendarDate }).step
    expect(step('2026-12-05')).toBe('WaitForAnswer')
    expect(step('2026-12-06')).toBe('AskWhetherArrived')
  })

  test('a file that was not written is not waited for', async () => {
    const [north] = await two()
    write(north, id(1), { code: 'A' })
    await send(north, ['o02'])
    const log = withLogEntry(made(north, 'o02'), logEntry(day, 'notSaved', { pkg: 'p', offices: ['o02'] }))
    const late = { log, on: '2026-12-24' as CalendarDate }
    expect(stand(north, 'o02', late).unansweredSince).toBeNull()
  })

  test('an office that has not been heard of for long is asked; what waits goes first', async () => {
    const [north, south] = await two()
    write(south, id(1), { code: 'A' })
    await receive(north, (await send(south, ['o01'])).bytes)
    const late = { on: '2026-12-06' as CalendarDate }
    expect(stand(north, 'o02', late)).toMatchObject({ step: 'AskForNew', isOld: true, urgency: 'now' })
    write(north, id(2), { code: 'B' })
    expect(stand(north, 'o02', late)).toMatchObject({ step: 'SendPackage', isOld: true, urgency: 'now' })
  })

  test('a gap stays until what was missing has come', async () => {
    const [north, south] = await two()
    write(north, id(1), { code: 'A' })
    const lost = await send(north, ['o02'])
    // South is taken to have it: an acknowledgement that came by another way.
    north.state = {
      ...north.state,
      peers: { [south.device.id]: { have: lost.header.upto, lastSent: day, lastReceived: null } },
    }
    write(north, id(2), { code: 'B' })
    await receive(south, (await send(north, ['o02'])).bytes)
    expect(stand(south, 'o01')).toMatchObject({ hasGap: true, step: 'AskForFull', urgency: 'now' })
    write(north, id(3), { code: 'C' })
    await receive(south, (await send(north, ['o02'])).bytes)
    expect(stand(south, 'o01').hasGap).toBe(true)

    await receive(south, (await send(north, ['o02'], { kind: 'full' })).bytes)
    expect(stand(south, 'o01')).toMatchObject({ hasGap: false, step: 'ConfirmReceipt' })
  })

  test('the last package decides whether there is a problem, each code with its step', async () => {
    const [north] = await two()
    const refused = (code: PackageErrorCode) =>
      withLogEntry([], logEntry(day, 'refused', { code, offices: ['o02'] }))
    const stepsByCode = {
      E_CLOCK: 'CheckClock',
      E_NEWER_APP: 'UpdateApp',
      E_SIGNATURE: 'CallOffice',
      E_FORKED_SENDER: 'CallOffice',
      E_NOT_ADDRESSED: 'AskForOwn',
      E_BODY: 'AskAgain',
    } as const
    for (const [code, step] of Object.entries(stepsByCode)) {
      const log = refused(code as PackageErrorCode)
      expect(stand(north, 'o02', { log })).toMatchObject({ step, urgency: 'now', problem: { code, at: day } })
      const after = withLogEntry(log, logEntry(day, 'applied', { pkg: 'q', offices: ['o02'] }))
      expect(stand(north, 'o02', { log: after }).problem).toBeNull()
    }
    expect(stand(north, 'o02', { log: refused('E_DREAMT' as PackageErrorCode) }).problem).toBeNull()
  })

  test('an erased case counts until the office is known to have it erased', async () => {
    const [north, south] = await two()
    write(north, id(1), { code: 'A' })
    await receive(south, (await send(north, ['o02'])).bytes)
    await receive(north, (await send(south, ['o01'])).bytes)
    erase(north, id(1))
    expect(stand(north, 'o02').erasures).toBe(1)
    await receive(south, (await send(north, ['o02'])).bytes)
    expect(stand(north, 'o02')).toMatchObject({ erasures: 1, waiting: 0 })
    await receive(north, (await send(south, ['o01'])).bytes)
    expect(stand(north, 'o02').erasures).toBe(0)
  })
})

test('all partners in one sentence: the most urgent, and how many', async () => {
  const [north] = await aNetwork('Nord', 'Süd', 'Ost')
  if (!north) throw new Error('three offices')
  const all = (log: ExchangeLog = []) =>
    summaryOf(['o02', 'o03'].map((office) => stand(north, office, { log })))
  expect(all()).toEqual({ type: 'None', count: 2 })
  write(north, id(1), { code: 'A' })
  await send(north, ['o02', 'o03'])
  expect(all(made(north, 'o02'))).toEqual({ type: 'Underway', count: 2 })
  write(north, id(2), { code: 'B' })
  expect(all()).toEqual({ type: 'Send', count: 2 })
  expect(all([logEntry(day, 'refused', { code: 'E_CLOCK', offices: ['o03'] })])).toEqual({
    type: 'Look',
    count: 1,
  })
  expect(summaryOf([])).toEqual({ type: 'None', count: 0 })
})

test('a refused package names an office only if the device is that office’s', async () => {
  const [north, south] = await two()
  write(north, id(1), { code: 'A' })
  const { bytes, header } = await send(north, ['o02'])
  expect(await claimedSender(bytes, south.keys, south.state.directory)).toMatchObject({
    pkg: header.pkg,
    office: 'o01',
  })
  const [stranger] = await aNetwork('Fremd')
  expect(await claimedSender(bytes, south.keys, stranger?.state.directory ?? null)).toMatchObject({
    office: null,
  })
  // Its maker can open it as well.
  expect(await claimedSender(bytes, north.keys, north.state.directory)).toMatchObject({ office: 'o01' })
  expect(await claimedSender(bytes.slice(0, 100), south.keys, south.state.directory)).toBeNull()
})

test('a state of before there were these fields reads back', () => {
  const peers = { ['a'.repeat(32)]: { have: {}, lastSent: null, lastReceived: null } }
  expect(ExchangeState.parse({ ...emptyExchangeState, peers })).toEqual({ ...emptyExchangeState, peers })
})

/** Random exchanges of three offices; packages are lost, late or doubled. */
const actArbitrary = fc.oneof(
  fc.record({ act: fc.constant('write' as const), who: fc.nat(2), record: fc.nat(4) }),
  fc.record({ act: fc.constant('erase' as const), who: fc.nat(2), record: fc.nat(4) }),
  fc.record({ act: fc.constant('send' as const), who: fc.nat(2), to: fc.nat(2) }),
  fc.record({ act: fc.constant('receive' as const), at: fc.nat(20) }),
)

interface Parcel {
  readonly to: TestOffice
  readonly bytes: Uint8Array
}

type Act = typeof actArbitrary extends fc.Arbitrary<infer T> ? T : never

async function act(offices: readonly TestOffice[], post: Parcel[], next: Act): Promise<void> {
  if (next.act === 'receive') {
    const parcel = post[next.at % Math.max(1, post.length)]
    if (parcel) await receive(parcel.to, parcel.bytes)
    return
  }
  const office = offices[next.who]
  if (!office) return
  if (next.act === 'erase') erase(office, id(next.record))
  else if (next.act === 'write') writeLive(office, id(next.record))
  else post.push(...(await parcels(office, offices[next.to], next.to)))
}

function writeLive(office: TestOffice, record: string): void {
  if (!('x' in (office.records.get(record) ?? {}))) write(office, record, { code: 'A' })
}

async function parcels(office: TestOffice, to: TestOffice | undefined, at: number): Promise<Parcel[]> {
  if (!to || to === office) return []
  return [{ to, bytes: (await send(office, [`o0${String(at + 1)}`])).bytes }]
}

test('the counts are what the next package carries; a gap is a hole; nothing erased is forgotten', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(actArbitrary, { maxLength: 24 }), async (acts) => {
      const offices = await aNetwork('Nord', 'Süd', 'Ost')
      const post: Parcel[] = []
      for (const next of acts) await act(offices, post, next)
      for (const office of offices) {
        for (const [at, partner] of offices.entries())
          if (partner !== office) checkStand(office, partner, `o0${String(at + 1)}`)
      }
    }),
    { numRuns: 60 },
  )
})

function checkStand(office: TestOffice, partner: TestOffice, name: string): void {
  const shown = stand(office, name)
  const records = [...office.records.values()]
  const have = office.state.peers[partner.device.id]?.have ?? {}
  // What an office is believed to have, it has.
  expect(covers(knownHere(partner.state, partner.author), have)).toBe(true)
  expect(shown.waiting + shown.underway).toBe(records.filter((record) => isNewFor(record, have)).length)
  const unconfirmed = records.filter((record) => 'x' in record && isNewFor(record, have))
  expect(shown.erasures).toBe(unconfirmed.length)
  for (const record of records)
    if ('x' in record && !isNewFor(record, have)) expect(partner.records.get(record.id)).toHaveProperty('x')
  expect(shown.step === 'AskForFull').toBe(shown.hasGap)
  if (shown.step === 'NothingToDo') expect([shown.waiting, shown.underway, shown.erasures]).toEqual([0, 0, 0])
}
