import { gunzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { utf8ToBytes } from '#shared/base/bytes.ts'
import { lastBelieved } from '#shared/records/hybrid-clock.ts'
import { emptyRecord, writeRegisters } from '#shared/records/write.ts'
import { aheadOf } from '#renderer/vault/digest.ts'
import { digestsOf, helper } from '#renderer/vault/helper.ts'
import { helperElsewhere } from '#tests/support/helper-elsewhere.ts'
import { aCase } from '#tests/support/vault-office.ts'

const elsewhere = helperElsewhere()
afterAll(elsewhere.end)

const author = { device: 'd'.repeat(32), counter: 0, stamp: '0'.repeat(16) }
const caseOf = (number: number, more: readonly { name: string; value: string }[] = []) =>
  writeRegisters(
    emptyRecord(String(number).repeat(32)),
    [{ name: 'code', value: 'K7MD-3XRF' }, ...aCase(`Fall ${number}`), ...more],
    { author, now: 1, schemaVersion: 1 },
  ).record
const cases = [caseOf(1), caseOf(2, [{ name: 'anonymisedOn', value: '2026-01-01' }])]
const bytes = () => utf8ToBytes(cases.map((rec) => `${JSON.stringify({ t: 'rec', rec })}\n`).join('')).slice()
const asked = () => ({ parts: [bytes()] as const, isFirst: true, isLong: true, last: lastBelieved(1) })

test('what it reads elsewhere is what is read here, with the digests of the cases', async () => {
  const { done, room } = await elsewhere.helper.readRun(asked(), true)
  expect(done).toEqual((await helper.readRun(asked(), true)).done)
  expect(room).toEqual(bytes())
  expect(done && digestsOf(done)).toMatchObject(cases.map((one) => aheadOf(one)))
  expect(done && digestsOf(done).map(({ isReduced }) => isReduced)).toEqual([false, true])
})

test('digests that nobody wants are not made', async () => {
  const { done } = await elsewhere.helper.readRun(asked(), false)
  expect(done?.lines.records).toHaveLength(2)
  expect(done && digestsOf(done)).toEqual([])
})

test('lines that do not read are none, and the room comes back all the same', async () => {
  const { done, room } = await elsewhere.helper.readRun(
    { ...asked(), parts: [utf8ToBytes('x\n').slice()] as const },
    true,
  )
  expect(done).toBeNull()
  expect(room).toEqual(utf8ToBytes('x\n'))
})

test('of a room the first bytes are pressed', async () => {
  const { done, room } = await elsewhere.helper.press(bytes(), 10)
  expect(gunzipSync(done)).toEqual(bytes().subarray(0, 10))
  expect(room).toEqual(bytes())
})
