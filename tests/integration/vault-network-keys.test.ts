/** Another key for the network, another key for an office: who follows, what is refused, and what a cut leaves behind. */
import { afterEach, expect, test } from 'vitest'
import { admitTo, idOf, openOffice, packageTo, take } from '#tests/support/network-steps.ts'
import { aCase, makeOffice, must, noProgress, passphrase, type Office } from '#tests/support/vault-office.ts'

const offices: Office[] = []

async function open(name: string): Promise<Office> {
  const office = await openOffice(name)
  offices.push(office)
  return office
}

afterEach(async () => {
  await Promise.all(offices.splice(0).map(async (office) => office.remove()))
})

/** North (o01) founds; south is o02, east o03; all know each other. */
async function threeOffices(): Promise<readonly [Office, Office, Office]> {
  const [north, south, east] = [await open('Nord'), await open('Süd'), await open('Ost')]
  await admitTo(north, south, { as: 'office' })
  await admitTo(north, east, { as: 'office' })
  must(await take(south, await packageTo(north, 'o02', 'directory')))
  return [north, south, east]
}

const digitsOf = async (office: Office) => (await office.vault().network()).rootFingerprint

test('a new root travels by way of a third office; what is older or of a former root is refused', async () => {
  const [north, south, east] = await threeOffices()
  const before = await digitsOf(north)
  const older = await packageTo(north, 'o03', 'directory')
  expect(await south.vault().renewRoot()).toEqual({ ok: false, error: { type: 'NotTheFounder' } })
  must(await north.vault().renewRoot())
  expect(await digitsOf(north)).not.toBe(before)

  must(await take(south, await packageTo(north, 'o02', 'directory')))
  expect(await digitsOf(east)).toBe(before)
  must(await south.vault().createCase(aCase('aus dem Süden')))
  // The east has heard nothing of the new root but through the south.
  expect(must(await take(east, await packageTo(south, 'o03')))).toMatchObject({ added: 1 })
  expect(await digitsOf(east)).toBe(await digitsOf(north))
  expect(await take(east, older)).toEqual({ ok: false, error: { type: 'E_OLDER_DIRECTORY' } })

  // A new office is admitted under the new root, also after a restart, and by its new digits.
  must(await (await north.restart()).unlock(passphrase, noProgress))
  const west = await open('West')
  await admitTo(north, west, { as: 'office' })
  must(await west.vault().createCase(aCase('aus dem Westen')))
  expect(must(await take(east, await packageTo(west, 'o03')))).toMatchObject({ from: 'West', added: 1 })
})

test('an invitation of the former root asks for digits that nobody reads out any more', async () => {
  const [north, south] = [await open('Nord'), await open('Süd')]
  const card = await south.vault().makeCard()
  const { ownFingerprint } = await south.vault().network()
  const invitation = must(await north.vault().admit(card.bytes, ownFingerprint))
  must(await north.vault().renewRoot())
  must(await south.vault().previewImport(invitation.bytes, noProgress))
  expect(await south.vault().applyImport(await digitsOf(north), noProgress)).toEqual({
    ok: false,
    error: { type: 'FingerprintDiffers' },
  })
  const again = must(await north.vault().admit(card.bytes, ownFingerprint))
  must(await south.vault().previewImport(again.bytes, noProgress))
  must(await south.vault().applyImport(await digitsOf(north), noProgress))
})

test.each(['first vault file', 'journal', 'last vault file'] as const)(
  'a change of the root that is cut off at the %s leaves a root that admits, before and after a restart',
  async (at) => {
    const north = await open('Nord')
    await admitTo(north, await open('Süd'), { as: 'office' })
    const before = await digitsOf(north)
    const { writeVaultFile, appendJournal } = north.machine()
    let files = 0
    const failed = { ok: false, problem: 'WriteFailed' } as const
    Object.assign(north.machine(), {
      writeVaultFile: async (input: Parameters<typeof writeVaultFile>[0]) =>
        ++files === (at === 'first vault file' ? 1 : 2) && at !== 'journal' ? failed : writeVaultFile(input),
      appendJournal: async (input: Parameters<typeof appendJournal>[0]) =>
        at === 'journal' ? failed : appendJournal(input),
    })
    const renewed = await north.vault().renewRoot()
    expect(renewed.ok).toBe(at === 'last vault file')
    expect((await digitsOf(north)) === before).toBe(at !== 'last vault file')
    must(await (await north.restart()).unlock(passphrase, noProgress))
    expect((await digitsOf(north)) === before).toBe(at !== 'last vault file')
    for (const name of ['Ost', 'West']) {
      expect((await north.vault().network()).isRoot).toBe(true)
      await admitTo(north, await open(name), { as: 'office' })
      must(await north.vault().renewRoot())
    }
  },
)

