/** What another office erases leaves no trace here that the own erasure would not leave. */
import { expect, test } from 'vitest'
import { openOffice } from '#tests/support/exchange-folder.ts'
import { admitTo, take } from '#tests/support/network-steps.ts'
import { must, noProgress, today, type Office } from '#tests/support/vault-office.ts'
import { partnerOf, send } from '#tests/support/vault-network.ts'
import { accept, handOver, onlyRow, twoOffices } from '#tests/support/vault-transfers.ts'

const offices = twoOffices()

test('undo and a package that was looked into forget it too', async () => {
  const [north, south] = offices()
  const { caseId } = await handOver(north)
  await send(north, south)
  await send(south, north)
  const changed = must(
    await south.vault().changeMany([{ id: caseId, writes: [{ name: 'concern', value: 'neu' }] }], noProgress),
  )
  const full = must(await north.vault().makePackage([await partnerOf(north)], 'full', noProgress))
  const some = { type: 'some', ids: [caseId] } as const
  must(await north.vault().bulkDo(some, { type: 'bin' }, noProgress))
  must(await north.vault().bulkErase(some, noProgress))
  await send(north, south)
  const undone = must(await south.vault().undoMany(changed.undo, noProgress))
  expect(undone.ids).toEqual([])

  // The other way round: looked into, and erased here before a person said yes.
  const again = await handOver(north)
  await send(north, south)
  must(await south.vault().previewImport(full.bytes, noProgress))
  const here = { type: 'some', ids: [again.caseId] } as const
  must(await south.vault().bulkDo(here, { type: 'bin' }, noProgress))
  must(await south.vault().bulkErase(here, noProgress))
  must(await south.vault().applyImport(null, noProgress))
  expect(await south.vault().readCase(caseId)).toMatchObject({ error: { type: 'NotFound' } })
  expect(await south.vault().readCase(again.caseId)).toMatchObject({ error: { type: 'NotFound' } })
})

/** A package of Nord's whose file was not written. */
async function unsavedPackage(north: Office): Promise<() => Promise<boolean>> {
  const file = must(await north.vault().makePackage([await partnerOf(north)], 'sync', noProgress))
  await north.vault().packageLeft(file.name, false)
  const mayStillLeave = async () => north.vault().mayStillLeave(file.name)
  expect(await mayStillLeave()).toBe(true)
  return mayStillLeave
}

test('a package that was not written may leave until something is erased', async () => {
  const [north] = offices()
  const { caseId } = await handOver(north)
  const mayStillLeave = await unsavedPackage(north)
  expect(await north.vault().mayStillLeave('paket-anders.age')).toBe(false)
  const some = { type: 'some', ids: [caseId] } as const
  must(await north.vault().bulkDo(some, { type: 'bin' }, noProgress))
  expect(await mayStillLeave()).toBe(true)
  must(await north.vault().bulkErase(some, noProgress))
  expect(await mayStillLeave()).toBe(false)
  await unsavedPackage(north)
})

test('nor where a hand-over was taken back, an act undone, or its office is to receive less by now', async () => {
  const [north] = offices()
  await handOver(north)
  const withTransfer = await unsavedPackage(north)
  const takenBack = must(await north.vault().takeBackTransfer((await onlyRow(north)).transfer.id))
  expect(await withTransfer()).toBe(false)
  const without = await unsavedPackage(north)
  must(await north.vault().undoMany(takenBack.undo, noProgress))
  expect(await without()).toBe(false)
  const wide = await unsavedPackage(north)
  must(await north.vault().chooseScope(await partnerOf(north), 'figures'))
  expect(await wide()).toBe(false)
})

/** What undo and a looked-at package still hold, but for the last act, which can be taken back until the lock. */
function remembered(office: Office): string {
  const { undos, lastToken, pending, unwritten } = office.held()
  const earlier = [...undos].filter(([token]) => token !== lastToken)
  return JSON.stringify([earlier, pending?.checked.records, [...unwritten]])
}

/** Süd's case is changed, taken back into the window's memory, and stands in a package that was looked into. */
async function lookedAt(of: Office, from: Office, caseId: string): Promise<void> {
  must(await of.vault().changeMany([{ id: caseId, writes: [{ name: 'concern', value: 'neu' }] }], noProgress))
  must(
    await of
      .vault()
      .previewImport(
        must(await from.vault().makePackage([await partnerOf(from)], 'full', noProgress)).bytes,
        noProgress,
      ),
  )
  expect(remembered(of)).toContain('CANARY')
}

