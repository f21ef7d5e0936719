import { beforeAll, describe, expect, test } from 'vitest'
import { padmeLength } from '#shared/exchange/padme.ts'
import { isContainerSignedBy, readContainer } from '#shared/exchange/package-container.ts'
import { containerOf, recordLine } from '#tests/support/forged-packages.ts'
import { aNetwork, type TestOffice } from '#tests/support/offices.ts'

let north: TestOffice
let south: TestOffice
let container: Uint8Array

beforeAll(async () => {
  ;[north, south] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
  const dot = [north.device.id, 1]
  const record = {
    id: '1'.repeat(32),
    sv: 1,
    vv: { [north.device.id]: 1 },
    f: { a: [{ d: dot, h: '0'.repeat(16), v: 1 }] },
  }
  container = containerOf(north, south, { text: recordLine(record) })
})

const isAccepted = (bytes: Uint8Array): boolean => {
  const read = readContainer(bytes)
  return read.ok && isContainerSignedBy(north.device.sig, read.value)
}

describe('a container', () => {
  test('is padded to 4,096 bytes or by Padmé, whichever is more', async () => {
    expect(container.length).toBe(4_096)
    const long = containerOf(north, south, {
      text: `{"t":"x","v":"${[...Array(9_000).keys()].join(' ')}"}\n`,
    })
    expect(long.length).toBeGreaterThan(4_096)
    expect(padmeLength(long.length)).toBe(long.length)
  })

  test('is accepted as it is and in no other form: every byte changed, every length cut', () => {
    expect(isAccepted(container)).toBe(true)
    const accepted: number[] = []
    for (let at = 0; at < container.length; at++) {
      const changed = container.slice()
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      if (isAccepted(changed)) accepted.push(at)
    }
    expect(accepted).toEqual([])
  })

  test('is refused at every other length, within its content and within the zeros behind it', () => {
    for (let length = 0; length < container.length; length++)
      expect(isAccepted(container.slice(0, length))).toBe(false)
    for (const more of [1, 4_096])
      expect(isAccepted(new Uint8Array([...container, ...new Uint8Array(more)]))).toBe(false)
  })

  test('is refused without a byte, also where a zero behind it takes the place of the byte', () => {
    // One in 256 signatures ends in a zero.
    for (let at = 0; at < container.length; at++) {
      const without = new Uint8Array([...container.subarray(0, at), ...container.subarray(at + 1)])
      expect(isAccepted(without)).toBe(false)
    }
  })
})
