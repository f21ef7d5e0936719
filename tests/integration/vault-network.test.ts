/** Offices of more than one device: a second laptop, a lost one, what each of them may do. */
import { afterEach, expect, test } from 'vitest'
import { anOverlay } from '#tests/support/content.ts'
import { admitTo, idOf, openOffice, packageTo, take } from '#tests/support/network-steps.ts'
import { joinNetwork } from '#tests/support/vault-network.ts'
import {
  aCase,
  everything,
  makeOffice,
  must,
  noProgress,
  passphrase,
  today,
  type Office,
} from '#tests/support/vault-office.ts'

const offices: Office[] = []

async function open(name: string): Promise<Office> {
  const office = await openOffice(name)
  offices.push(office)
  return office
}

afterEach(async () => {
  await Promise.all(offices.splice(0).map(async (office) => office.remove()))
})

const enrol = async (first: Office, second: Office, label = 'Zweites Gerät') =>
  admitTo(first, second, { as: 'device', label })

async function withLaptop(): Promise<readonly [Office, Office]> {
  const [desk, laptop] = [await open('Nord'), await open('Nord')]
  await enrol(desk, laptop)
  return [desk, laptop]
}

test('a second laptop of an office alone founds the network, and packages go both ways', async () => {
  const [desk, laptop] = [await open('Nord'), await open('Nord neu')]
  must(await desk.vault().createCase(aCase('vom Schreibtisch')))
  const preview = await enrol(desk, laptop, 'Laptop im Außendienst')
  expect(preview).toMatchObject({ kind: 'enrol', joins: { as: 'device', office: 'Nord' } })

  for (const office of [desk, laptop]) {
    const network = await office.vault().network()
    expect(network).toMatchObject({ state: 'member', standing: { type: 'member' }, partners: [] })
    expect(network.own?.devices.map(({ label, blocked }) => [label, blocked])).toEqual(
      expect.arrayContaining([['Laptop im Außendienst', null]]),
    )
    expect(network.own?.devices.filter(({ isThisDevice }) => isThisDevice)).toHaveLength(1)
  }
  expect(await desk.vault().network()).toMatchObject({ administers: true, isRoot: true })
  expect(await laptop.vault().network()).toMatchObject({ administers: false, isRoot: false })
  // The new laptop goes by the name the network knows its office by.
  expect((await laptop.vault().office()).name).toBe('Nord')

  expect(must(await take(laptop, await packageTo(desk, 'o01', 'full')))).toMatchObject({ added: 1 })
  must(await laptop.vault().createCase(aCase('von unterwegs')))
  expect(await laptop.vault().partnerStates(today)).toMatchObject([
    { id: 'o01', isOwn: true, scope: 'all', step: 'SendPackage', waiting: 1, hasGap: false },
  ])
  expect(must(await take(desk, await packageTo(laptop, 'o01')))).toMatchObject({ from: 'Nord', added: 1 })
  expect((await desk.vault().list(everything)).total).toBe(2)
})

test('a further device gives its card like any other, and does nothing in the name of its office', async () => {
  const [desk, laptop] = await withLaptop()
  const third = await open('Nord')
  const card = await third.vault().makeCard()
  const { ownFingerprint } = await third.vault().network()
  expect((await laptop.vault().makeCard()).name).toMatch(/^karte-/)
  for (const [as, type] of [
    [{ as: 'device', label: 'Drittes' }, 'NotAdministering'],
    [{ as: 'office' }, 'NotTheFounder'],
  ] as const)
    expect(await laptop.vault().admit(card.bytes, ownFingerprint, as)).toEqual({
      ok: false,
      error: { type },
    })
  expect(await laptop.vault().blockDevice(await idOf(desk))).toEqual({
    ok: false,
    error: { type: 'NotAdministering' },
  })
  // Its own card is no further device.
  const own = await desk.vault().makeCard()
  const digits = (await desk.vault().network()).ownFingerprint
  expect(await desk.vault().admit(own.bytes, digits, { as: 'device', label: '' })).toEqual({
    ok: false,
    error: { type: 'AlreadyMember' },
  })
})

