import { beforeAll, describe, expect, test } from 'vitest'
import { encryptTo } from '#shared/crypto/age.ts'
import { seedOf } from '#shared/crypto/device-keys.ts'
import { bytesToBase64 } from '#shared/base/base64.ts'
import { publicKeyOf, sign } from '#shared/crypto/signature.ts'
import { addDevice, admitOffice, blockDevice } from '#shared/exchange/network-acts.ts'
import { deviceMessage, findDevice, type NetworkDirectory } from '#shared/exchange/network-directory.ts'
import { maxInflated } from '#shared/exchange/package-body.ts'
import { maxPackage } from '#shared/exchange/package-checks.ts'
import { createdAt } from '#shared/exchange/package-header.ts'
import { tolerance } from '#shared/records/hybrid-clock.ts'
import { containerOf, forge, recordLine } from '#tests/support/forged-packages.ts'
import {
  aNetwork,
  anOffice,
  check,
  noon,
  receive,
  send,
  today,
  write,
  type TestOffice,
} from '#tests/support/offices.ts'

const caseOne = '1'.repeat(32)
let north: TestOffice
let south: TestOffice
let west: TestOffice

beforeAll(async () => {
  ;[north, south, west] = (await aNetwork('Nord', 'Süd', 'West')) as [TestOffice, TestOffice, TestOffice]
  write(north, caseOne, { status: 'open' })
})

const directoryOf = (office: TestOffice): NetworkDirectory => office.state.directory as NetworkDirectory
const aRecord = (change: object = {}) => ({
  id: caseOne,
  sv: 1,
  vv: { [north.device.id]: 1 },
  f: { status: [{ d: [north.device.id, 1], h: '0'.repeat(16), v: 'open' }] },
  ...change,
})

describe('a sound package', () => {
  test('is read with its sender, records and nothing to complain about', async () => {
    const { bytes, header } = await send(north, ['o02'])
    const checked = await check(south, bytes)
    expect(checked).toMatchObject({ header, from: 'Nord', warnings: [], rootFingerprint: null, passed: 0 })
    expect(checked).toHaveProperty('records', [north.records.get(caseOne)])
  })

  test('of a kind of line that is not known yet passes over it', async () => {
    const later = { t: 'later', what: ['ever'] }
    const text = `${JSON.stringify(later)}\n${recordLine(aRecord())}`
    expect(await check(south, await forge(north, south, { text }))).toMatchObject({ passed: 1 })
  })

  test('that came before is told as such and is no error', async () => {
    const [from, to] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
    const { bytes } = await send(from, ['o02'])
    await receive(to, bytes)
    expect(await check(to, bytes)).toMatchObject({ warnings: ['W_AGAIN'] })
  })
})

