import { beforeAll, expect, test } from 'vitest'
import { ownFingerprint, seedOf } from '#shared/crypto/device-keys.ts'
import { fingerprintOfDevice } from '#shared/crypto/digits.ts'
import { digitsInOffice } from '#shared/exchange/device-digits.ts'
import { withPeer, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import { addDevice, admitDevice, blockDevice } from '#shared/exchange/network-acts.ts'
import { admissionBy } from '#shared/exchange/card.ts'
import { keyBytes, type NetworkDirectory } from '#shared/exchange/network-directory.ts'
import { aNetwork, anOffice, today, type TestOffice } from '#tests/support/offices.ts'

let north: TestOffice
let south: TestOffice
let laptop: TestOffice
/** The south's own device and its laptop. */
let directory: NetworkDirectory

const admin = ({ keys }: TestOffice) => seedOf(keys.admin ?? '')

beforeAll(async () => {
  ;[north, south] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
  laptop = await anOffice('Süd')
  const grown = admitDevice(admin(south), north.state.directory as NetworkDirectory, {
    card: laptop.card,
    label: 'Laptop',
  })
  if (!grown.ok) throw new Error(grown.error.type)
  directory = grown.value
})

/** As the north tells them, by office and device. */
function digitsIn(state: Partial<ExchangeState>, id: string): readonly (string | null)[] {
  const known = { ...north.state, directory, ...state }
  const office = known.directory?.offices.find((one) => one.id === id)
  return office?.devices.map((device) => digitsInOffice(known, office, device)) ?? []
}

const ofLaptop = () => fingerprintOfDevice(laptop.device, keyBytes(south.card.adminPub))

test('the administering device has the digits of its card; a further one those over its office’s key', () => {
  expect(digitsIn({}, 'o02')).toEqual(
    directory.offices[1]?.devices.map(({ id }) =>
      id === laptop.device.id ? ofLaptop() : ownFingerprint(south.keys, south.device),
    ),
  )
  expect(ofLaptop()).not.toBe(ownFingerprint(laptop.keys, laptop.device))
})

test('of a blocked one there are none', () => {
  const blocked = blockDevice(admin(south), directory, { device: laptop.device.id, today })
  const told = digitsIn({ directory: blocked }, 'o02')
  expect(told).toHaveLength(2)
  expect(told.filter((digits) => digits === null)).toHaveLength(1)
  expect(told).not.toContain(ofLaptop())
})

test('one that two offices list has digits only in that which its own packages named', () => {
  const entry = { ...laptop.card.device, label: 'unserer' }
  const both = addDevice(directory, admissionBy(admin(north), entry))
  expect(digitsIn({ directory: both }, 'o01')).toContain(null)
  expect(digitsIn({ directory: both }, 'o02')).toContain(null)
  const { peers } = withPeer(north.state, laptop.device.id, { office: 'o02' })
  expect(digitsIn({ directory: both, peers }, 'o01')).toContain(null)
  expect(digitsIn({ directory: both, peers }, 'o02')).toContain(ofLaptop())
})
