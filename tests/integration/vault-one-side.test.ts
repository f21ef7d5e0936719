/** Imports that the vectors alone decide: nothing of ours is opened, and nothing gets lost where they do not suffice. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fingerprintOfRoot } from '#shared/crypto/digits.ts'
import { keyBytes, type NetworkDirectory } from '#shared/exchange/network-directory.ts'
import type { LiveRecord } from '#shared/records/record.ts'
import { createVaultDatabase } from '#renderer/vault/vault-database.ts'
import { forge, recordLine } from '#tests/support/forged-packages.ts'
import { aNetwork, choose, send, write, type TestOffice } from '#tests/support/offices.ts'
import { openedOffices } from '#tests/support/opened-offices.ts'
import { admitted, cardOf } from '#tests/support/vault-beside-office.ts'
import { partnerOf, send as sendFrom } from '#tests/support/vault-network.ts'
import {
  aCase,
  everything,
  makeOffice,
  must,
  newVault,
  noProgress,
  type Office,
} from '#tests/support/vault-office.ts'

const { network } = openedOffices()

test('what is newer in all comes in without a look at what it takes the place of', async () => {
  const [north, south] = await network()
  const created = Array.from({ length: 100 }, (_, i) => ({ id: null, writes: aCase(`Fall ${i}`) }))
  must(await north.vault().changeMany(created, noProgress))
  await sendFrom(north, south)
  const { rows } = await north.vault().list({ ...everything, count: 100 })
  const [first, ...others] = rows.map(({ id }) => id)
  if (first === undefined) throw new Error('a hundred cases were made')
  const writes = [{ name: 'strengths', value: 'pünktlich' }]
  const changes = others.map((id) => ({ id, writes }))
  must(await north.vault().changeMany(changes, noProgress))
  const { bytes } = must(await north.vault().makePackage([await partnerOf(north)], 'sync', noProgress))
  // Each opens in its own place only. Were one of them opened, the working copy would be made anew, whole.
  const db = createVaultDatabase(south.engine())
  const pages = await db.bodyPages.toArray()
  const spoiled = pages.map(({ id }, at) => ({ id, c: pages.at(at - 1)?.c ?? new Uint8Array() }))
  await db.bodyPages.bulkPut(spoiled)
  must(await south.vault().previewImport(bytes, noProgress))
  expect(must(await south.vault().applyImport(null, noProgress))).toMatchObject({ changed: 99, conflicts: 0 })
  expect(await db.bodyPages.bulkGet(pages.map(({ id }) => id))).toEqual(spoiled)
  db.close()
  for (const id of others.filter((_, at) => at % 20 === 0))
    expect(must(await south.vault().readCase(id))).toEqual(must(await north.vault().readCase(id)))
  expect(must(await south.vault().readCase(first)).profile.concern).toMatch(/^Fall/)
})

test('a contradiction that another office has seen is one here too, and is told as new only once', async () => {
  const [north, south] = await network()
  const { file } = must(await north.vault().createCase(aCase('am Anfang')))
  await sendFrom(north, south)
  must(await north.vault().changeCase(file.id, [{ name: 'german', value: 'b1' }]))
  must(await south.vault().changeCase(file.id, [{ name: 'german', value: 'b2' }]))
  await sendFrom(south, north)
  must(await north.vault().changeCase(file.id, [{ name: 'strengths', value: 'pünktlich' }]))
  expect(await sendFrom(north, south)).toMatchObject({ conflicts: 1, changed: 0 })
  must(await north.vault().changeCase(file.id, [{ name: 'strengths', value: 'genau' }]))
  expect(await sendFrom(north, south)).toMatchObject({ conflicts: 0, changed: 1 })
  expect((await south.vault().conflicts()).total).toBe(1)
  expect(must(await south.vault().readCase(file.id))).toEqual(must(await north.vault().readCase(file.id)))
})

let office: Office
let north: TestOffice
let self: TestOffice

beforeAll(async () => {
  office = await makeOffice()
  must(await office.vault().create({ ...newVault, office: 'Süd' }, noProgress))
  ;[north] = (await aNetwork('Nord')) as [TestOffice]
  const before = north.state.directory as NetworkDirectory
  const shown = await cardOf(office)
  self = shown.self
  const directory = admitted(north, before, shown.card)
  north.state = choose({ ...north.state, directory }, [{ id: 'o02' }], 'all')
  const { bytes } = await send(north, ['o02'], { kind: 'enrol' })
  must(await office.vault().previewImport(bytes, noProgress))
  must(await office.vault().applyImport(fingerprintOfRoot(keyBytes(before.rootPub)), noProgress))
  must(await office.vault().chooseScope(await partnerOf(office), 'all'))
})

afterAll(async () => office.remove())

async function take(records: readonly LiveRecord[], seq: number) {
  const text = records.map(recordLine).join('')
  const bytes = await forge(north, self, { text, header: { seq, pkg: String(seq).padStart(32, '0') } })
  must(await office.vault().previewImport(bytes, noProgress))
  return must(await office.vault().applyImport(null, noProgress))
}

/** A record and a newer state of it, each beside itself as other versions of the program would write it. */
function namedTwice(older: LiveRecord, newer: LiveRecord): readonly (readonly LiveRecord[])[] {
  return [
    [newer, { ...newer, sv: newer.sv + 1 }],
    [{ ...newer, sv: newer.sv + 2 }, newer],
    [{ ...older, sv: newer.sv + 3 }, older],
    [older, { ...newer, sv: newer.sv + 4 }],
    [{ ...newer, sv: newer.sv + 5 }, older],
  ]
}

test('a record that is named twice, in versions of the program that differ, loses nothing', async () => {
  const id = '7'.repeat(32)
  write(north, id, { code: 'K7MD-3XRF', concern: 'Ausbildung', strengths: 'pünktlich' })
  const older = north.records.get(id) as LiveRecord
  write(north, id, { german: 'b1' })
  const newer = north.records.get(id) as LiveRecord
  expect(await take([newer], 50)).toMatchObject({ added: 1 })
  for (const [at, named] of namedTwice(older, newer).entries()) {
    await take(named, 52 + at * 2)
    const { profile } = must(await office.vault().readCase(id))
    expect(profile).toMatchObject({ concern: 'Ausbildung', strengths: 'pünktlich', german: 'b1' })
  }
})

test('nor does one from an office of a part, whose states are compared register by register', async () => {
  const id = '8'.repeat(32)
  write(north, id, { kind: 'body', name: 'Kammer', bodyType: 'chamber' })
  const older = north.records.get(id) as LiveRecord
  write(north, id, { note: 'am Markt' })
  const newer = north.records.get(id) as LiveRecord
  must(await office.vault().chooseScope(await partnerOf(office), 'figures'))
  expect(await take([newer], 70)).toMatchObject({ added: 1 })
  for (const [at, named] of namedTwice(older, newer).entries()) {
    expect(await take(named, 72 + at * 2)).toMatchObject({ conflicts: 0, setAside: null })
    const [kept] = (await office.vault().items('body')).filter((item) => item.id === id)
    expect(kept?.values).toMatchObject({ name: 'Kammer', bodyType: 'chamber', note: 'am Markt' })
  }
})
