import { afterAll, expect, test } from 'vitest'
import { joinBytes, utf8ToBytes } from '#shared/base/bytes.ts'
import { lastBelieved } from '#shared/records/hybrid-clock.ts'
import type { LiveRecord, MergeableRecord } from '#shared/records/record.ts'
import { emptyRecord, writeRegisters } from '#shared/records/write.ts'
import { digestOf, isReducedCase } from '#renderer/vault/digest.ts'
import { readElsewhere, readHere, type Wanted } from '#renderer/vault/helped-lines.ts'
import { helperElsewhere } from '#tests/support/helper-elsewhere.ts'
import { aCase } from '#tests/support/vault-office.ts'

const elsewhere = helperElsewhere()
afterAll(elsewhere.end)

const author = { device: 'd'.repeat(32), counter: 0, stamp: '0'.repeat(16) }
const caseOf = (number: number): LiveRecord =>
  writeRegisters(
    emptyRecord(String(number).repeat(32)),
    [{ name: 'code', value: 'K7MD-3XRF' }, ...aCase(`Fall ${number}`)],
    { author, now: 1, schemaVersion: 1 },
  ).record
const [known, news] = [caseOf(1), caseOf(2)]
const wanted: Wanted = { from: (office) => office === 'o01', isNews: ({ id }) => id === news.id }
const lines = [known, news].map((rec) => `${JSON.stringify({ t: 'rec', rec })}\n`).join('')
const asked = () => ({ parts: [utf8ToBytes(lines)], isFirst: true, isLong: true, last: lastBelieved(1) })

/** A record whose registers nobody may ask for. */
function unread({ id, sv, vv }: LiveRecord): MergeableRecord {
  return {
    id,
    sv,
    vv,
    get f(): LiveRecord['f'] {
      throw new Error('nobody asks for it')
    },
  }
}

test('a case that is news is known unread afterwards, whoever read it, and no other', async () => {
  const run = await readElsewhere(() => elsewhere.helper, wanted)?.(asked(), 'o01')
  const here = readHere(wanted)
  for (const [first, second] of [run?.keeps ?? [], [here(known, 'o01'), here(news, 'o01')]]) {
    expect(first).toBeNull()
    const held = unread(news)
    second?.(held)
    expect(digestOf(held)).toMatchObject(digestOf(news))
    expect(isReducedCase(held as LiveRecord)).toBe(false)
  }
})

test('of an office from which no case may come nothing is made', async () => {
  const run = await readElsewhere(() => elsewhere.helper, wanted)?.(asked(), 'o02')
  expect(run?.keeps).toEqual([null, null])
  expect(readHere(wanted)(news, 'o02')).toBeNull()
})

test('what is known of a case is its own, whatever stands between the cases', async () => {
  const wantsOne: Wanted = { from: () => true, isNews: ({ id }) => id === news.id }
  const small = { ...known, id: '5'.repeat(32), f: { kind: known.f['code'] } }
  const mixed = [small, known, small, news].map((rec) => `${JSON.stringify({ t: 'rec', rec })}\n`).join('')
  const run = await readElsewhere(() => elsewhere.helper, wantsOne)?.(
    { ...asked(), parts: [utf8ToBytes(mixed)] },
    'o01',
  )
  expect(run?.lines.records.map(({ isUnread }) => isUnread)).toEqual([false, true, false, true])
  const held = unread(news)
  expect(run?.keeps).toEqual([null, expect.any(Function)])
  run?.keeps[1]?.(held)
  expect(digestOf(held)).toMatchObject(digestOf(news))
})

test('a run in several parts goes out in one room', async () => {
  const parts = [known, news, known].map((rec) => utf8ToBytes(`${JSON.stringify({ t: 'rec', rec })}\n`))
  const whole = await readElsewhere(() => elsewhere.helper, wanted)?.(
    { ...asked(), parts: [joinBytes(parts)] },
    'o01',
  )
  const run = await readElsewhere(() => elsewhere.helper, wanted)?.({ ...asked(), parts }, 'o01')
  expect(run?.lines).toMatchObject({ lines: 3 })
  expect(run?.lines).toEqual(whole?.lines)
})

test('a run that holds more than records is left to whoever asked, however deep it goes', async () => {
  const deep = `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`
  const word = `{"t":"ack","dev":"${'d'.repeat(32)}","have":{},"more":${deep}}\n`
  const read = readElsewhere(() => elsewhere.helper, wanted)
  expect(await read?.({ ...asked(), parts: [utf8ToBytes(lines + word)] }, 'o01')).toBeNull()
})

test('lines that do not read are none; without a helper nobody is asked', async () => {
  const read = readElsewhere(() => elsewhere.helper, wanted)
  expect(await read?.({ ...asked(), parts: [utf8ToBytes('x\n')] }, 'o01')).toBeNull()
  expect(readElsewhere(() => null, wanted)).toBeNull()
})
