import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bytesToBase64 } from '#shared/base/base64.ts'
import { utf8ToBytes } from '#shared/base/bytes.ts'
import { canonicalBytes } from '#shared/base/canonical-json.ts'
import { bundledCatalogue } from '#shared/chains/content-catalogue.ts'
import type { ContentDocument } from '#shared/chains/content-document.ts'
import {
  createDeviceKeys,
  ownFingerprint,
  publicDeviceOf,
  seedOf,
  type DeviceKeys,
} from '#shared/crypto/device-keys.ts'
import { publicKeyOf, sign } from '#shared/crypto/signature.ts'
import { admissionOf, type Admission } from '#shared/exchange/card.ts'
import { checkContentPackage, type ContentReader } from '#shared/exchange/content-checks.ts'
import { makeContentPackage, maxContentPackage } from '#shared/exchange/content-package.ts'
import { fingerprintOfDevice } from '#shared/crypto/digits.ts'
import { blockingMessage, keyBytes, type NetworkDirectory } from '#shared/exchange/network-directory.ts'
import { aChain, anOverlay } from '#tests/support/content.ts'
import { aNetwork, today, type TestOffice } from '#tests/support/offices.ts'
import { webRandom } from '#tests/support/web-keys.ts'

let nord: TestOffice
let stranger: DeviceKeys
let reader: ContentReader

beforeAll(async () => {
  const [sued, north] = await aNetwork('Süd', 'Nord')
  if (!sued || !north) throw new Error('two offices')
  nord = north
  stranger = await createDeviceKeys(webRandom)
  reader = {
    directory: sued.state.directory,
    own: sued.device.id,
    trusted: new Map(),
    catalogue: bundledCatalogue,
    held: [],
  }
})

async function packed(
  documents: readonly ContentDocument[],
  { keys = nord.keys, change = {} }: { keys?: DeviceKeys; change?: object } = {},
): Promise<Uint8Array> {
  const admission = (await admissionOf(keys, { label: 'L1', from: today })) as Admission
  const bytes = makeContentPackage(keys, {
    id: 'a'.repeat(32),
    issued: '2026-11-27' as CalendarDate,
    office: 'Selbst genannt',
    admission,
    documents,
    ...change,
  })
  if (!bytes) throw new Error('too large')
  return bytes
}

const check = (bytes: Uint8Array, change: Partial<ContentReader> = {}) =>
  checkContentPackage(bytes, { ...reader, ...change })
const parsed = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>
const problemOf = (bytes: Uint8Array, change: Partial<ContentReader> = {}) => {
  const checked = check(bytes, change)
  return checked.ok ? null : checked.error.type
}

describe('a package of a known office', () => {
  test('is read, with what it would change and the name the directory has for the office', async () => {
    const checked = check(await packed([aChain(), anOverlay()]))
    expect(checked).toMatchObject({
      ok: true,
      value: {
        issued: '2026-11-27',
        signer: { standing: 'member', office: 'Nord', fingerprint: ownFingerprint(nord.keys, nord.device) },
        documents: [
          { key: 'own-small', effect: 'new', held: null },
          { key: 'residence-for-training@magdeburg', effect: 'new' },
        ],
      },
    })
  })

  test('is new, newer, the same, in other words, or older than what is held', async () => {
    const effects = async (document: ContentDocument) => {
      const checked = check(await packed([document, anOverlay()]), { held: [aChain('2026-11-20')] })
      return checked.ok ? checked.value.documents[0]?.effect : checked.error.type
    }
    expect(await effects(aChain('2026-11-27'))).toBe('newer')
    expect(await effects(aChain('2026-11-20'))).toBe('same')
    expect(await effects(aChain('2026-11-20', { title: 'Brief' }))).toBe('other')
    expect(await effects(aChain('2026-11-19'))).toBe('older')
    const older = check(await packed([aChain('2026-11-19')]), { held: [aChain('2026-11-20')] })
    expect(older).toEqual({ ok: false, error: { type: 'E_OLDER_CONTENT', documents: ['own-small'] } })
  })
})

