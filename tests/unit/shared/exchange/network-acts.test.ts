/** Another root key, another key of an office: who follows, who refuses, and that the order of hearing does not matter. */
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { seedOf } from '#shared/crypto/device-keys.ts'
import { freshSeed } from '#shared/crypto/signature.ts'
import {
  admitDevice,
  admitOffice,
  blockDevice,
  renewOffice,
  renewRoot,
} from '#shared/exchange/network-acts.ts'
import {
  findDevice,
  joinDirectories,
  readDirectory,
  type NetworkDirectory,
} from '#shared/exchange/network-directory.ts'
import { aNetwork, anOffice, check, send, today, type TestOffice } from '#tests/support/offices.ts'
import { webRandom } from '#tests/support/web-keys.ts'

let north: TestOffice
let south: TestOffice
let founded: NetworkDirectory
let root: Uint8Array
const [second, third] = [freshSeed(webRandom), freshSeed(webRandom)]

beforeAll(async () => {
  ;[north, south] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
  founded = north.state.directory as NetworkDirectory
  root = seedOf(north.keys.root ?? '')
})

const admin = (office: TestOffice) => seedOf(office.keys.admin ?? '')
const renewed = (directory = founded, former = root, next = second) =>
  renewRoot({ former, next }, directory, today)

function must<T>(result: { ok: true; value: T } | { ok: false; error: { type: string } }): T {
  if (!result.ok) throw new Error(result.error.type)
  return result.value
}

describe('a new root', () => {
  test('is followed by whoever trusts the former one, in either order', () => {
    const newer = renewed()
    expect(readDirectory(JSON.parse(JSON.stringify(newer)))).toEqual({ ok: true, value: newer })
    expect(newer.serial).toBe(founded.serial + 1)
    expect(must(joinDirectories(founded, newer))).toEqual(newer)
    expect(must(joinDirectories(newer, founded))).toEqual(newer)
    const twice = renewed(newer, second, third)
    expect(twice.changes).toHaveLength(2)
    expect(must(joinDirectories(founded, twice))).toEqual(twice)
  })

  test('is not overtaken by the former key, however high it counts', async () => {
    let thief = founded
    for (const name of ['A', 'B', 'C']) {
      const { card } = await anOffice(name)
      thief = must(admitOffice(root, thief, { card, today }))
    }
    const newer = renewed()
    expect(thief.serial).toBeGreaterThan(newer.serial)
    expect(must(joinDirectories(newer, thief))).toEqual(newer)
    expect(must(joinDirectories(thief, newer))).toEqual(newer)
  })

  test('beside another from the same root is a fork, also with more changes', () => {
    const [one, other] = [renewed(), renewed(founded, root, third)]
    const longer = renewed(other, third, freshSeed(webRandom))
    const fork = { ok: false, error: { type: 'DirectoryFork' } }
    for (const directory of [other, longer]) {
      expect(joinDirectories(one, directory)).toEqual(fork)
      expect(joinDirectories(directory, one)).toEqual(fork)
    }
  })

  test('of another network is foreign, also under the same name', async () => {
    const [stranger] = (await aNetwork('Fremd')) as [TestOffice]
    const theirs = { ...(stranger.state.directory as NetworkDirectory), assoc: founded.assoc }
    expect(joinDirectories(renewed(), theirs)).toEqual({ ok: false, error: { type: 'ForeignNetwork' } })
  })

  test('is forged where one signature, the way or the order is wrong', () => {
    const newer = renewed(renewed(), second, third)
    const [first, last] = newer.changes as [NonNullable<NetworkDirectory['changes']>[0], never]
    const variants = [
      { ...newer, changes: undefined },
      { ...newer, changes: [] },
      { ...newer, changes: [last] },
      { ...newer, changes: [last, first] },
      { ...newer, changes: [first, first, last] },
      { ...newer, changes: [{ ...first, fromSig: first.toSig }, last] },
      { ...newer, changes: [{ ...first, toSig: first.fromSig }, last] },
      { ...newer, changes: [{ ...first, serial: 1 }, last] },
      { ...newer, rootSig: founded.rootSig },
      // The change is sound, the charter is signed by the former key.
      { ...renewed(), rootSig: founded.rootSig },
    ]
    for (const variant of variants) expect(readDirectory(variant).ok, JSON.stringify(variant)).toBe(false)
  })

  test('never leads back to a key that was given up', () => {
    expect(readDirectory(renewRoot({ former: second, next: root }, renewed(), today)).ok).toBe(false)
  })

  test('E_OLDER_DIRECTORY: a file of the former root, to one that has followed the new one', async () => {
    const before = await send(north, ['o02'], { kind: 'directory' })
    const state = { ...south.state, directory: renewed() }
    expect(await check(south, before.bytes, { state })).toBe('E_OLDER_DIRECTORY')
  })

  test('E_DIR_FORK: two new roots', async () => {
    const bytes = (await send({ ...north, state: { ...north.state, directory: renewed() } }, ['o02'])).bytes
    expect(await check(south, bytes)).toHaveProperty('directory')
    const state = { ...south.state, directory: renewed(founded, root, third) }
    expect(await check(south, bytes, { state })).toBe('E_DIR_FORK')
  })
})

