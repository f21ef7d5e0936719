import { beforeAll, describe, expect, test } from 'vitest'
import { bytesToBase64 } from '#shared/base/base64.ts'
import { createDeviceKeys, seedOf } from '#shared/crypto/device-keys.ts'
import { publicKeyOf } from '#shared/crypto/signature.ts'
import { emptyExchangeState } from '#shared/exchange/exchange-state.ts'
import { admitDevice, blockDevice } from '#shared/exchange/network-acts.ts'
import type { NetworkDirectory } from '#shared/exchange/network-directory.ts'
import {
  administers,
  officeAfter,
  ownDevice,
  ownOffice,
  standingOf,
  type OwnDevice,
} from '#shared/exchange/own-office.ts'
import { aNetwork, anOffice, today, type TestOffice } from '#tests/support/offices.ts'
import { webRandom } from '#tests/support/web-keys.ts'

let north: TestOffice
let south: TestOffice
let laptop: TestOffice
let directory: NetworkDirectory
let device: OwnDevice

const admin = (office: TestOffice) => seedOf(office.keys.admin ?? '')

function admitted(by: TestOffice, to: NetworkDirectory): NetworkDirectory {
  const grown = admitDevice(admin(by), to, { card: laptop.card, label: 'Laptop' })
  if (!grown.ok) throw new Error(grown.error.type)
  return grown.value
}

beforeAll(async () => {
  ;[north, south] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
  laptop = await anOffice('Nord')
  device = ownDevice(laptop.device.id, laptop.keys)
  directory = admitted(north, north.state.directory as NetworkDirectory)
})

describe('the office a device belongs to', () => {
  test('is the one its own key runs, whatever it remembers', () => {
    const own = ownDevice(north.device.id, north.keys)
    expect(ownOffice({ directory, office: null }, own)?.id).toBe('o01')
    expect(ownOffice({ directory, office: 'o02' }, own)?.id).toBe('o01')
    expect(administers({ directory, office: null }, own)).toBe(true)
  })

  test('is the one that invited it, where its key runs none', () => {
    expect(ownOffice({ directory, office: 'o01' }, device)?.id).toBe('o01')
    expect(administers({ directory, office: 'o01' }, device)).toBe(false)
  })

  test('is none only because some office lists the device', () => {
    expect(ownOffice({ directory, office: null }, device)).toBeNull()
    // The south names the north's laptop as its own; its id is on both lists.
    const entry = directory.offices[0]?.devices.find(({ id }) => id === device.id)
    const listed = {
      ...directory,
      offices: directory.offices.map((office) =>
        office.id === 'o02' && entry ? { ...office, devices: [...office.devices, entry] } : office,
      ),
    }
    expect(ownOffice({ directory: listed, office: 'o01' }, device)?.id).toBe('o01')
    const invited = { directory: listed, invitedBy: 'o02' }
    expect(officeAfter({ directory, office: 'o01' }, invited, device)).toBe('o01')
    // Dropped by its office, the device may go to another: a person opens that invitation.
    const dropped = {
      ...listed,
      offices: listed.offices.map((office) => (office.id === 'o01' ? { ...office, devices: [] } : office)),
    }
    expect(officeAfter({ directory, office: 'o01' }, { ...invited, directory: dropped }, device)).toBe('o02')
    const uninvited = { directory: dropped, invitedBy: null }
    expect(officeAfter({ directory, office: 'o01' }, uninvited, device)).toBe('o01')
  })

  test('is not known before an invitation, and kept where a package says nothing of it', () => {
    const alone = emptyExchangeState
    expect(officeAfter(alone, { directory, invitedBy: 'o01' }, device)).toBe('o01')
    expect(officeAfter(alone, { directory, invitedBy: null }, device)).toBeNull()
    expect(officeAfter(alone, { directory, invitedBy: 'o02' }, device)).toBeNull()
    const before = { directory, office: 'o01' }
    expect(officeAfter(before, { directory: without(), invitedBy: null }, device)).toBe('o01')
  })

  const without = () => north.state.directory as NetworkDirectory

  test('tells where the device stands', () => {
    expect(standingOf({ directory: null, office: null }, device)).toEqual({ type: 'alone' })
    expect(standingOf({ directory, office: 'o01' }, device)).toEqual({ type: 'member' })
    expect(standingOf({ directory: without(), office: 'o01' }, device)).toEqual({ type: 'left' })
    const blocked = blockDevice(admin(north), directory, { device: device.id, today })
    expect(standingOf({ directory: blocked, office: 'o01' }, device)).toEqual({ type: 'blocked', on: today })
  })

  test('is administered alone by whoever has a key', async () => {
    const alone = { directory: null, office: null }
    expect(administers(alone, device)).toBe(true)
    const keys = { ...(await createDeviceKeys(webRandom)), admin: null }
    expect(administers(alone, ownDevice('a'.repeat(32), keys))).toBe(false)
    expect(administers({ directory, office: 'o01' }, ownDevice(laptop.device.id, keys))).toBe(false)
  })
})

describe('a further device', () => {
  test('stands on the list of the office, by its key and the label it gives', () => {
    const office = directory.offices.find(({ id }) => id === 'o01')
    expect(office?.adminPub).toBe(bytesToBase64(publicKeyOf(admin(north))))
    expect(office?.devices.map(({ id, label }) => [id, label])).toContainEqual([device.id, 'Laptop'])
    expect(directory.serial).toBe(2)
  })

  test('is admitted once, in one office', () => {
    const again = { ok: false, error: { type: 'AlreadyMember' } }
    expect(admitDevice(admin(north), directory, { card: laptop.card, label: 'x' })).toEqual(again)
    expect(admitDevice(admin(south), directory, { card: laptop.card, label: 'x' })).toEqual(again)
  })

  test('is refused where the directory is full', () => {
    const [office] = directory.offices
    const devices = Array.from({ length: 150 }, (_, at) => ({
      ...(office?.devices[0] as NonNullable<typeof office>['devices'][0]),
      id: String(at).padStart(32, '0'),
    }))
    const full = { ...directory, offices: [{ ...(office as NonNullable<typeof office>), devices }] }
    const asked = admitDevice(admin(north), full, { card: laptop.card, label: 'x' })
    expect(asked).toEqual({ ok: false, error: { type: 'DirectoryFull' } })
  })
})