describe('what was altered is refused', () => {
  test('every byte of it, and every end cut off', async () => {
    const bytes = await packed([anOverlay()])
    for (let at = 0; at < bytes.length; at++) {
      const other = bytes.slice()
      other[at] = (other[at] ?? 0) ^ (1 << (at % 7))
      expect(check(other).ok, `byte ${String(at)}`).toBe(false)
    }
    for (let length = 0; length < bytes.length; length += 7)
      expect(problemOf(bytes.subarray(0, length))).toBe('E_FORMAT')
    expect(problemOf(utf8ToBytes(`${new TextDecoder().decode(bytes)}\n`))).toBe('E_FORMAT')
  }, 60_000)

  test('a changed text, a changed office, a changed day, and the certificate of another', async () => {
    const value = parsed(await packed([anOverlay()]))
    const other = parsed(await packed([anOverlay('2026-11-27', 'Im ersten Stock fragen.')]))
    const foreign = parsed(await packed([anOverlay()], { keys: stranger }))
    for (const change of [
      { documents: other['documents'] },
      { office: { name: 'Süd' } },
      { issued: '2026-11-28' },
      { id: 'b'.repeat(32) },
      { signature: other['signature'] },
      { signer: foreign['signer'] },
      { signer: { ...(value['signer'] as object), cert: (foreign['signer'] as Admission).cert } },
    ])
      expect(problemOf(canonicalBytes({ ...value, ...change })), JSON.stringify(Object.keys(change))).toBe(
        'E_SIGNATURE',
      )
  })

  test('any JSON is answered with a name, never thrown', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.uint8Array(), (value, bytes) => {
        expect(problemOf(bytes)).toBe('E_FORMAT')
        expect(problemOf(utf8ToBytes(JSON.stringify(value)))).toBe('E_FORMAT')
      }),
    )
  })
})

