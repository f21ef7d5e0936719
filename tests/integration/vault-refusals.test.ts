/**
 * A package that is refused leaves one line in the history and no other trace: for every reason by name, all else in the
 * store of a real vault is the same to the byte.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encryptTo } from '#shared/crypto/age.ts'
import { seedOf } from '#shared/crypto/device-keys.ts'
import { fingerprintOfRoot } from '#shared/crypto/digits.ts'
import { blockDevice } from '#shared/exchange/network-acts.ts'
import { keyBytes, type NetworkDirectory } from '#shared/exchange/network-directory.ts'
import { maxInflated } from '#shared/exchange/package-body.ts'
import { packageErrorCodes, type PackageErrorCode } from '#shared/exchange/package-error.ts'
import { createdAt } from '#shared/exchange/package-header.ts'
import { tolerance } from '#shared/records/hybrid-clock.ts'
import { containerOf, forge, type Forgery } from '#tests/support/forged-packages.ts'
import {
  aNetwork,
  anOffice,
  choose,
  noon,
  send,
  today,
  write,
  type TestOffice,
} from '#tests/support/offices.ts'
import { changedPieces, storeOf } from '#tests/support/store-hash.ts'
import { admitted, cardOf } from '#tests/support/vault-beside-office.ts'
import { aCase, makeOffice, must, newVault, noProgress, type Office } from '#tests/support/vault-office.ts'

let office: Office
let north: TestOffice
let west: TestOffice
/** The vault's device as others see it: to seal for it is all that is asked of it. */
let self: TestOffice
/** As the network was before the vault joined. */
let before: NetworkDirectory

const lineOf = (dir: NetworkDirectory): string => `${JSON.stringify({ t: 'dir', dir })}\n`

async function take(bytes: Uint8Array, digits: string | null = null) {
  must(await office.vault().previewImport(bytes, noProgress))
  return must(await office.vault().applyImport(digits, noProgress))
}

beforeAll(async () => {
  office = await makeOffice()
  must(await office.vault().create({ ...newVault, office: 'Süd' }, noProgress))
  must(await office.vault().createCase(aCase('Ausbildung als Köchin')))
  ;[north, west] = (await aNetwork('Nord', 'West')) as [TestOffice, TestOffice]
  before = north.state.directory as NetworkDirectory
  const shown = await cardOf(office)
  self = shown.self
  const joined = { ...north.state, directory: admitted(north, before, shown.card) }
  north.state = choose(joined, [{ id: 'o03' }], 'all')
  const digits = fingerprintOfRoot(keyBytes(before.rootPub))
  await take((await send(north, ['o03'], { kind: 'enrol' })).bytes, digits)
})

afterAll(async () => office.remove())

/** Far along in its sender's row, so that nothing before it is missed. */
const forged = (forgery: Forgery, from = north): Promise<Uint8Array> =>
  forge(from, self, { ...forgery, header: { seq: 50, ...forgery.header } })

const attacks: Readonly<Record<PackageErrorCode, () => Promise<Uint8Array>>> = {
  E_TOO_BIG: async () => forged({ header: { bodyBytes: maxInflated + 1 } }),
  E_NOT_FOR_US: async () => (await send(north, ['o02'])).bytes,
  async E_DAMAGED() {
    const { bytes } = await send(north, ['o03'])
    return bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte))
  },
  E_FORMAT: async () => new TextEncoder().encode('%PDF-1.7 …'),
  E_UNKNOWN_SENDER: async () => forged({}, await anOffice('Fremd')),
  E_SIGNATURE: async () => forged({}, { ...west, device: north.device }),
  async E_REVOKED_SENDER() {
    const directory = north.state.directory as NetworkDirectory
    const seed = seedOf(west.keys.admin ?? '')
    const blocked = blockDevice(seed, directory, { device: west.device.id, today })
    north.state = { ...north.state, directory: blocked }
    await take((await send(north, ['o03'], { kind: 'directory' })).bytes)
    return forged({ header: { office: 'o02', created: '2020-01-01T00:00Z' } }, west)
  },
  E_NOT_ADDRESSED: async () =>
    encryptTo([self.device.age], containerOf(north, west, { header: { seq: 50 } })),
  E_NEWER_APP: async () => forged({ header: { minReader: 2, app: '3.1.4' } }),
  E_CLOCK: async () => forged({ header: { created: createdAt(noon + 2 * tolerance) } }),
  // A copy of the sender's laptop counts on from the same number.
  E_FORKED_SENDER: async () => forged({ header: { seq: 1 } }),
  async E_FOREIGN_NETWORK() {
    const [stranger] = (await aNetwork('Fremd', 'Weit')) as [TestOffice, TestOffice]
    return forged({ text: lineOf(stranger.state.directory as NetworkDirectory) }, stranger)
  },
  E_OLDER_DIRECTORY: async () => forged({ text: lineOf(before), header: { kind: 'directory' } }),
  async E_DIR_FORK() {
    const { card } = await anOffice('Mitte')
    return forged({ text: lineOf(admitted(north, before, card)) })
  },
  E_BODY: async () => forged({ text: '{"t":"rec","rec":{}}\n' }),
}

/** The line, and how far the working copy follows the journal. */
const historyAlone = ['ctl/applied', 'ctl/exchange-log']

describe('a package that is refused', () => {
  test.each(packageErrorCodes)('for %s leaves all but the history as it was, to the byte', async (code) => {
    const bytes = await attacks[code]()
    const former = await storeOf(office)
    expect(await office.vault().previewImport(bytes, noProgress)).toEqual({
      ok: false,
      error: { type: code, ...(code === 'E_NEWER_APP' ? { madeWith: '3.1.4' } : {}) },
    })
    expect(await office.vault().applyImport(null, noProgress)).toMatchObject({ ok: false })
    expect(changedPieces(former, await storeOf(office))).toEqual(historyAlone)
    const { entries } = await office.vault().exchangeHistory()
    expect(entries[0]).toMatchObject({ act: 'refused', code })
  })

  test('is told from one that is taken in, which changes the store once and, again, no case of it', async () => {
    write(north, '1'.repeat(32), { kind: 'later', what: 'ever' })
    const { bytes } = await send(north, ['o03'])
    const former = await storeOf(office)
    expect((await take(bytes)).warnings).toEqual([])
    expect(changedPieces(former, await storeOf(office))).toContain('ctl/exchange')
    expect(await take(bytes)).toMatchObject({ warnings: ['W_AGAIN'], added: 0, changed: 0, erased: 0 })
  })
})
