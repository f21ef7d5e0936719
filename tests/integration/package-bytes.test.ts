/** A whole package, changed at each of its bytes and cut at each of its lengths: none of it is accepted. */
import { beforeAll, describe, expect, test } from 'vitest'
import { decryptWith } from '#shared/crypto/age.ts'
import { checkOpened } from '#shared/exchange/package-checks.ts'
import { aNetwork, check, readerOf, send, write, type TestOffice } from '#tests/support/offices.ts'
import { rememberingIdentity } from '#tests/support/remembering-identity.ts'

let south: TestOffice
let bytes: Uint8Array
let outcomeOf: (file: Uint8Array) => Promise<string>

beforeAll(async () => {
  const [north, other] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
  south = other
  write(north, '2'.repeat(32), { a: 1, note: 'Ausbildung als Köchin' })
  bytes = (await send(north, ['o02'])).bytes
  const identity = rememberingIdentity(south.keys.age)
  // As `checkPackage`, but that envelopes which are the same to the byte are opened once.
  outcomeOf = async (file) => {
    const checked = await checkOpened(await decryptWith([identity], file), readerOf(south))
    return checked.ok ? 'accepted' : checked.error.type
  }
})

const refusals = ['E_DAMAGED', 'E_NOT_FOR_US', 'E_FORMAT']

function changedAt(at: number): Uint8Array {
  const changed = bytes.slice()
  changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
  return changed
}

/** The numbers of all damages that were not refused as they must be. */
async function wrong(count: number, damage: (index: number) => Uint8Array): Promise<readonly string[]> {
  const found: string[] = []
  for (let index = 0; index < count; index++) {
    const outcome = await outcomeOf(damage(index))
    if (!refusals.includes(outcome)) found.push(`${index} ${outcome}`)
  }
  return found
}

describe('a package file', { timeout: 400_000 }, () => {
  test('is accepted as it is', async () => {
    expect(await check(south, bytes)).toHaveProperty('header')
    expect(await outcomeOf(bytes)).toBe('accepted')
  })

  test('is refused with any byte changed', async () => {
    expect(await wrong(bytes.length, changedAt)).toEqual([])
  })

  test('is refused at any other length', async () => {
    expect(await wrong(bytes.length, (length) => bytes.slice(0, length))).toEqual([])
    expect(await outcomeOf(Uint8Array.of(...bytes, 0))).toBe('E_DAMAGED')
  })

  test('is refused in the same way where nothing is remembered', async () => {
    for (let at = 13; at < bytes.length; at += 97) {
      expect(await check(south, changedAt(at))).toBe(await outcomeOf(changedAt(at)))
      expect(await check(south, bytes.slice(0, at))).toBe(await outcomeOf(bytes.slice(0, at)))
    }
  })
})