describe('a package is refused by name of the reason', () => {
  test('E_TOO_BIG: more bytes than a package may have, or a body that would unpack to more', async () => {
    expect(await check(south, new Uint8Array(maxPackage + 1))).toBe('E_TOO_BIG')
    expect(await check(south, await forge(north, south, { header: { bodyBytes: maxInflated + 1 } }))).toBe(
      'E_TOO_BIG',
    )
  })

  test('E_NOT_FOR_US: sealed for others', async () => {
    expect(await check(west, (await send(north, ['o02'])).bytes)).toBe('E_NOT_FOR_US')
  })

  test('E_DAMAGED: a byte of the age file changed', async () => {
    const { bytes } = await send(north, ['o02'])
    const harmed = bytes.slice()
    harmed[harmed.length - 1] = (harmed.at(-1) ?? 0) ^ 1
    expect(await check(south, harmed)).toBe('E_DAMAGED')
  })

  test('E_FORMAT: no age file, or something else inside', async () => {
    expect(await check(south, new TextEncoder().encode('%PDF-1.7 …'))).toBe('E_FORMAT')
    expect(await check(south, new Uint8Array(0))).toBe('E_FORMAT')
    expect(await check(south, await encryptTo([south.device.age], new Uint8Array(5_000)))).toBe('E_FORMAT')
    const padded = (container: Uint8Array) => Uint8Array.of(...container, 1)
    expect(await check(south, await forge(north, south, { alter: padded }))).toBe('E_FORMAT')
    expect(await check(south, await forge(north, south, { header: { seq: 0 } }))).toBe('E_FORMAT')
  })

  test('E_FORMAT: a header that says the same in other spelling', async () => {
    const respell = (container: Uint8Array) => {
      const text = Buffer.from(container).toString('latin1').replace('"seq":1,', '"seq": 1,')
      const grown = Uint8Array.from(Buffer.from(text, 'latin1'))
      new DataView(grown.buffer).setUint32(10, new DataView(container.buffer).getUint32(10) + 1)
      return grown
    }
    expect(await check(south, await forge(north, south, { alter: respell }))).toBe('E_FORMAT')
  })

  test('E_UNKNOWN_SENDER: a device that no directory names, and anybody while the office is alone', async () => {
    const stranger = await anOffice('Fremd')
    expect(await check(south, await forge(stranger, south, {}))).toBe('E_UNKNOWN_SENDER')
    expect(await check(south, await forge(north, south, { header: { office: 'o02' } }))).toBe(
      'E_UNKNOWN_SENDER',
    )
    const alone = await anOffice('Allein')
    expect(await check(alone, await forge(north, alone, {}))).toBe('E_UNKNOWN_SENDER')
  })

  test('E_SIGNATURE: signed by another device, or altered by a recipient', async () => {
    const impostor = { ...west, device: north.device }
    expect(await check(south, await forge(impostor, south, {}))).toBe('E_SIGNATURE')
    const alter = (container: Uint8Array) => {
      const text = Buffer.from(container).toString('latin1').replace('"seq":1,', '"seq":2,')
      return Uint8Array.from(Buffer.from(text, 'latin1'))
    }
    expect(await check(south, await forge(north, south, { alter }))).toBe('E_SIGNATURE')
  })

  test('E_REVOKED_SENDER: a device its office has blocked, whatever date it claims', async () => {
    const blocked = blockDevice(seedOf(north.keys.admin ?? ''), directoryOf(south), {
      device: north.device.id,
      today,
    })
    const state = { ...south.state, directory: blocked }
    const old = await forge(north, south, { header: { created: '2020-01-01T00:00Z' } })
    expect(await check(south, old, { state })).toBe('E_REVOKED_SENDER')
  })

  test('a device that a stranger office puts on its own list, and blocks there, still speaks for its own', async () => {
    const directory = directoryOf(south)
    const admin = seedOf(south.keys.admin ?? '')
    const entry = findDevice(directory, west.device.id)?.device
    if (!entry) throw new Error('West is a member')
    const cert = bytesToBase64(sign(admin, deviceMessage(entry)))
    const adminPub = bytesToBase64(publicKeyOf(admin))
    const claimed = addDevice(directory, { adminPub, device: entry, cert })
    const state = { ...west.state, directory: blockDevice(admin, claimed, { device: west.device.id, today }) }
    expect(findDevice(state.directory, west.device.id)?.office.id).toBe('o02')
    const { bytes, header } = await send({ ...west, state }, ['o01'])
    expect(header.office).toBe('o03')
    expect(
      await check(north, bytes, { state: { ...north.state, directory: state.directory } }),
    ).toHaveProperty('from', 'West')
  })

  test('E_NOT_ADDRESSED: meant for others and sealed anew by one of them', async () => {
    const forWest = containerOf(north, west, {})
    expect(await check(south, await encryptTo([south.device.age], forWest))).toBe('E_NOT_ADDRESSED')
  })

  test('E_NEWER_APP: asks for a newer reader, header or container', async () => {
    expect(await check(south, await forge(north, south, { header: { minReader: 2 } }))).toBe('E_NEWER_APP')
    expect(await check(south, await forge(north, south, { header: { v: 2 } }))).toBe('E_NEWER_APP')
    const later = { minReader: 2, kind: 'later' }
    expect(await check(south, await forge(north, south, { header: later }))).toBe('E_NEWER_APP')
    const newer = (container: Uint8Array) => container.map((byte, at) => (at === 9 ? 2 : byte))
    expect(await check(south, await forge(north, south, { alter: newer }))).toBe('E_NEWER_APP')
  })

  test('E_CLOCK: made or written more than a day ahead, unless a person lets it pass', async () => {
    const early = { header: { created: createdAt(noon + tolerance + 60_000) } }
    const stamp = (noon + tolerance + 1).toString(16).padStart(12, '0') + '0000'
    const written = { text: recordLine({ id: caseOne, x: { d: [north.device.id, 1], h: stamp } }) }
    for (const forgery of [early, written]) {
      const bytes = await forge(north, south, forgery)
      expect(await check(south, bytes)).toBe('E_CLOCK')
      expect(await check(south, bytes, { clock: 'forced' })).toHaveProperty('header')
    }
  })

  test("E_FORKED_SENDER: two packages in one place of the sender's row", async () => {
    const [from, to] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
    const copied = { ...from }
    const first = await send(from, ['o02'])
    await receive(to, first.bytes)
    expect(await check(to, (await send(copied, ['o02'])).bytes)).toBe('E_FORKED_SENDER')
    expect(await check(to, (await send(copied, ['o02'])).bytes)).toBe('E_FORKED_SENDER')
    expect(await check(to, (await send(from, ['o02'])).bytes)).toHaveProperty('warnings', [])
  })

  test('E_FORKED_SENDER is no false alarm for packages that arrive late', async () => {
    const [from, to] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
    const packages = [await send(from, ['o02']), await send(from, ['o02']), await send(from, ['o02'])]
    for (const index of [2, 0, 1]) await receive(to, packages[index]?.bytes ?? new Uint8Array(0))
    expect(to.state.seen[from.device.id]).toHaveLength(3)
  })

  test('E_FOREIGN_NETWORK: from another network with a directory of its own', async () => {
    const [stranger] = (await aNetwork('Fremd', 'Weit')) as [TestOffice, TestOffice]
    const directory = directoryOf(stranger)
    const text = `${JSON.stringify({ t: 'dir', dir: directory })}\n`
    expect(await check(south, await forge(stranger, south, { text }))).toBe('E_FOREIGN_NETWORK')
  })

  test('E_OLDER_DIRECTORY: a directory that is older than the one here', async () => {
    const newcomer = await anOffice('Ost')
    const admitted = admitOffice(seedOf(north.keys.root ?? ''), directoryOf(south), {
      card: newcomer.card,
      today,
    })
    if (!admitted.ok) throw new Error(admitted.error.type)
    const state = { ...south.state, directory: admitted.value }
    const { bytes } = await send(north, ['o02'], { kind: 'directory' })
    expect(await check(south, bytes, { state })).toBe('E_OLDER_DIRECTORY')
    expect(await check(south, (await send(north, ['o02'])).bytes, { state })).toHaveProperty(
      'directory',
      admitted.value,
    )
  })

  test('E_DIR_FORK: two charters with one serial', async () => {
    const root = seedOf(north.keys.root ?? '')
    const admitTo = async (name: string) => {
      const newcomer = await anOffice(name)
      const admitted = admitOffice(root, directoryOf(south), { card: newcomer.card, today })
      if (!admitted.ok) throw new Error(admitted.error.type)
      return admitted.value
    }
    const [one, other] = [await admitTo('Ost'), await admitTo('Mitte')]
    const text = `${JSON.stringify({ t: 'dir', dir: other })}\n`
    const bytes = await forge(north, south, { text })
    expect(await check(south, bytes, { state: { ...south.state, directory: one } })).toBe('E_DIR_FORK')
  })

  test('E_BODY: lines that are not what the header says', async () => {
    const line = recordLine(aRecord())
    const wrong = [
      { text: line, header: { records: 2 } },
      { text: line, header: { bodySha256: '00'.repeat(32) } },
      { text: line, header: { bodyBytes: line.length - 1 } },
      { text: line, header: { bodyBytes: line.length + 1 } },
      { text: line.trimEnd() },
      { text: 'null\n' },
      { text: '{}\n' },
      { text: '{"t":"rec"\n' },
      { text: `{"t":"x","v":"${'a'.repeat(1024 * 1024)}"}\n` },
      { text: '{"t":"ack","dev":"zz","have":{}}\n' },
      { text: '{"t":"dir","dir":{}}\n' },
      { text: `${line}${JSON.stringify({ t: 'dir', dir: directoryOf(north) })}\n` },
      { text: '', header: { kind: 'directory' } },
    ]
    for (const forgery of wrong) expect(await check(south, await forge(north, south, forgery))).toBe('E_BODY')
  })

  test('E_BODY: a body that unpacks to more than it says is not unpacked', async () => {
    const bomb = { text: `{"t":"x","v":"${' '.repeat(40_000_000)}"}\n`, header: { bodyBytes: 1_000 } }
    expect(await check(south, await forge(north, south, bomb))).toBe('E_BODY')
  })

  test('E_BODY: a record that counts higher than a device can count on from', async () => {
    const text = recordLine(
      aRecord({ vv: { [north.device.id]: 1, [south.device.id]: Number.MAX_SAFE_INTEGER } }),
    )
    expect(await check(south, await forge(north, south, { text }))).toBe('E_BODY')
  })

  test('E_BODY: a record that is none', async () => {
    expect(await check(south, await forge(north, south, { text: recordLine(aRecord({ id: 'x' })) }))).toBe(
      'E_BODY',
    )
  })
})
