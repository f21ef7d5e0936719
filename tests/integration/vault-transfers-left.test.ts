/** What of a hand-over has left, and which laptop enters what comes back: offices with two devices, and with none of the first left. */
import { afterEach, expect, test } from 'vitest'
import type { Scope } from '#shared/exchange/scope.ts'
import { admitTo, idOf, openOffice, take } from '#tests/support/network-steps.ts'
import { must, noProgress, type Office } from '#tests/support/vault-office.ts'
import { accept, handOver, onlyRow, referralOf } from '#tests/support/vault-transfers.ts'

const made: Office[] = []

async function open(name: string): Promise<Office> {
  const office = await openOffice(name)
  made.push(office)
  return office
}

afterEach(async () => {
  await Promise.all(made.splice(0).map(async (office) => office.remove()))
})

/** Nord (o01) and Süd (o02), which receive hand-overs from each other, and a laptop of Nord. */
async function network(): Promise<{ north: Office; laptop: Office; south: Office }> {
  const [north, laptop, south] = [await open('Nord'), await open('Laptop'), await open('Süd')]
  await admitTo(north, south, { as: 'office' })
  await admitTo(north, laptop, { as: 'device', label: 'Laptop' })
  await choose(north, 'o02', 'transfers')
  await choose(south, 'o01', 'transfers')
  must(await take(south, await packageOf(north, 'o02', 'directory')))
  return { north, laptop, south }
}

async function choose(office: Office, partner: string, scope: Scope): Promise<void> {
  must(await office.vault().chooseScope(partner, scope))
}

async function packageOf(from: Office, to: string, kind: 'sync' | 'directory' = 'sync'): Promise<Uint8Array> {
  return must(await from.vault().makePackage([to], kind, noProgress)).bytes
}

test('what went to a laptop of the own office may be on its way from there, and is not taken back without a word', async () => {
  const { north, laptop } = await network()
  await handOver(north)
  const { transfer } = await onlyRow(north)
  must(await take(laptop, await packageOf(north, 'o01')))
  await choose(laptop, 'o02', 'transfers')
  must(await laptop.vault().makePackage(['o02'], 'sync', noProgress))
  for (const device of [north, laptop]) {
    expect(await onlyRow(device)).toMatchObject({ isSent: true })
    expect(await device.vault().takeBackTransfer(transfer.id)).toEqual({
      ok: false,
      error: { type: 'TransferSent' },
    })
  }
})

test('a package of another scope carries none, one whose file nobody saved neither; one that left is remembered', async () => {
  const { north } = await network()
  await handOver(north)
  await choose(north, 'o02', 'figures')
  must(await north.vault().makePackage(['o02'], 'full', noProgress))
  expect(await onlyRow(north)).toMatchObject({ isSent: false })
  await choose(north, 'o02', 'transfers')
  const { name } = must(await north.vault().makePackage(['o02'], 'sync', noProgress))
  await north.vault().packageLeft(name, false)
  expect(await onlyRow(north)).toMatchObject({ isSent: false })
  const { transfer } = await onlyRow(north)
  const done = must(await north.vault().takeBackTransfer(transfer.id))
  must(await north.vault().undoMany(done.undo, noProgress))
  must(await north.vault().makePackage(['o02'], 'sync', noProgress))
  // What was told under a former choice has left all the same.
  await choose(north, 'o02', 'figures')
  must(await north.vault().makePackage(['o02'], 'full', noProgress))
  expect(await north.vault().takeBackTransfer(transfer.id)).toMatchObject({ error: { type: 'TransferSent' } })
})

test('the answer is entered by the laptop that handed over, and by another one of the office once that is blocked', async () => {
  const { north, laptop, south } = await network()
  await choose(laptop, 'o02', 'transfers')
  const { caseId } = await handOver(laptop)
  must(await take(north, await packageOf(laptop, 'o01')))
  must(await take(south, await packageOf(laptop, 'o02')))
  await accept(south)
  const answer = await packageOf(south, 'o01')
  must(await take(north, answer))
  expect(await referralOf(north, caseId)).toMatchObject({ outcome: 'open' })
  must(await take(laptop, answer))
  expect(await referralOf(laptop, caseId)).toMatchObject({ outcome: 'arrived' })

  // Its own entry never comes: the laptop is lost.
  must(await north.vault().blockDevice(await idOf(laptop)))
  must(await take(north, await packageOf(south, 'o01')))
  expect(await referralOf(north, caseId)).toMatchObject({ outcome: 'arrived' })
})
