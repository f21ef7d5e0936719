/**
 * Packages made wrong on purpose, past the encryption, half of them signed anew by their true sender: 20,000 in every
 * run from a seed of its own. None is accepted, and each is refused for its own reason.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { bytesToHex } from '#shared/base/bytes.ts'
import { checkOpened } from '#shared/exchange/package-checks.ts'
import type { PackageErrorCode, ReadingStopped } from '#shared/exchange/package-error.ts'
import { createDice } from '#tests/support/dice.ts'
import { aNetwork, readerOf, type TestOffice } from '#tests/support/offices.ts'
import { mutantOf, type Sound } from '#tests/support/package-mutations/mutants.ts'
import { soundPackage } from '#tests/support/package-mutations/sound.ts'

const count = 20_000
const seed = Number(process.env.PROPERTY_SEED ?? Math.floor(Math.random() * 2 ** 31))

let south: TestOffice
let sound: Sound

beforeAll(async () => {
  const [north, other] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
  south = other
  sound = soundPackage(north, south)
})

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
