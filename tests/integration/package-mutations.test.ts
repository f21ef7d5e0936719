/**
 * Packages made wrong on purpose, past the encryption, half of them signed anew by their true sender: 20,000 in every
 * run from a seed of its own. None is accepted, and each is refused for its own reason.
 */
import { createPrivateKey, sign } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { bytesToHex } from '#shared/base/bytes.ts'
import { seedOf } from '#shared/crypto/device-keys.ts'
import { checkOpened } from '#shared/exchange/package-checks.ts'
import { readContainer } from '#shared/exchange/package-container.ts'
import type { PackageErrorCode, ReadingStopped } from '#shared/exchange/package-error.ts'
import { createDice } from '#tests/support/dice.ts'
import { containerOf, recordLine } from '#tests/support/forged-packages.ts'
import { aNetwork, readerOf, type TestOffice } from '#tests/support/offices.ts'
import { mutantOf, type Sound } from '#tests/support/package-mutations/mutants.ts'

const count = 20_000
const seed = Number(process.env.PROPERTY_SEED ?? Math.floor(Math.random() * 2 ** 31))

let south: TestOffice
let sound: Sound

beforeAll(async () => {
  const [north, other] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
  south = other
  const sibling = (counter: number, v: unknown) => [{ d: [north.device.id, counter], h: '0'.repeat(16), v }]
  const lines = ['1', '2', '3'].map((digit) =>
    recordLine({
      id: digit.repeat(32),
      sv: 1,
      vv: { [north.device.id]: 4 },
      f: { status: sibling(1, 'open'), 'c.1': sibling(4, { on: '2026-11-22', text: 'Köchin 🙂' }) },
    }),
  )
  const inner = containerOf(north, south, { text: lines.join('') })
  const container = readContainer(inner)
  if (!container.ok) throw new Error(container.error.type)
  sound = { header: container.value.header, lines, signed: signerOf(seedOf(north.keys.sign)), inner }
})

/** Node's own Ed25519: a second opinion on the signature, and ten times as quick as the one that is tested. */
function signerOf(privateSeed: Uint8Array): Sound['signed'] {
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex')
  const der = Buffer.concat([prefix, privateSeed])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  return ({ label, parts }) =>
    new Uint8Array(sign(null, Buffer.concat([Buffer.from(`${label}\0`), ...parts]), key))
}

const outcomeOf = async (
  inner: Uint8Array,
): Promise<PackageErrorCode | ReadingStopped['type'] | 'accepted'> => {
  const checked = await checkOpened({ ok: true, value: inner }, readerOf(south))
  return checked.ok ? 'accepted' : checked.error.type
}

describe('20,000 packages made wrong', { timeout: 400_000 }, () => {
  test('begin with one that is right', async () => {
    expect(await outcomeOf(sound.inner)).toBe('accepted')
  })

  test(`are all refused, each for its own reason (PROPERTY_SEED=${seed})`, async () => {
    const dice = createDice(seed)
    const met = new Map<string, number>()
    for (let index = 0; index < count; index++) {
      const { name, inner, codes } = mutantOf(sound, dice)
      const outcome = await outcomeOf(inner)
      met.set(outcome, (met.get(outcome) ?? 0) + 1)
      if (outcome === 'accepted' || (codes && !codes.some((code) => code === outcome)))
        throw new Error(`${index}: ${name} was ${outcome}, not ${codes?.join(' or ')}: ${bytesToHex(inner)}`)
    }
    expect([...met.keys()].sort()).toEqual([
      'E_BODY',
      'E_CLOCK',
      'E_FORMAT',
      'E_NEWER_APP',
      'E_NOT_ADDRESSED',
      'E_SIGNATURE',
      'E_TOO_BIG',
      'E_UNKNOWN_SENDER',
    ])
    // Nothing of what was refused has left a trace in the language itself.
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})