test('what is reduced to what is counted is gone from memory too, in a bulk act as in a single one', async () => {
  const [north, south] = offices()
  const { caseId } = await handOver(north)
  await send(north, south)
  await lookedAt(north, south, caseId)
  const some = { type: 'some', ids: [caseId] } as const
  must(await north.vault().bulkDo(some, { type: 'close', on: today, results: ['none'] }, noProgress))
  const reduced = must(await north.vault().bulkDo(some, { type: 'anonymise' }, noProgress))
  expect(reduced.possible).toBe(1)
  expect(remembered(north)).not.toContain('CANARY')
  // The act itself can be taken back.
  must(await north.vault().undoMany(reduced.undo, noProgress))
  expect(must(await north.vault().readCase(caseId)).profile.concern).toBe('neu')
})

test('of a case that was handed over and reduced nothing is left in memory', async () => {
  const [north, south] = offices()
  const { caseId } = await handOver(north)
  await send(north, south)
  await accept(south)
  await send(south, north)
  await lookedAt(north, south, caseId)
  const { transfer } = await onlyRow(north)
  must(await north.vault().reduceHandedOver(transfer.id))
  expect(remembered(north)).not.toContain('CANARY')
})

/** Withdrawn, and then the case is gone: by token, what would take the withdrawal back. */
async function withdrawnAndGone(office: Office, end: 'anonymise' | 'erase'): Promise<number> {
  const { caseId } = await handOver(office)
  const { undo } = must(await office.vault().withdrawTransfer((await onlyRow(office)).transfer.id))
  const some = { type: 'some', ids: [caseId] } as const
  const close = { type: 'close', on: today, results: ['none'] } as const
  must(await office.vault().bulkDo(some, end === 'erase' ? { type: 'bin' } : close, noProgress))
  if (end === 'erase') must(await office.vault().bulkErase(some, noProgress))
  else must(await office.vault().bulkDo(some, { type: end }, noProgress))
  return undo
}

test.each(['anonymise', 'erase'] as const)(
  'what was carried stays gone when a withdrawal from before is taken back (%s)',
  async (end) => {
    const [north] = offices()
    const withdrawn = await withdrawnAndGone(north, end)
    const [transfer] = north.held().undos.get(withdrawn) ?? []
    expect(transfer).toBeUndefined()
    expect(remembered(north)).not.toContain('Anerkennung begleiten')
    must(await north.vault().undoMany(withdrawn, noProgress))
    expect((await onlyRow(north)).transfer).toMatchObject({ facts: null, wish: '' })
  },
)

test('a transfer that is reduced keeps out what an act from before would bring back', async () => {
  const [north] = offices()
  const { caseId } = await handOver(north)
  const { id } = (await onlyRow(north)).transfer
  const { undo } = must(await north.vault().withdrawTransfer(id))
  must(await north.vault().changeItem(id, [{ name: 'reducedOn', value: today }]))
  const undone = must(await north.vault().undoMany(undo, noProgress))
  expect(undone.ids).toEqual([caseId])
  expect((await onlyRow(north)).transfer).toMatchObject({ facts: null, wish: '' })
})

test('nor does undo hold it where another laptop of the office has reduced the case', async () => {
  const [north] = offices()
  const laptop = await openOffice('Laptop')
  try {
    await admitTo(north, laptop, { as: 'device', label: 'Laptop' })
    const { caseId } = await handOver(north)
    const { undo } = must(await north.vault().withdrawTransfer((await onlyRow(north)).transfer.id))
    await tell(north, laptop)
    const some = { type: 'some', ids: [caseId] } as const
    const close = { type: 'close', on: today, results: ['none'] } as const
    must(await laptop.vault().bulkDo(some, close, noProgress))
    must(await laptop.vault().bulkDo(some, { type: 'anonymise' }, noProgress))
    await tell(laptop, north)
    expect((await onlyRow(north)).transfer.reducedOn).not.toBeNull()
    expect(north.held().undos.get(undo)).toEqual([])
  } finally {
    await laptop.remove()
  }
})

async function tell(from: Office, to: Office): Promise<void> {
  must(await take(to, must(await from.vault().makePackage(['o01'], 'sync', noProgress)).bytes))
}

test('rows for counting go once the office gives its cases', async () => {
  const [north, south] = offices()
  const partner = await partnerOf(north)
  const rowsHeld = async () => (await south.vault().network()).partners[0]?.figures ?? null
  must(await north.vault().chooseScope(partner, 'figures'))
  await send(north, south)
  expect(await rowsHeld()).not.toBeNull()
  must(await north.vault().chooseScope(partner, 'all'))
  await handOver(north)
  north.clock.advance(60_000)
  await send(north, south)
  expect(await rowsHeld()).toBeNull()
})
