import { beforeAll, describe, expect, test } from 'vitest'
import { seedOf } from '#shared/crypto/device-keys.ts'
import { admitOffice, blockDevice } from '#shared/exchange/network-acts.ts'
import {
  activeDevices,
  findDevice,
  joinDirectories,
  readDirectory,
  type NetworkDirectory,
} from '#shared/exchange/network-directory.ts'
import { aNetwork, anOffice, today, type TestOffice } from '#tests/support/offices.ts'

let north: TestOffice
let south: TestOffice
let directory: NetworkDirectory
let root: Uint8Array

beforeAll(async () => {
  ;[north, south] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
  directory = north.state.directory as NetworkDirectory
  root = seedOf(north.keys.root ?? '')
})

async function withOffice(name: string): Promise<NetworkDirectory> {
  const { card } = await anOffice(name)
  const admitted = admitOffice(root, directory, { card, today })
  if (!admitted.ok) throw new Error(admitted.error.type)
  return admitted.value
}

const blockSouth = () =>
  blockDevice(seedOf(south.keys.admin ?? ''), directory, { device: south.device.id, today })

describe('a directory', () => {
  test('with every signature in order is read, from its JSON too', () => {
    expect(readDirectory(JSON.parse(JSON.stringify(directory)))).toEqual({ ok: true, value: directory })
    expect(readDirectory(blockSouth()).ok).toBe(true)
  })

  test('of which anything was changed is forged', () => {
    const [first, second] = directory.offices as [
      NetworkDirectory['offices'][0],
      NetworkDirectory['offices'][0],
    ]
    const forged = { ok: false, error: { type: 'DirectoryForged' } }
    const [device] = first.devices
    const variants: unknown[] = [
      null,
      { ...directory, serial: 9 },
      { ...directory, issued: '2026-11-23' },
      { ...directory, offices: [first] },
      { ...directory, offices: [first, first] },
      { ...directory, offices: [{ ...first, name: 'Ost' }, second] },
      { ...directory, offices: [{ ...first, adminPub: second.adminPub }, second] },
      { ...directory, offices: [{ ...first, devices: second.devices }, second] },
      { ...directory, offices: [{ ...first, devices: [{ ...device, label: 'X' }] }, second] },
      { ...directory, offices: [{ ...first, devices: [{ ...device, sig: first.adminPub }] }, second] },
      {
        ...directory,
        offices: [
          { ...first, revoked: [{ id: first.devices[0]?.id, at: today, cert: directory.rootSig }] },
          second,
        ],
      },
    ]
    for (const variant of variants) expect(readDirectory(variant)).toEqual(forged)
  })

  test('finds a device with its office, and lists those that may be written to', () => {
    expect(findDevice(directory, south.device.id)).toMatchObject({ office: { name: 'Süd' }, revoked: false })
    expect(findDevice(directory, '0'.repeat(32))).toBeNull()
    expect(activeDevices(directory, ['o02', 'o09']).map(({ id }) => id)).toEqual([south.device.id])
    expect(activeDevices(blockSouth(), ['o02'])).toEqual([])
    expect(findDevice(blockSouth(), south.device.id)?.revoked).toBe(true)
  })

  test('is blocked in by the own office only', () => {
    const byNorth = blockDevice(seedOf(north.keys.admin ?? ''), directory, { device: south.device.id, today })
    expect(byNorth).toEqual(directory)
  })

  test('admits an office once, under the next number', async () => {
    const again = admitOffice(root, directory, { card: south.card, today })
    expect(again).toEqual({ ok: false, error: { type: 'AlreadyMember' } })
    const grown = await withOffice('Ost')
    expect(grown).toMatchObject({
      serial: 3,
      offices: [{ id: 'o01' }, { id: 'o02' }, { id: 'o03', name: 'Ost' }],
    })
  })
})

describe('joining directories', () => {
  test('takes the newer charter and keeps every blocking, in either order', async () => {
    const newer = await withOffice('Ost')
    const blocked = blockSouth()
    const one = joinDirectories(newer, blocked)
    expect(one).toEqual(joinDirectories(blocked, newer))
    if (!one.ok) throw new Error(one.error.type)
    expect(one.value.serial).toBe(3)
    expect(findDevice(one.value, south.device.id)?.revoked).toBe(true)
    expect(readDirectory(one.value).ok).toBe(true)
    expect(joinDirectories(one.value, directory)).toEqual(one)
  })

  test('refuses another network and two charters with one serial', async () => {
    const [stranger] = (await aNetwork('Fremd')) as [TestOffice]
    expect(joinDirectories(directory, stranger.state.directory as NetworkDirectory)).toEqual({
      ok: false,
      error: { type: 'ForeignNetwork' },
    })
    expect(joinDirectories(await withOffice('Ost'), await withOffice('Mitte'))).toEqual({
      ok: false,
      error: { type: 'DirectoryFork' },
    })
  })
})
