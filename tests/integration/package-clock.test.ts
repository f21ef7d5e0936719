/** A package of a clock far ahead: refused, unless a person lets it pass. What its records were stamped with is not judged. */
import { beforeAll, expect, test } from 'vitest'
import { createdAt } from '#shared/exchange/package-header.ts'
import { tolerance } from '#shared/records/hybrid-clock.ts'
import { forge, recordLine } from '#tests/support/forged-packages.ts'
import { aNetwork, apply, check, noon, type TestOffice } from '#tests/support/offices.ts'

let north: TestOffice
let south: TestOffice

beforeAll(async () => {
  ;[north, south] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
})

test('E_CLOCK: made more than a day ahead, unless a person lets it pass', async () => {
  const bytes = await forge(north, south, { header: { created: createdAt(noon + tolerance + 60_000) } })
  expect(await check(south, bytes)).toBe('E_CLOCK')
  const passed = await check(south, bytes, { clock: 'forced' })
  if (typeof passed === 'string') throw new Error(passed)
  expect(passed.warnings).toEqual(['W_CLOCK'])
  // Whoever let it pass once is not asked again, and the partner is not taken for heard of in the future.
  const reader = { ...south, records: new Map() }
  apply(reader, passed)
  expect(reader.state.peers[north.device.id]?.lastReceived).toBe(createdAt(noon))
  expect(await check(reader, bytes)).toHaveProperty('warnings', ['W_AGAIN', 'W_CLOCK'])
})

test('a stamp far ahead in a record, whoever wrote it when, is no reason to refuse and pulls no clock along', async () => {
  const at = (ahead: number) => (noon + ahead).toString(16).padStart(12, '0') + '0000'
  const erased = (id: string, h: string) => recordLine({ id, x: { d: [north.device.id, 1], h } })
  const text = erased('1'.repeat(32), at(tolerance + 1)) + erased('2'.repeat(32), at(60_000))
  const checked = await check(south, await forge(north, south, { text }))
  if (typeof checked === 'string') throw new Error(checked)
  expect(checked).toMatchObject({ warnings: [], latestStamp: at(60_000) })
  const reader = { ...south, records: new Map() }
  expect(apply(reader, checked)).toMatchObject({ counts: { erased: 2 }, author: { stamp: at(60_000) } })
})
