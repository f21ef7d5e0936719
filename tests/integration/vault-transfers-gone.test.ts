/** What is left of a hand-over: consent withdrawn, taken back, cases reduced or erased. */
import { expect, test } from 'vitest'
import { closeAsHandedOver } from '#shared/domain/transfer-case.ts'
import { must, newVault, noProgress, today } from '#tests/support/vault-office.ts'
import { send } from '#tests/support/vault-network.ts'
import { accept, handOver, onlyRow, twoOffices } from '#tests/support/vault-transfers.ts'

const offices = twoOffices()

test('withdrawn: what was carried is gone at the other office, and its case is named there', async () => {
  const [north, south] = offices()
  await handOver(north)
  await send(north, south)
  const opened = await accept(south)
  // Both act without having seen the other: nothing meets in one register.
  must(await north.vault().withdrawTransfer((await onlyRow(north)).transfer.id))
  await send(north, south)
  await send(south, north)
  for (const office of [north, south]) {
    const { state, transfer } = await onlyRow(office)
    expect(state).toBe('withdrawn')
    expect(transfer).toMatchObject({ facts: null, wish: '', conflicts: [], withdrawnOn: today })
  }
  expect(await onlyRow(south)).toMatchObject({ here: { id: opened } })
})

test('taken back before any package: nothing of it leaves', async () => {
  const [north, south] = offices()
  await handOver(north)
  must(await north.vault().takeBackTransfer((await onlyRow(north)).transfer.id))
  expect((await north.vault().transfers()).rows).toEqual([])
  await send(north, south)
  expect((await south.vault().transfers()).rows).toEqual([])
})

test('reducing the case reduces its transfer, at both offices, and can be undone', async () => {
  const [north, south] = offices()
  const { caseId } = await handOver(north)
  await send(north, south)
  await accept(south)
  await send(south, north)
  const vault = north.vault()
  const file = must(await vault.readCase(caseId))
  const { transfer } = await onlyRow(north)
  must(await vault.changeCase(caseId, must(closeAsHandedOver(file, transfer, today))))
  const some = { type: 'some', ids: [caseId] } as const
  const done = must(await vault.bulkDo(some, { type: 'anonymise' }, noProgress))
  const reduced = { facts: null, wish: '', sentOn: '2026-10-01', reducedOn: today, made: '' }
  expect(await onlyRow(north)).toMatchObject({ transfer: reduced, state: 'accepted', waits: false })
  await send(north, south)
  expect(await onlyRow(south)).toMatchObject({ transfer: reduced, waits: false })
  for (const office of [north, south])
    expect(await office.vault().caseCount()).toEqual({ cases: 2, handedOver: 1, persons: 1 })
  must(await vault.undoMany(done.undo, noProgress))
  expect((await onlyRow(north)).transfer.facts).toMatchObject({ german: 'b1' })
})

test('reducing the case of the receiving office keeps it named as handed over', async () => {
  const [north, south] = offices()
  await handOver(north)
  await send(north, south)
  const opened = await accept(south)
  const closing = { type: 'close', on: today, results: ['none'] } as const
  const some = { type: 'some', ids: [opened] } as const
  must(await south.vault().bulkDo(some, closing, noProgress))
  must(await south.vault().bulkDo(some, { type: 'anonymise' }, noProgress))
  expect(await onlyRow(south)).toMatchObject({ here: { id: opened }, transfer: { facts: null } })
  expect(await south.vault().caseCount()).toEqual({ cases: 2, handedOver: 1, persons: 1 })
})

test('erasing the case leaves no way to it and no word of it in the transfer', async () => {
  const [north, south] = offices()
  const { caseId } = await handOver(north)
  await send(north, south)
  await accept(south)
  await send(south, north)
  const some = { type: 'some', ids: [caseId] } as const
  must(await north.vault().bulkDo(some, { type: 'bin' }, noProgress))
  must(await north.vault().bulkErase(some, noProgress))
  await send(north, south)
  for (const office of [north, south]) {
    const { transfer } = await onlyRow(office)
    expect(transfer).toMatchObject({ facts: null, wish: '', source: { case: null } })
    expect(JSON.stringify(transfer)).not.toContain(caseId)
    expect((await office.vault().caseCount()).persons).toBe(1)
  }
  await south.restart()
  must(await south.vault().unlock(newVault.passphrase, noProgress))
  expect((await onlyRow(south)).transfer.facts).toBeNull()
})
