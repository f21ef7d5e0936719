import { expect, test } from 'vitest'
import { utf8ToBytes } from '#shared/base/bytes.ts'
import { asReceived, jsonOf, receivedOf } from '#shared/exchange/received-record.ts'
import type { LiveRecord } from '#shared/records/record.ts'

const record: LiveRecord = { id: '1'.repeat(32), sv: 1, vv: {}, f: {} }
const json = utf8ToBytes(JSON.stringify(record))

test('what is known of a record is part of no copy, no JSON and no comparison', () => {
  const known = { json, hasSiblings: false }
  const received = asReceived({ ...record }, known)
  expect(receivedOf(received)).toBe(known)
  expect(received).toEqual(record)
  expect(JSON.stringify(received)).toBe(JSON.stringify(record))
  expect(receivedOf({ ...received })).toBeNull()
  expect(receivedOf(structuredClone(received))).toBeNull()
})

test('a record is written once: in the package, or now', () => {
  expect(jsonOf(asReceived({ ...record }, { json, hasSiblings: false }))).toBe(json)
  expect(jsonOf(asReceived({ ...record }, { json: null, hasSiblings: false }))).toBe(JSON.stringify(record))
  expect(jsonOf(record)).toBe(JSON.stringify(record))
})
