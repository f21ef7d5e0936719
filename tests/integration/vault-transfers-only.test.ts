/** Two offices that exchange nothing but hand-overs: neither sees the other's cases. */
import { expect, test } from 'vitest'
import { answerQuestion, askBack, reportResult } from '#shared/domain/transfer-writes.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import {
  everything,
  makeOffice,
  must,
  noProgress,
  passphrase,
  today,
  type Office,
} from '#tests/support/vault-office.ts'
import { partnerOf, send } from '#tests/support/vault-network.ts'
import { accept, act, handOver, onlyRow, referralOf, twoOffices } from '#tests/support/vault-transfers.ts'

const offices = twoOffices('transfers')

test('the transfer alone goes over and back; each office counts its own case, together they are one person', async () => {
  const [north, south] = offices()
  const { caseId } = await handOver(north)
  await send(north, south)
  expect((await south.vault().list(everything)).total).toBe(0)
  expect(await onlyRow(south)).toMatchObject({
    side: 'in',
    here: null,
    transfer: { facts: { german: 'b1' } },
  })
  const opened = await accept(south)
  await act(south, (on) => reportResult(on, 'offer-received'))
  await send(south, north)
  expect((await north.vault().list(everything)).rows.map(({ id }) => id)).toEqual([caseId])
  expect(await referralOf(north, caseId)).toMatchObject({ outcome: 'offer-received' })
  expect(await onlyRow(north)).toMatchObject({ state: 'reported', here: { id: caseId } })
  expect(await onlyRow(south)).toMatchObject({ here: { id: opened } })
  expect(await north.vault().caseCount()).toEqual({ cases: 1, handedOver: 0, persons: 1 })
  expect(await south.vault().caseCount()).toEqual({ cases: 1, handedOver: 1, persons: 1 })
})

test('an erased case takes its words out of the transfer at the other office too', async () => {
  const [north, south] = offices()
  const { caseId } = await handOver(north)
  await send(north, south)
  const some = { type: 'some', ids: [caseId] } as const
  must(await north.vault().bulkDo(some, { type: 'bin' }, noProgress))
  must(await north.vault().bulkErase(some, noProgress))
  await send(north, south)
  expect((await onlyRow(south)).transfer).toMatchObject({ facts: null, wish: '', reducedOn: today })
})

test('the sending office restored from a backup takes back what it answered since, and the hand-over goes on', async () => {
  const [north, south] = offices()
  const { caseId } = await handOver(north)
  await send(north, south)
  const id = await south.vault().newId()
  await act(south, (on) => askBack(on, { id, text: 'Liegt das Zeugnis vor?' }))
  await send(south, north)
  must(await north.vault().backup())
  await act(north, (on) => answerQuestion(on, { id, text: 'Ja, im Original.' }))
  await send(north, south)

  const spare = await makeOffice({}, north.stick)
  must(await spare.vault().restore(passphrase, noProgress))
  // It stands in the network by itself, and the other office hears of its device with its package.
  await send(spare, south)
  await accept(south)
  expect(await send(south, spare)).toMatchObject({ setAside: null })
  expect(await onlyRow(spare)).toMatchObject({
    state: 'accepted',
    transfer: { questions: [{ answered: { text: 'Ja, im Original.' } }] },
  })
  expect(await referralOf(spare, caseId)).toMatchObject({ outcome: 'arrived' })
  await spare.remove()
})

const late = '2027-02-01' as CalendarDate
const stand = async (office: Office, on: CalendarDate) => (await office.vault().partnerStates(on))[0]

/** Sends where this office is told to. */
async function sendIfTold(from: Office, to: Office): Promise<void> {
  for (const office of [from, to]) office.clock.advance(60_000)
  const step = (await stand(from, today))?.step ?? 'NothingToDo'
  if (['SendPackage', 'ConfirmReceipt'].includes(step)) await send(from, to)
}

test('once a hand-over has come and is answered, nobody is asked about it, however long both rest', async () => {
  const [north, south] = offices()
  await handOver(north)
  const lost = must(await north.vault().makePackage([await partnerOf(north)], 'sync', noProgress))
  expect(lost.bytes.length).toBeGreaterThan(0)
  expect(await stand(north, late)).toMatchObject({ step: 'AskWhetherArrived', urgency: 'now', isOld: true })
  await send(north, south)
  await accept(south)
  for (let round = 0; round < 3; round += 1) {
    await sendIfTold(south, north)
    await sendIfTold(north, south)
  }
  const [ofNorth, ofSouth] = [await stand(north, late), await stand(south, late)]
  for (const at of [ofNorth, ofSouth]) expect(at).toMatchObject({ isOld: false, unansweredSince: null })
  expect([ofNorth?.step, ofSouth?.step]).toEqual(['NothingToDo', 'WaitForAnswer'])
})
