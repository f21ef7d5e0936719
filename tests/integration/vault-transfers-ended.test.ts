/** Hand-overs that ended, between offices that exchange nothing else: what nobody may read any more, and what may still happen. */
import { expect, test } from 'vitest'
import type { EntityId } from '#shared/domain/case-file.ts'
import { answerQuestion, askBack, declineTransfer, reportResult } from '#shared/domain/transfer-writes.ts'
import { openedRows } from '#tests/support/opened-rows.ts'
import { must, noProgress, passphrase, today, type Office } from '#tests/support/vault-office.ts'
import { send } from '#tests/support/vault-network.ts'
import { accept, act, handOver, onlyRow, referralOf, twoOffices } from '#tests/support/vault-transfers.ts'

const offices = twoOffices('transfers')
const canary = 'Kanarienvogel'

/** The registers of the only transfer, nothing hidden. */
async function rawAt(office: Office): Promise<string> {
  return JSON.stringify(await office.vault().items('transfer'))
}

/** All that a vault holds on its disk, opened. */
async function onDisk(office: Office): Promise<string> {
  return openedRows(office, passphrase)
}

async function decline(office: Office): Promise<void> {
  await act(office, (on) => declineTransfer(on, { reason: 'not-responsible', note: 'Halle berät das.' }))
}

async function ask(office: Office, text: string): Promise<EntityId> {
  const id = await office.vault().newId()
  await act(office, (on) => askBack(on, { id, text }))
  return id
}

test('declined: what was carried leaves both offices with the next packages, and the reason stays', async () => {
  const [north, south] = offices()
  await handOver(north)
  await send(north, south)
  const id = await ask(south, `${canary} gefragt`)
  await send(south, north)
  await act(north, (on) => answerQuestion(on, { id, text: `${canary} geantwortet` }))
  await send(north, south)
  await decline(south)
  expect(await onlyRow(south)).toMatchObject({ transfer: { facts: null, wish: '', questions: [] } })
  await send(south, north)
  await send(north, south)
  for (const office of [north, south]) {
    const raw = await rawAt(office)
    for (const word of [canary, 'Anerkennung', 'tolerated', 'b1"']) expect(raw).not.toContain(word)
    expect(await onlyRow(office)).toMatchObject({
      state: 'declined',
      transfer: { answer: { reason: 'not-responsible', note: 'Halle berät das.' }, conflicts: [] },
    })
  }
  expect(await onDisk(south)).not.toContain(canary)
})

test('declined and then the consent withdrawn: the other office learns of it', async () => {
  const [north, south] = offices()
  const { caseId } = await handOver(north)
  await send(north, south)
  await decline(south)
  await send(south, north)
  must(await north.vault().withdrawTransfer((await onlyRow(north)).transfer.id))
  expect(await referralOf(north, caseId)).toMatchObject({ consent: 'withdrawn', consentOn: today })
  await send(north, south)
  await send(south, north)
  for (const office of [north, south]) {
    expect(await onlyRow(office)).toMatchObject({ state: 'withdrawn', transfer: { answer: { note: '' } } })
    expect(await rawAt(office)).not.toContain('Halle berät das.')
  }
})

test('withdrawn: a question that was asked meanwhile is shown to nobody and goes as well', async () => {
  const [north, south] = offices()
  await handOver(north)
  await send(north, south)
  await ask(south, `${canary} zuerst`)
  await send(south, north)
  // Neither knows of the other's next act.
  await ask(south, `${canary} danach`)
  must(await north.vault().withdrawTransfer((await onlyRow(north)).transfer.id))
  expect(await onDisk(north)).not.toContain(canary)
  await send(south, north)
  expect(await onlyRow(north)).toMatchObject({ state: 'withdrawn', transfer: { questions: [] } })
  await send(north, south)
  expect(await onDisk(south)).not.toContain(canary)
  await send(south, north)
  for (const office of [north, south]) {
    expect(await rawAt(office)).not.toContain(canary)
    expect(await onDisk(office)).not.toContain(canary)
  }
})

test('withdrawn: no earlier act brings back what was carried; the act itself can be taken back', async () => {
  const [north] = offices()
  await handOver(north)
  const { transfer } = await onlyRow(north)
  const wish = { id: transfer.id, writes: [{ name: 'wish', value: canary }] }
  const earlier = must(await north.vault().changeMany([wish], noProgress))
  const done = must(await north.vault().withdrawTransfer(transfer.id))
  must(await north.vault().undoMany(earlier.undo, noProgress))
  expect(await rawAt(north)).not.toContain('Anerkennung')
  must(await north.vault().undoMany(done.undo, noProgress))
  expect(await onlyRow(north)).toMatchObject({ state: 'sent', transfer: { wish: canary } })
})

test('reduced by one office: what the other wrote unseen does not come back', async () => {
  const [north, south] = offices()
  const { caseId } = await handOver(north)
  await send(north, south)
  await accept(south)
  await send(south, north)
  const closing = { type: 'close', on: today, results: ['none'] } as const
  const some = { type: 'some', ids: [caseId] } as const
  must(await north.vault().bulkDo(some, closing, noProgress))
  must(await north.vault().bulkDo(some, { type: 'anonymise' }, noProgress))
  await ask(south, canary)
  await send(south, north)
  expect(await onlyRow(north)).toMatchObject({ transfer: { questions: [], reducedOn: today } })
  await send(north, south)
  await send(south, north)
  await send(north, south)
  for (const office of [north, south]) {
    expect(await rawAt(office)).not.toContain(canary)
    expect(await rawAt(office)).not.toContain(`"sentOn":"${today}"`)
    expect(await onlyRow(office)).toMatchObject({ state: 'accepted', transfer: { conflicts: [] } })
  }
  // And then nobody has anything left to write.
  for (const office of [north, south])
    expect(await office.vault().partnerStates(today)).toMatchObject([{ waiting: 0 }])
})

test('reduced by the receiving office before the answer came: the feedback is entered all the same', async () => {
  const [north, south] = offices()
  const { caseId } = await handOver(north)
  await send(north, south)
  const opened = await accept(south)
  await act(south, (on) => reportResult(on, 'offer-received'))
  const closing = { type: 'close', on: today, results: ['none'] } as const
  const some = { type: 'some', ids: [opened] } as const
  must(await south.vault().bulkDo(some, closing, noProgress))
  must(await south.vault().bulkDo(some, { type: 'anonymise' }, noProgress))
  await send(south, north)
  expect(await referralOf(north, caseId)).toMatchObject({ outcome: 'offer-received' })
})