describe('a new key of an office', () => {
  test('is given by the root; devices of the former key fall away, and it does not come back', async () => {
    const fresh = await anOffice('Süd')
    const given = must(renewOffice(root, founded, { office: 'o02', card: fresh.card, today }))
    expect(readDirectory(given).ok).toBe(true)
    expect(findDevice(given, south.device.id)).toBeNull()
    expect(findDevice(given, fresh.device.id)?.office).toMatchObject({ id: 'o02', name: 'Süd' })
    // Whoever administered the office goes on admitting: it does not count.
    const laptop = await anOffice('Süd')
    const old = must(admitDevice(admin(south), founded, { card: laptop.card, label: 'x' }))
    expect(must(joinDirectories(old, given))).toEqual(given)
    const back = renewOffice(root, given, { office: 'o02', card: south.card, today })
    expect(back).toEqual({ ok: false, error: { type: 'KeyReplaced' } })
    expect(admitOffice(root, given, { card: south.card, today })).toEqual({
      ok: false,
      error: { type: 'KeyReplaced' },
    })
  })

  test('may be that of a further device, but of no other office', async () => {
    const laptop = await anOffice('Süd')
    const grown = must(admitDevice(admin(south), founded, { card: laptop.card, label: 'x' }))
    const given = must(renewOffice(root, grown, { office: 'o02', card: laptop.card, today }))
    expect(given.offices[1]?.devices.map(({ id }) => id)).toEqual([laptop.device.id])
    for (const [office, card] of [
      ['o02', north.card],
      ['o02', south.card],
      ['o01', laptop.card],
    ] as const)
      expect(renewOffice(root, grown, { office, card, today })).toEqual({
        ok: false,
        error: { type: 'AlreadyMember' },
      })
    const blocked = blockDevice(admin(south), grown, { device: laptop.device.id, today })
    expect(renewOffice(root, blocked, { office: 'o02', card: laptop.card, today })).toEqual({
      ok: false,
      error: { type: 'CardBlocked' },
    })
  })
})

test('in whatever order directories are heard of, the same network comes out', async () => {
  const history = await aHistory()
  const last = history.at(-1) as NetworkDirectory
  for (const directory of history) expect(readDirectory(directory).ok).toBe(true)
  const all = joined(history)
  expect(all.rootPub).toBe(last.rootPub)
  const shuffled = fc.shuffledSubarray([...history, ...history], {
    minLength: history.length * 2,
    maxLength: history.length * 2,
  })
  fc.assert(
    fc.property(shuffled, fc.nat(history.length), (order, cut) => {
      expect(joined(order)).toEqual(all)
      // Two who heard different halves, and then each other.
      const halves = [joined(order.slice(0, cut + 1)), joined(order.slice(cut))] as const
      expect(must(joinDirectories(...halves))).toEqual(all)
    }),
    { numRuns: 2_000 },
  )
})

function joined(directories: readonly NetworkDirectory[]): NetworkDirectory {
  const [first, ...others] = directories as [NetworkDirectory, ...NetworkDirectory[]]
  return others.reduce((one, other) => must(joinDirectories(one, other)), first)
}

/** What the root did, one after the other, and what the offices did beside it without hearing of it. */
async function aHistory(): Promise<readonly NetworkDirectory[]> {
  const [east, laptop, spare] = await Promise.all([anOffice('Ost'), anOffice('Süd'), anOffice('Süd')])
  const grown = must(admitOffice(root, founded, { card: east.card, today }))
  const rooted = renewed(grown)
  const given = must(renewOffice(second, rooted, { office: 'o02', card: spare.card, today }))
  const again = renewed(given, second, third)
  return [
    founded,
    must(admitDevice(admin(south), founded, { card: laptop.card, label: 'Laptop' })),
    grown,
    blockDevice(admin(east), grown, { device: east.device.id, today }),
    rooted,
    given,
    must(admitDevice(admin(spare), given, { card: laptop.card, label: 'wieder' })),
    again,
  ]
}
