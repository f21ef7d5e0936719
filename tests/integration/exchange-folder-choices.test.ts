/** Another choice of what an office receives reaches the exchange folder: what is on offer for nobody any more goes. */
import { expect, test } from 'vitest'
import type { Scope } from '#shared/exchange/scope.ts'
import { hinderedCarrier } from '#tests/support/hindered-carrier.ts'
import { joinNetwork } from '#tests/support/vault-network.ts'
import { aCase, must, type Office } from '#tests/support/vault-office.ts'
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

async function offices(...names: readonly string[]): Promise<readonly [Office, Office, Office]> {
  started.offices = [...(await officesOver(started.folder, names))]
  return started.offices as unknown as [Office, Office, Office]
}

async function choose(office: Office, name: string, scope: Scope | null): Promise<void> {
  const partner = (await office.vault().network()).partners.find((each) => each.name === name)
  must(await office.vault().chooseScope(partner?.id ?? '', scope))
}

test('who is to receive only numbers from now on finds no case in the folder any more', async () => {
  const [north, south, west] = await offices('Nord', 'Süd', 'West')
  must(await north.vault().createCase(aCase('nur für Süd')))
  await run(north)
  const [whole] = (await contentsOf(started.folder)).values()
  await choose(north, 'West', 'figures')
  expect(await north.vault().isFolderDue(0)).toBe(true)
  await run(north)
  expect([...(await contentsOf(started.folder)).values()]).not.toContain(whole)
  await run(west)
  expect(await casesOf(west)).toEqual([])
  await run(south)
  expect(await casesOf(south)).toHaveLength(1)
})

test('a choice that is taken back takes the package out, though nothing takes its place', async () => {
  const [north] = await offices('Nord', 'Süd')
  must(await north.vault().createCase(aCase('zurückgeholt')))
  await run(north)
  await choose(north, 'Süd', null)
  expect(await north.vault().isFolderDue(0)).toBe(true)
  expect(await run(north)).toMatchObject({ written: 0, removed: 1 })
  expect(await filesIn(started.folder)).toEqual([])
  expect(await north.vault().isFolderDue(0)).toBe(false)
})

test('a further office makes another circle; the package of the former one does not stay beside', async () => {
  const [north, south] = await offices('Nord', 'Süd')
  must(await north.vault().createCase(aCase('für alle')))
  await run(north)
  const west = await openOffice('West')
  started.offices.push(west)
  await joinNetwork(north, west)
  await west.carry(started.folder)
  await run(north)
  expect(await filesIn(started.folder)).toHaveLength(1)
  await choose(west, 'Nord', 'all')
  await untilQuiet([north, south, west])
  expect(await casesOf(west)).toHaveLength(1)
})

test('a package that never came to lie there does not end the tidying for ever', async () => {
  const carrier = hinderedCarrier()
  const north = await openOffice('Nord', { carrier })
  const south = await openOffice('Süd')
  started.offices.push(north, south)
  await joinNetwork(north, south)
  await north.carry(started.folder)
  must(await north.vault().createCase(aCase('eins')))
  await run(north)
  const [former] = (await contentsOf(started.folder)).values()
  must(await north.vault().createCase(aCase('zwei')))
  carrier.refusal = 'ENOSPC'
  expect(await run(north)).toMatchObject({ written: 0, removed: 0 })
  carrier.refusal = null
  await choose(north, 'Süd', 'figures')
  await run(north)
  expect([...(await contentsOf(started.folder)).values()]).not.toContain(former)
})
