/**
 * A second reader, in Python and from the specification, reads what the program writes and refuses what is damaged. The
 * container is sealed once more for an X25519 key, because Debian's `age` opens that; where an `age` from 1.3 on stands
 * on the path, the package itself is opened as well.
 */
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensurePython } from '#build/system-libraries.ts'
import { decryptWith, encryptTo } from '#shared/crypto/age.ts'
import { seedOf } from '#shared/crypto/device-keys.ts'
import { fingerprintOfRoot } from '#shared/crypto/digits.ts'
import { blockDevice } from '#shared/exchange/network-acts.ts'
import { keyBytes, type NetworkDirectory } from '#shared/exchange/network-directory.ts'
import type { PackageHeader } from '#shared/exchange/package-header.ts'
import type { MergeableRecord } from '#shared/records/record.ts'
import { createDice } from '#tests/support/dice.ts'
import { containerOf } from '#tests/support/forged-packages.ts'
import { aNetwork, check, erase, send, today, write, type TestOffice } from '#tests/support/offices.ts'
import {
  ageVersion,
  ask,
  hasProgram,
  isHybridAge,
  outLoud,
  scratchFolder,
  type Answer,
} from '#tests/support/programs.ts'

const folder = scratchFolder('reader')
const script = new URL('../reader/read_package.py', import.meta.url).pathname
let missing = ''
let python = ''
let identity = ''
let north: TestOffice
let south: TestOffice

beforeAll(async () => {
  if (!(await hasProgram('age', 'age'))) missing = 'age is missing: apt-get install -y age'
  python = (await ensurePython('cryptography', 'python3-cryptography')) ?? ''
  if (python === '') missing = 'no Python with cryptography: apt-get install -y python3-cryptography'
  identity = await generateX25519Identity()
  writeFileSync(folder.path('key'), identity)
  ;[north, south] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
}, 120_000)

afterAll(() => folder.remove())

interface Read {
  readonly root: string
  readonly from: string
  readonly header: PackageHeader
  readonly records: readonly MergeableRecord[]
}

function readFile(bytes: Uint8Array, key: string): Answer {
  writeFileSync(folder.path('package.age'), bytes)
  return ask(python, [script, folder.path('package.age'), key])
}

/** What the reader makes of a container sealed for the key that Debian's `age` knows. */
async function readInner(inner: Uint8Array): Promise<Answer> {
  return readFile(await encryptTo([await identityToRecipient(identity)], inner), folder.path('key'))
}

async function innerOf(bytes: Uint8Array): Promise<Uint8Array> {
  const opened = await decryptWith([south.keys.age], bytes)
  if (!opened.ok) throw new Error(opened.error.type)
  return opened.value
}

const directory = (): NetworkDirectory => south.state.directory as NetworkDirectory

describe('the reader in Python', { timeout: 120_000 }, () => {
  test('reads twenty packages as the program does', async ({ skip }) => {
    if (missing !== '') skip(outLoud(missing))
    const dice = createDice(20)
    const root = fingerprintOfRoot(keyBytes(directory().rootPub))
    for (let index = 0; index < 20; index++) {
      for (let count = dice.below(5); count >= 0; count--)
        write(north, dice.id(), {
          concern: 'Köchin „🙂“ \u2028',
          days: dice.below(9) / 2,
          list: [true, null, { a: 'ß' }],
        })
      if (index % 5 === 4) erase(north, [...north.records.keys()][0] ?? '')
      const { bytes } = await send(north, ['o02'], { kind: dice.one(['sync', 'full', 'directory']) })
      const ours = await check(south, bytes)
      if (typeof ours === 'string') throw new Error(ours)
      const { code, out, error } = await readInner(await innerOf(bytes))
      expect({ code, error }).toEqual({ code: 0, error: '' })
      const { header, records } = ours
      expect(JSON.parse(out) as Read).toEqual({ root, from: 'Nord', header, records })
    }
  })

  test('opens the package itself where age is new enough', async ({ skip }) => {
    if (missing !== '') skip(outLoud(missing))
    const version = ageVersion()
    if (!isHybridAge(version))
      skip(outLoud(`age ${version} opens no hybrid recipients: 1.3 or later is needed`))
    writeFileSync(folder.path('hybrid'), south.keys.age)
    const { bytes } = await send(north, ['o02'], { kind: 'full' })
    expect(readFile(bytes, folder.path('hybrid'))).toMatchObject({ code: 0, error: '' })
  })

  test('refuses what is damaged, forged or blocked, and says why', async ({ skip }) => {
    if (missing !== '') skip(outLoud(missing))
    const inner = await innerOf((await send(north, ['o02'], { kind: 'full' })).bytes)
    const respelt = (from: string, to: string): Uint8Array =>
      Uint8Array.from(Buffer.from(Buffer.from(inner).toString('latin1').replace(from, to), 'latin1'))
    const dir = (value: unknown): string => `${JSON.stringify({ t: 'dir', dir: value })}\n`
    const blocked = blockDevice(seedOf(north.keys.admin ?? ''), directory(), {
      device: north.device.id,
      today,
    })
    const text = dir(directory())
    const made = (forgery: Parameters<typeof containerOf>[2]) => containerOf(north, south, forgery)
    const wrong: readonly (readonly [Uint8Array, RegExp])[] = [
      [new Uint8Array(5_000), /no package/],
      [inner.map((byte, at) => (at === 9 ? 2 : byte)), /no package/],
      [inner.map((byte, at) => (at === 11 ? byte ^ 1 : byte)), /lengths/],
      [inner.slice(0, 2_000), /lengths/],
      [Uint8Array.of(...inner, 1), /lengths/],
      [respelt('"kind":"full"', '"kind":"sync"'), /signature .*package/],
      [respelt('"v":1}', '"v": 1}'), /header|lengths|Expecting|Extra|JSON/],
      [made({ text, header: { records: 3 } }), /number of records/],
      [made({ text, header: { bodySha256: '00'.repeat(32) } }), /lines/],
      [made({ text, header: { bodyBytes: 5 } }), /lines/],
      [made({ text, header: { minReader: 2 } }), /version 1/],
      [made({ text: '' }), /no directory/],
      [made({ text: dir({ ...directory(), serial: 9 }) }), /signature .*dir/],
      [made({ text: dir(blocked) }), /blocked/],
      [made({ text, header: { office: 'o02' } }), /not in the directory/],
      [containerOf({ ...south, device: north.device }, south, { text }), /signature .*package/],
    ]
    for (const [bytes, why] of wrong) {
      const { code, out, error } = await readInner(bytes)
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(error).toMatch(why)
    }
    const sealed = await encryptTo([await identityToRecipient(identity)], inner)
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1
    expect(readFile(sealed, folder.path('key'))).toMatchObject({ code: 1, out: '' })
  })
})
