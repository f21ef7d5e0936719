/** Packages of a part over the exchange folder: only hand-overs, only numbers. They arrive, are answered, and go. */
import { expect, test } from 'vitest'
import { rm } from 'node:fs/promises'
import type { Scope } from '#shared/exchange/scope.ts'
import { reportResult } from '#shared/domain/transfer-writes.ts'
import { accept, act, handOver, onlyRow, referralOf } from '#tests/support/vault-transfers.ts'
import { joinNetwork } from '#tests/support/vault-network.ts'
import { aCase, must, passphrase, noProgress, today, type Office } from '#tests/support/vault-office.ts'
import {
  casesOf,
  contentsOf,
  eachInNewFolder,
  filesIn,
  officesOver,
  openOffice,
  run,
  untilQuiet,
} from '#tests/support/exchange-folder.ts'

const started = eachInNewFolder()

/** Two offices that give each other no more than this. */
async function two(scope: Scope): Promise<readonly [Office, Office]> {
  started.offices = [...(await officesOver(started.folder, ['Nord', 'Süd']))]
  for (const office of started.offices) {
    const { partners } = await office.vault().network()
    for (const { id } of partners) must(await office.vault().chooseScope(id, scope))
  }
  return started.offices as unknown as [Office, Office]
}

async function numberOf(office: Office): Promise<number | undefined> {
  return (await office.vault().network()).partners[0]?.figures?.cases
}

test('numbers arrive without a case, are answered, and the package goes', async () => {
  const [north, south] = await two('figures')
  for (let count = 0; count < 6; count += 1) must(await north.vault().createCase(aCase('bleibt hier')))
  await run(north)
  const [numbers] = (await contentsOf(started.folder)).values()
  await run(south)
  expect(await numberOf(south)).toBe(6)
  expect(await casesOf(south)).toEqual([])
  await untilQuiet([north, south])
  // What was answered lies there no more, on either side.
  expect([...(await contentsOf(started.folder)).values()]).not.toContain(numbers)
  for (const office of [north, south]) expect(await office.vault().isFolderDue(0)).toBe(false)
  const before = await contentsOf(started.folder)
  for (const office of [south, north]) {
    must(await (await office.restart()).unlock(passphrase, noProgress))
    expect(await run(office)).toMatchObject({ written: 0, removed: 0, taken: [] })
  }
  expect(await contentsOf(started.folder)).toEqual(before)
})

test('a write that changes no number is looked at once, and then there is peace', async () => {
  const [north, south] = await two('figures')
  for (let count = 0; count < 5; count += 1) must(await north.vault().createCase(aCase('vorher')))
  await untilQuiet([north, south])
  const before = await contentsOf(started.folder)
  const { file } = must(await north.vault().createCase(aCase('neu')))
  await untilQuiet([north, south])
  expect(await numberOf(south)).toBe(6)
  must(await north.vault().changeCase(file.id, [{ name: 'concern', value: 'nur ein Satz' }]))
  expect(await north.vault().isFolderDue(0)).toBe(true)
  expect(await run(north)).toMatchObject({ written: 0 })
  expect(await north.vault().isFolderDue(0)).toBe(false)
  expect((await filesIn(started.folder)).length).toBeLessThanOrEqual(Math.max(2, before.size))
})

test('a hand-over goes there and its answer comes back, and nothing of it stays in the folder', async () => {
  const [north, south] = await two('transfers')
  const { caseId } = await handOver(north)
  await run(north)
  const [handedOver] = (await contentsOf(started.folder)).values()
  await run(south)
  expect(await casesOf(south)).toEqual([])
  expect(await onlyRow(south)).toMatchObject({ side: 'in' })
  await accept(south)
  await act(south, (on) => reportResult(on, 'offer-received'))
  await run(south)
  const answer = [...(await contentsOf(started.folder)).values()].find((hash) => hash !== handedOver)
  await untilQuiet([north, south])
  expect(await referralOf(north, caseId)).toMatchObject({ outcome: 'offer-received' })
  const left = [...(await contentsOf(started.folder)).values()]
  expect(left).not.toContain(handedOver)
  expect(left).not.toContain(answer)
  for (const office of [north, south]) expect(await office.vault().isFolderDue(0)).toBe(false)
})

test('with nothing to hand over the folder is left alone', async () => {
  const [north, south] = await two('transfers')
  await untilQuiet([north, south])
  const before = await contentsOf(started.folder)
  must(await north.vault().createCase(aCase('bleibt hier')))
  expect(await run(north)).toMatchObject({ written: 0, removed: 0 })
  expect(await north.vault().isFolderDue(0)).toBe(false)
  expect(await contentsOf(started.folder)).toEqual(before)
})

test('an office that receives only hand-overs hears of a new office all the same', async () => {
  const [north, south] = await two('transfers')
  await untilQuiet([north, south])
  const west = await openOffice('West')
  started.offices.push(west)
  await joinNetwork(north, west, { scope: 'transfers' })
  await untilQuiet([north, south])
  expect((await south.vault().network()).partners.map(({ name }) => name).sort()).toEqual(['Nord', 'West'])
})

test('a part that somebody took out of the folder before it was answered is put there again', async () => {
  const [north, south] = await two('transfers')
  await handOver(north)
  await run(north)
  for (const name of await filesIn(started.folder)) await rm(`${started.folder}/${name}`)
  await untilQuiet([north, south])
  expect(await onlyRow(south)).toMatchObject({ side: 'in' })
})

test('where each has chosen something else, both set aside what comes, say so, and come to rest', async () => {
  const [north, south] = await two('transfers')
  const toNorth = (await south.vault().network()).partners[0]?.id ?? ''
  must(await south.vault().chooseScope(toNorth, 'figures'))
  await handOver(north)
  const newBody = async (name: string) => {
    const writes = [
      { name: 'kind', value: 'body' },
      { name: 'name', value: name },
      { name: 'bodyType', value: 'chamber' },
    ]
    must(await south.vault().changeMany([{ id: null, writes }], noProgress))
  }
  await newBody('Jobcenter Mitte')
  await untilQuiet([north, south])
  for (const office of [north, south]) {
    const [partner] = await office.vault().partnerStates(today)
    expect(partner).toMatchObject({ setAside: 1, step: 'NotTaken' })
  }
  const before = await contentsOf(started.folder)
  for (const office of [south, north]) await run(office)
  expect(await contentsOf(started.folder)).toEqual(before)

  // What is written later is told of, too.
  south.clock.advance(86_400_000)
  await newBody('Jobcenter Nord')
  await untilQuiet([north, south])
  const [partner] = await south.vault().partnerStates(today)
  expect(partner).toMatchObject({ step: 'NotTaken' })
})
