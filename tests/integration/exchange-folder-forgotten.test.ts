/** Own packages of which a device has forgotten that it wrote them are known by their content, and go all the same. */
import { expect, test } from 'vitest'
import { cp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hinderedCarrier } from '#tests/support/hindered-carrier.ts'
import { idOf } from '#tests/support/network-steps.ts'
import { joinNetwork, partnerOf } from '#tests/support/vault-network.ts'
import { aCase, freshEngine, must, noProgress, passphrase, type Office } from '#tests/support/vault-office.ts'
import {
  casesOf,
  contentsOf,
  eachInNewFolder,
  filesIn,
  openOffice,
  run,
  twoOver,
  untilQuiet,
} from '#tests/support/exchange-folder.ts'

const started = eachInNewFolder()
const at = (name: string) => join(started.folder, name)

async function two(carrier = hinderedCarrier()): Promise<readonly [Office, Office]> {
  return twoOver(started, carrier)
}

test('a package from before the folder was chosen anew goes, under whatever name it lies there', async () => {
  const [north, south] = await two()
  must(await north.vault().createCase(aCase('vergessen')))
  await run(north)
  const [forgotten = ''] = await filesIn(started.folder)
  await rename(at(forgotten), at('umbenannt.age'))
  await north.carry(started.folder)
  expect(await run(north)).toMatchObject({ written: 1, removed: 1, problems: [] })
  expect(await filesIn(started.folder)).not.toContain('umbenannt.age')
  await untilQuiet([north, south])
  expect(await casesOf(south)).toHaveLength(1)
})

test('what a person has put there by hand stays', async () => {
  const [north] = await two()
  must(await north.vault().createCase(aCase('von Hand')))
  const made = must(await north.vault().makePackage([await partnerOf(north)], 'full', noProgress))
  await writeFile(at('von-hand.age'), made.bytes)
  await run(north)
  expect(await run(north)).toMatchObject({ problems: [], removed: 0 })
  expect(await filesIn(started.folder)).toContain('von-hand.age')
})

test('whoever gives the folder up is told what could not be taken out', async () => {
  const carrier = hinderedCarrier()
  const [north] = await two(carrier)
  must(await north.vault().createCase(aCase('festgehalten')))
  await run(north)
  const [name = ''] = await filesIn(started.folder)
  carrier.locked.set(name, 'EBUSY')
  expect(await north.vault().clearFolder()).toEqual({ left: 1 })
  carrier.locked.clear()
  await north.carry(started.folder)
  const [former] = (await contentsOf(started.folder)).values()
  await run(north)
  expect([...(await contentsOf(started.folder)).values()]).not.toContain(former)
})

test('the package of a blocked device is taken away by its own office', async () => {
  const [north, south] = await two()
  const laptop = await openOffice('Laptop')
  started.offices.push(laptop)
  const card = await laptop.vault().makeCard()
  const { ownFingerprint } = await laptop.vault().network()
  const invitation = must(
    await north.vault().admit(card.bytes, ownFingerprint, { as: 'device', label: 'L2' }),
  )
  must(await laptop.vault().previewImport(invitation.bytes, noProgress))
  must(await laptop.vault().applyImport((await north.vault().network()).rootFingerprint, noProgress))
  await laptop.carry(started.folder)
  must(await laptop.vault().createCase(aCase('verloren')))
  await run(laptop)
  const lost = [...(await contentsOf(started.folder)).values()]
  expect(lost).toHaveLength(1)
  must(await north.vault().blockDevice(await idOf(laptop)))
  await untilQuiet([north, south])
  expect([...(await contentsOf(started.folder)).values()]).not.toContain(lost[0])
})

test('whoever misses something is told so, and says so in the folder', async () => {
  const [north, south] = await two()
  await untilQuiet([north, south])
  const aside = `${south.folder}-früher`
  await cp(south.folder, aside, { recursive: true })
  must(await north.vault().createCase(aCase('kommt an und geht verloren')))
  await untilQuiet([north, south])
  // The disk of Süd is put back to an older state.
  await rm(south.folder, { recursive: true })
  await cp(aside, south.folder, { recursive: true })
  must(await (await south.restart({ engine: freshEngine() })).unlock(passphrase, noProgress))
  must(await north.vault().createCase(aCase('baut darauf auf')))
  await run(north)
  const report = await run(south)
  expect(report.taken).toMatchObject([{ from: 'Nord', gap: true }])
  expect(report.written).toBe(1)
  await rm(aside, { recursive: true })
})

test('too much for one circle keeps no other from its package', async () => {
  const [north] = await two()
  const west = await openOffice('West')
  started.offices.push(west)
  await joinNetwork(north, west, { scope: 'figures' })
  await west.carry(started.folder)
  // One line of more than 1 MiB: no reader would take it.
  must(await north.vault().createCase(aCase('lang '.repeat(300_000))))
  const report = await run(north)
  expect(report).toMatchObject({ writeProblem: 'PackageTooBig', saveProblem: null, written: 1 })
  expect((await run(west)).taken).toMatchObject([{ from: 'Nord' }])
  expect(await north.vault().makePackage([await partnerOf(north)], 'sync', noProgress)).toEqual({
    ok: false,
    error: { type: 'PackageTooBig' },
  })
})