test('a card that was admitted gets its invitation once more', async () => {
  const [desk, laptop] = [await open('Nord'), await open('Nord')]
  const card = await laptop.vault().makeCard()
  const { ownFingerprint } = await laptop.vault().network()
  const as = { as: 'device', label: 'Laptop' } as const
  must(await desk.vault().admit(card.bytes, ownFingerprint, as))
  const again = must(await desk.vault().admit(card.bytes, ownFingerprint, as))
  must(await laptop.vault().previewImport(again.bytes, noProgress))
  must(await laptop.vault().applyImport((await desk.vault().network()).rootFingerprint, noProgress))
  expect((await desk.vault().network()).own?.devices).toHaveLength(2)
})

test('a lost laptop is blocked: nobody takes its packages, none is for it, and it learns that it is', async () => {
  const [desk, laptop] = await withLaptop()
  const south = await open('Süd')
  await joinNetwork(desk, south)
  must(await laptop.vault().createCase(aCase('vor dem Verlust')))
  const toDesk = await packageTo(laptop, 'o01')
  must(await take(laptop, await packageTo(desk, 'o01', 'directory')))
  must(await laptop.vault().createCase(aCase('beim Finder')))
  const toSouth = await packageTo(laptop, 'o02')

  must(await desk.vault().blockDevice(await idOf(laptop)))
  must(await desk.vault().blockDevice(await idOf(laptop)))
  expect(await take(desk, toDesk)).toEqual({ ok: false, error: { type: 'E_REVOKED_SENDER' } })
  must(await take(south, await packageTo(desk, 'o02', 'directory')))
  expect(await take(south, toSouth)).toEqual({ ok: false, error: { type: 'E_REVOKED_SENDER' } })
  const blocked = (await south.vault().network()).partners[0]?.devices.find((one) => one.blocked !== null)
  expect(blocked).toMatchObject({ label: 'Zweites Gerät', blocked: '2026-11-22' })

  expect(await desk.vault().makePackage(['o01'], 'full', noProgress)).toEqual({
    ok: false,
    error: { type: 'NoPartner' },
  })
  must(await desk.vault().createCase(aCase('danach')))
  expect(await laptop.vault().previewImport(await packageTo(desk, 'o02'), noProgress)).toMatchObject({
    ok: false,
  })

  // Found again, it reads the file that only names who belongs here.
  must(await take(laptop, await packageTo(desk, 'o01', 'directory')))
  expect((await laptop.vault().network()).standing).toEqual({ type: 'blocked', on: '2026-11-22' })
  expect(await laptop.vault().makePackage(['o02'], 'sync', noProgress)).toEqual({
    ok: false,
    error: { type: 'DeviceBlocked' },
  })
})

test('a blocking is for ever, and the own device cannot block itself', async () => {
  const [desk, laptop] = await withLaptop()
  expect(await desk.vault().blockDevice(await idOf(desk))).toEqual({
    ok: false,
    error: { type: 'OwnDevice' },
  })
  expect(await desk.vault().blockDevice('0'.repeat(32))).toEqual({
    ok: false,
    error: { type: 'UnknownDevice' },
  })
  const card = await laptop.vault().makeCard()
  const { ownFingerprint } = await laptop.vault().network()
  must(await desk.vault().blockDevice(await idOf(laptop)))
  const as = { as: 'device', label: 'wieder da' } as const
  expect(await desk.vault().admit(card.bytes, ownFingerprint, as)).toEqual({
    ok: false,
    error: { type: 'CardBlocked' },
  })
})