test('a backup from before the new root does not admit offices; it says who does', async () => {
  const [north, south] = [await open('Nord'), await open('Süd')]
  await admitTo(north, south, { as: 'office' })
  must(await north.vault().backup())
  must(await north.vault().renewRoot())
  must(await take(south, await packageTo(north, 'o02', 'directory')))
  const spare = await makeOffice({}, north.stick)
  offices.push(spare)
  must(await spare.vault().restore(passphrase, noProgress))
  must(await spare.vault().createCase(aCase('aus der Sicherung')))
  must(await take(south, await packageTo(spare, 'o02')))
  must(await take(spare, await packageTo(south, 'o01', 'directory')))
  expect(await digitsOf(spare)).toBe(await digitsOf(south))
  expect((await spare.vault().network()).isRoot).toBe(false)
  const card = await south.vault().makeCard()
  const { ownFingerprint } = await south.vault().network()
  expect(await spare.vault().admit(card.bytes, ownFingerprint)).toEqual({
    ok: false,
    error: { type: 'NotTheFounder' },
  })
})

test('an office whose administering laptop is lost goes on with a new key; the lost one is out', async () => {
  const [north, south, east] = await threeOffices()
  const laptop = await open('Süd')
  await admitTo(south, laptop, { as: 'device', label: 'Laptop' })
  must(await take(north, await packageTo(south, 'o01', 'directory')))
  must(await south.vault().createCase(aCase('auf dem verlorenen Gerät')))
  const tooLate = await packageTo(south, 'o03')

  const fresh = await open('Süd')
  expect(await admitTo(north, fresh, { as: 'renewal', office: 'o02' })).toMatchObject({
    joins: { as: 'office', office: 'Süd' },
  })
  expect(await fresh.vault().network()).toMatchObject({ administers: true, isRoot: false })
  must(await take(east, await packageTo(north, 'o03', 'directory')))
  // The digits to be compared are those of the new one, over the new key.
  const renewed = (await east.vault().network()).partners.find(({ id }) => id === 'o02')
  expect(renewed?.devices.map(({ digits }) => digits)).toEqual([
    (await fresh.vault().network()).ownFingerprint,
  ])
  expect(await take(east, tooLate)).toEqual({ ok: false, error: { type: 'E_UNKNOWN_SENDER' } })
  must(await fresh.vault().createCase(aCase('vom neuen Gerät')))
  expect(must(await take(east, await packageTo(fresh, 'o03')))).toMatchObject({ from: 'Süd', added: 1 })

  // The office's other laptop hears of it, and is admitted again by the new one.
  must(await north.vault().createCase(aCase('für alle')))
  const heard = must(await north.vault().admit(...(await cardOf(fresh)), { as: 'renewal', office: 'o02' }))
  expect(heard.bytes.length).toBeGreaterThan(0)
  await admitTo(fresh, laptop, { as: 'device', label: 'Laptop' })
  expect(await laptop.vault().network()).toMatchObject({ standing: { type: 'member' }, administers: false })
  expect(await idOf(laptop)).not.toBe('')
  must(await laptop.vault().createCase(aCase('vom zweiten Gerät')))
  must(await take(fresh, await packageTo(laptop, 'o02')))

  // The lost one was replaced for good.
  expect(await north.vault().admit(...(await cardOf(south)), { as: 'renewal', office: 'o02' })).toEqual({
    ok: false,
    error: { type: 'KeyReplaced' },
  })
})

async function cardOf(office: Office): Promise<readonly [Uint8Array, string]> {
  const { bytes } = await office.vault().makeCard()
  return [bytes, (await office.vault().network()).ownFingerprint]
}
