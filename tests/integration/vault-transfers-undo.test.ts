/** Acts on hand-overs that are taken back, between offices that exchange nothing else: each gives back its own half. */
import { expect, test } from 'vitest'
import type { EntityId } from '#shared/domain/case-file.ts'
import { askBack, declineTransfer, lookAt } from '#shared/domain/transfer-writes.ts'
import { must, noProgress, today, type Office } from '#tests/support/vault-office.ts'
import { partnerOf, send } from '#tests/support/vault-network.ts'
import { accept, act, handOver, onlyRow, twoOffices } from '#tests/support/vault-transfers.ts'

const offices = twoOffices('transfers')

async function ask(office: Office): Promise<EntityId> {
  const id = await office.vault().newId()
  await act(office, (on) => askBack(on, { id, text: 'Welches Papier?' }))
  return id
}

/** Handed over and asked about; both know all of it. */
async function asked(): Promise<{ north: Office; south: Office; transfer: EntityId }> {
  const [north, south] = offices()
  await handOver(north)
  await send(north, south)
  await ask(south)
  await send(south, north)
  await send(north, south)
  return { north, south, transfer: (await onlyRow(north)).transfer.id }
}

const withdraw = async (office: Office, transfer: EntityId): Promise<number> =>
  must(await office.vault().withdrawTransfer(transfer)).undo
const takeBack = async (office: Office, token: number) =>
  must(await office.vault().undoMany(token, noProgress))

test('a withdrawal that no package has left with leaves nothing behind, questions of the other office included', async () => {
  const { north, south, transfer } = await asked()
  const before = await onlyRow(north)
  await takeBack(north, await withdraw(north, transfer))
  expect((await onlyRow(north)).transfer).toEqual(before.transfer)
  // The other office goes on meanwhile, in what it asked as well.
  await act(south, (on) => declineTransfer(on, { reason: 'no-capacity', note: '' }))
  expect((await send(north, south)).setAside).toBeNull()
  expect((await send(south, north)).setAside).toBeNull()
  expect((await send(north, south)).setAside).toBeNull()
  for (const office of [north, south])
    expect(await onlyRow(office)).toMatchObject({
      state: 'declined',
      transfer: { conflicts: [], facts: null },
    })
})

test('taken back after it has arrived: the other office takes in what was carried once more', async () => {
  const { north, south, transfer } = await asked()
  const token = await withdraw(north, transfer)
  await send(north, south)
  expect(await onlyRow(south)).toMatchObject({ state: 'withdrawn', transfer: { facts: null } })
  await takeBack(north, token)
  expect((await send(north, south)).setAside).toBeNull()
  expect(await onlyRow(south)).toMatchObject({
    state: 'sent',
    transfer: { withdrawnOn: null, wish: 'Anerkennung begleiten', questions: [] },
  })
  await ask(south)
  expect((await send(south, north)).setAside).toBeNull()
  expect((await onlyRow(north)).transfer.questions).toHaveLength(1)
})

test('taken back after a package that never came: the other office takes in how it stands', async () => {
  const { north, south, transfer } = await asked()
  const token = await withdraw(north, transfer)
  must(await north.vault().makePackage([await partnerOf(north)], 'sync', noProgress))
  await takeBack(north, token)
  expect((await send(north, south)).setAside).toBeNull()
  expect(await onlyRow(south)).toMatchObject({ state: 'sent', transfer: { wish: 'Anerkennung begleiten' } })
  await act(south, lookAt)
  expect((await send(south, north)).setAside).toBeNull()
})

test('a case reduced where it was handed over to, and taken back: the sending office takes in how it stands', async () => {
  const [north, south] = offices()
  await handOver(north)
  await send(north, south)
  const opened = await accept(south)
  await send(south, north)
  const some = { type: 'some', ids: [opened] } as const
  must(await south.vault().bulkDo(some, { type: 'close', on: today, results: ['none'] }, noProgress))
  const reduced = must(await south.vault().bulkDo(some, { type: 'anonymise' }, noProgress))
  must(await south.vault().makePackage([await partnerOf(south)], 'sync', noProgress))
  await takeBack(south, reduced.undo)
  expect((await send(south, north)).setAside).toBeNull()
  expect(await onlyRow(north)).toMatchObject({
    state: 'accepted',
    transfer: { reducedOn: null, from: 'o01' },
  })
})