test('another office reads the very digits that each device shows; of a blocked one it has none', async () => {
  const [desk, laptop] = await withLaptop()
  const south = await open('Süd')
  await joinNetwork(desk, south)
  const shown = async (reader: Office) =>
    (await reader.vault().network()).partners.flatMap(({ devices }) => devices.map(({ digits }) => digits))
  const { ownFingerprint, contentFingerprint } = await laptop.vault().network()
  const ofDesk = (await desk.vault().network()).ownFingerprint
  expect(contentFingerprint).toMatch(/^(\d{5} ){7}\d{5}$/)
  expect((await shown(south)).toSorted()).toEqual([ofDesk, contentFingerprint].toSorted())
  // Over the admin key that the laptop made for itself; nobody else knows it.
  expect(await shown(south)).not.toContain(ownFingerprint)
  expect(await shown(desk)).toEqual([(await south.vault().network()).ownFingerprint])

  must(await desk.vault().blockDevice(await idOf(laptop)))
  must(await take(south, await packageTo(desk, 'o02', 'directory')))
  expect((await shown(south)).toSorted()).toEqual([ofDesk, null].toSorted())
})

test('a laptop that another office lists as its own stays where it belongs', async () => {
  const [desk, laptop] = await withLaptop()
  const south = await open('Süd')
  await joinNetwork(desk, south)
  const card = await laptop.vault().makeCard()
  const { ownFingerprint } = await laptop.vault().network()
  // What the south does not know yet, the directory will tell it: the laptop is the north's.
  expect(await south.vault().admit(card.bytes, ownFingerprint, { as: 'device', label: 'x' })).toEqual({
    ok: false,
    error: { type: 'AlreadyMember' },
  })
})

test('a second laptop that is restored from its backup asks to be admitted again', async () => {
  const [desk, laptop] = await withLaptop()
  must(await laptop.vault().backup())
  const spare = await makeOffice({}, laptop.stick)
  offices.push(spare)
  must(await spare.vault().restore(passphrase, noProgress))
  expect((await spare.vault().network()).standing).toEqual({ type: 'left' })
  expect(await spare.vault().makePackage(['o01'], 'full', noProgress)).toEqual({
    ok: false,
    error: { type: 'DeviceLeft' },
  })
  const card = await spare.vault().makeCard()
  const { ownFingerprint } = await spare.vault().network()
  const as = { as: 'device', label: 'Ersatz' } as const
  const invitation = must(await desk.vault().admit(card.bytes, ownFingerprint, as))
  // It knows its network already: no digits are asked for.
  expect(must(await take(spare, invitation.bytes))).toMatchObject({ needsRootFingerprint: false })
  must(await spare.vault().createCase(aCase('vom Ersatz')))
  expect(must(await take(desk, await packageTo(spare, 'o01')))).toMatchObject({ added: 1 })
})

test('chains are changed on the device that administers the office; the others read and hand on what it holds', async () => {
  const [desk, laptop] = await withLaptop()
  const { id } = must(await desk.vault().saveContent(anOverlay(), 'published'))
  must(await take(laptop, await packageTo(desk, 'o01', 'full')))
  const held = await laptop.vault().content()
  expect(held.map(({ state, document }) => [state, document])).toEqual([['published', anOverlay()]])
  const refused = { ok: false, error: { type: 'NotAdministering' } }
  expect(await laptop.vault().saveContent(anOverlay('9'), 'draft')).toEqual(refused)
  expect(await laptop.vault().saveContent(anOverlay('9'), 'published')).toEqual(refused)
  expect(await laptop.vault().removeContent(id)).toEqual(refused)

  const { bytes } = must(await laptop.vault().publishContent([id]))
  expect(must(await desk.vault().readContentPackage(bytes)).signer).toMatchObject({
    standing: 'member',
    office: 'Nord',
  })
  // Outside the network its digits for content are typed.
  const stranger = await open('Fremd')
  const { contentFingerprint, ownFingerprint } = await laptop.vault().network()
  expect(await stranger.vault().trustPublisher(bytes, ownFingerprint)).toMatchObject({ ok: false })
  must(await stranger.vault().trustPublisher(bytes, contentFingerprint ?? ''))
  expect(must(await stranger.vault().readContentPackage(bytes)).signer.standing).toBe('trusted')
  expect((await desk.vault().network()).contentFingerprint).toBeNull()
})
