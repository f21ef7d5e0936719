/** An office that receives hand-overs only and writes more than that: with real vaults, by hand and over the folder. */
import { expect, test } from 'vitest'
import { run, newExchangeFolder, untilQuiet } from '#tests/support/exchange-folder.ts'
import { partnerOf, send } from '#tests/support/vault-network.ts'
import { accept, handOver, onlyRow, referralOf, twoOffices } from '#tests/support/vault-transfers.ts'
import { aCase, everything, must, noProgress, today, type Office } from '#tests/support/vault-office.ts'

const offices = twoOffices('all')

test('a case that was handed over is not erased by the other office, whose answer still comes in', async () => {
  const [north, south] = offices()
  const { caseId } = await handOver(north)
  await send(north, south)
  must(await north.vault().chooseScope(await partnerOf(north), 'transfers'))
  await accept(south)
  const some = { type: 'some', ids: [caseId] } as const
  must(await south.vault().bulkDo(some, { type: 'bin' }, noProgress))
  must(await south.vault().bulkErase(some, noProgress))
  const seen = await send(south, north)
  // The case that Süd opened, and the erasure of ours.
  expect(seen).toMatchObject({ erased: 0, added: 0, setAside: { count: 2, scope: 'transfers' } })
  expect((await north.vault().list(everything)).rows.map(({ id }) => id)).toEqual([caseId])
})

test('a transfer names no case, and its answer finds the case all the same', async () => {
  const [north, south] = offices()
  const { caseId } = await handOver(north)
  for (const office of [north, south])
    must(await office.vault().chooseScope(await partnerOf(office), 'transfers'))
  await send(north, south)
  expect(JSON.stringify(await onlyRow(south))).not.toContain(caseId)
  await accept(south)
  await send(south, north)
  expect(await referralOf(north, caseId)).toMatchObject({ outcome: 'arrived' })
  await north.restart()
  must(await north.vault().unlock('amber basket candle dragon ember', noProgress))
  expect(await onlyRow(north)).toMatchObject({ here: { id: caseId } })
})

test('over the folder, what was set aside comes once it is chosen, from the file that lies there', async () => {
  const [north, south] = offices()
  must(await north.vault().chooseScope(await partnerOf(north), 'figures'))
  must(await south.vault().createCase(aCase('aus dem Süden')))
  const path = await newExchangeFolder()
  for (const office of [north, south]) await office.carry(path)
  await run(south)
  expect(await run(north)).toMatchObject({ taken: [{ from: 'Süd', setAside: 1, changed: false }] })
  expect((await run(north)).taken).toEqual([])
  must(await north.vault().chooseScope(await partnerOf(north), 'all'))
  expect(await run(north)).toMatchObject({ taken: [{ setAside: 0, cases: 1 }] })
  expect((await north.vault().list(everything)).total).toBe(1)
})

async function standing(office: Office) {
  const [partner] = await office.vault().partnerStates(today)
  return partner
}

test('over the folder, who sent it hears that it came and was not taken whole, and both come to rest', async () => {
  const [north, south] = offices()
  must(await north.vault().chooseScope(await partnerOf(north), 'figures'))
  must(await south.vault().createCase(aCase('aus dem Süden')))
  const path = await newExchangeFolder()
  for (const office of [north, south]) await office.carry(path)
  await untilQuiet([south, north])
  expect(await standing(south)).toMatchObject({ step: 'NotTaken', underway: 1, unansweredSince: null })
  expect(await standing(north)).toMatchObject({ setAside: 1 })
  const { entries } = await north.vault().exchangeHistory()
  expect(entries.find(({ act }) => act === 'applied')).toMatchObject({ setAside: 1 })

  must(await north.vault().chooseScope(await partnerOf(north), 'all'))
  await untilQuiet([north, south])
  expect(await standing(north)).toMatchObject({ setAside: 0 })
  expect(await standing(south)).toMatchObject({ step: 'NothingToDo', notTaken: null })
})

test('by hand, a small package tells of it, once', async () => {
  const [north, south] = offices()
  const toSouth = await partnerOf(north)
  must(await north.vault().chooseScope(toSouth, 'transfers'))
  must(await south.vault().createCase(aCase('aus dem Süden')))
  await send(south, north)
  expect(await standing(north)).toMatchObject({ step: 'ConfirmReceipt', setAside: 1 })
  const made = must(await north.vault().makePackage([toSouth], 'sync', noProgress))
  await north.vault().packageLeft(made.name, false)
  expect(await standing(north)).toMatchObject({ step: 'ConfirmReceipt' })
  await send(north, south)
  expect(await standing(south)).toMatchObject({ step: 'NotTaken' })
  expect(await north.vault().makePackage([toSouth], 'sync', noProgress)).toMatchObject({ ok: false })
})