describe('in the order of the checks', () => {
  test('too big, no package, of a newer program, unsigned', async () => {
    expect(problemOf(new Uint8Array(maxContentPackage + 1))).toBe('E_TOO_BIG')
    expect(problemOf(utf8ToBytes('{}'))).toBe('E_FORMAT')
    const deep = utf8ToBytes(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
    expect(problemOf(deep)).toBe('E_FORMAT')
    const value = parsed(await packed([anOverlay()]))
    expect(problemOf(canonicalBytes({ ...value, more: 1 }))).toBe('E_FORMAT')
    expect(problemOf(canonicalBytes({ ...value, v: 2, more: 1 }))).toBe('E_NEWER_APP')
    expect(problemOf(canonicalBytes({ ...value, signature: '' }))).toBe('E_UNSIGNED')
    const { signature: _signature, ...unsigned } = value
    expect(problemOf(canonicalBytes(unsigned))).toBe('E_UNSIGNED')
  })

  test('an unknown signer, until its digits were typed', async () => {
    const bytes = await packed([anOverlay()], { keys: stranger })
    expect(check(bytes)).toEqual({ ok: false, error: { type: 'E_UNKNOWN_SENDER', office: 'Selbst genannt' } })
    const device = await publicDeviceOf(stranger)
    const trusted = new Map([[ownFingerprint(stranger, device), 'Damals genannt']])
    expect(check(bytes, { trusted })).toMatchObject({
      ok: true,
      value: { signer: { standing: 'trusted', office: 'Damals genannt' } },
    })
    expect(problemOf(bytes, { directory: null, own: device.id })).toBeNull()
  })

  test('a blocked signer, also one whose digits were typed', async () => {
    const admin = seedOf(nord.keys.admin ?? '')
    const blocking = { id: nord.device.id, at: today }
    const cert = bytesToBase64(sign(admin, blockingMessage(blocking)))
    const directory = reader.directory as NetworkDirectory
    const offices = directory.offices.map((office) =>
      office.adminPub === bytesToBase64(publicKeyOf(admin))
        ? { ...office, revoked: [{ ...blocking, cert }] }
        : office,
    )
    const change = {
      directory: { ...directory, offices },
      trusted: new Map([[ownFingerprint(nord.keys, nord.device), 'Nord']]),
    }
    expect(problemOf(await packed([anOverlay()]), change)).toBe('E_REVOKED_SENDER')
    // The same device under an office key of its own making is nobody's any more.
    const thief = { ...nord.keys, admin: stranger.admin }
    expect(problemOf(await packed([anOverlay()], { keys: thief }), change)).toBe('E_UNKNOWN_SENDER')
  })

  test('a document of a higher format asks for a newer program, whatever else is in it', async () => {
    const [chain, overlay] = [aChain(), anOverlay()]
    if (chain.kind !== 'chain' || overlay.kind !== 'overlay')
      throw new Error('the samples are of their kinds')
    const later = [
      { kind: 'chain', chain: { ...chain.chain, format: 2, unheard: 1 } },
      { kind: 'overlay', overlay: { ...overlay.overlay, format: 3, notes: 'elsewhere' }, more: 1 },
    ] as unknown as readonly ContentDocument[]
    for (const document of later)
      expect(check(await packed([document]))).toEqual({ ok: false, error: { type: 'E_NEWER_APP' } })
    const known = {
      ...overlay,
      overlay: { ...overlay.overlay, format: 2, basis: {}, basisSteps: {} },
    } as const
    expect(problemOf(await packed([known]))).toBeNull()
  })

  test('malformed content with its place, and one document twice', async () => {
    const chain = aChain()
    const broken = { ...chain, chain: { ...(chain.kind === 'chain' ? chain.chain : {}), title: 7 } }
    const bytes = await packed([anOverlay(), broken as unknown as ContentDocument])
    expect(check(bytes)).toEqual({ ok: false, error: { type: 'E_CONTENT', place: '2.chain.title' } })
    expect(check(await packed([aChain(), aChain('2027')]))).toEqual({
      ok: false,
      error: { type: 'E_CONTENT', place: '2' },
    })
  })

  test('content that makes no sense, with its faults, and overlays of chains that are not here', async () => {
    const lost = aChain('2026-11-27', { leadsTo: [{ step: 'X9' }, { outcome: 'end' }] })
    expect(check(await packed([lost]))).toEqual({
      ok: false,
      error: {
        type: 'E_CONTENT_CHECK',
        faults: [{ document: 'own-small', fault: { type: 'leads-nowhere', at: 'X1', what: 'X9' } }],
      },
    })
    const overlay = anOverlay()
    const unknown = {
      kind: 'overlay',
      overlay: { ...(overlay.kind === 'overlay' ? overlay.overlay : {}), chain: 'own-small', notes: [] },
    } as ContentDocument
    expect(problemOf(await packed([unknown]))).toBe('E_UNKNOWN_CHAIN')
    expect(problemOf(await packed([unknown, aChain()]))).toBeNull()
    expect(problemOf(await packed([unknown]), { held: [aChain()] })).toBeNull()
  })
})

test('more than a package may hold is not made', async () => {
  const admission = (await admissionOf(nord.keys, { label: 'L1', from: today })) as Admission
  const big = aChain('2026-11-27', { goal: 'x'.repeat(maxContentPackage) })
  const words = { id: 'a'.repeat(32), issued: '2026-11-27' as CalendarDate, office: 'Nord', admission }
  expect(makeContentPackage(nord.keys, { ...words, documents: [big] })).toBeNull()
})

test('the package kept from the first version still reads', () => {
  const bytes = readFileSync(new URL('../../../fixtures/content-package-v1.json', import.meta.url))
  const signer = parsed(bytes)['signer'] as Admission
  const key = { sig: keyBytes(signer.device.sig), age: signer.device.age }
  const trusted = new Map([[fingerprintOfDevice(key, keyBytes(signer.adminPub)), 'Nord']])
  const checked = check(bytes, { trusted })
  expect(checked).toMatchObject({
    ok: true,
    value: {
      issued: '2026-11-27',
      documents: [{ document: aChain() }, { document: anOverlay() }],
      signer: { standing: 'trusted', office: 'Nord' },
    },
  })
})
