import { describe, expect, test } from 'vitest'
import { readRecord } from '#shared/exchange/record-check.ts'

const id = '1'.repeat(32)
const device = 'a'.repeat(32)
const sibling = { d: [device, 1], h: '0'.repeat(16), v: 'open' }
const aRecord = (change: object = {}) => ({
  id,
  sv: 1,
  vv: { [device]: 1 },
  f: { status: [sibling] },
  ...change,
})
const valued = (json: string): unknown => JSON.parse(JSON.stringify(aRecord()).replace('"open"', () => json))

describe('a record', () => {
  test('is read as it is, with whatever its registers hold', () => {
    for (const record of [
      aRecord(),
      aRecord({ f: {} }),
      valued('{"new":[1.5,true,null,{"a":"ü 🙂"}]}'),
      { id, x: { d: [device, 3], h: 'f'.repeat(16) } },
    ])
      expect(readRecord(record)).toEqual(record)
  })

  test.each([
    ['nothing', null],
    ['a list', []],
    ['half of one', { id }],
    ['one with an id of another form', aRecord({ id: 'x' })],
    ['one with a wrong schema version', aRecord({ sv: -1 })],
    ['one with a further member', aRecord({ more: 1 })],
    ['one whose vector names no device', aRecord({ vv: { zz: 1 } })],
    ['one that holds what it has not seen', aRecord({ vv: {} })],
    ['one with an empty register', aRecord({ f: { status: [] } })],
    ['one with a sibling twice', aRecord({ f: { status: [sibling, sibling] } })],
    ['one with a stamp of another form', aRecord({ f: { status: [{ ...sibling, h: 'now' }] } })],
    ['one with a dot of another form', aRecord({ f: { status: [{ ...sibling, d: [device, 0] }] } })],
    ['one with a further member in a sibling', aRecord({ f: { status: [{ ...sibling, extra: 1 }] } })],
    ['one with text in decomposed form', valued('"u\u0308"')],
    ['one with half a character', valued('"\\ud800"')],
    ['one with a number beyond all bounds', valued('1e999')],
    ['one with a value seven levels deep', valued('[[[[[[[1]]]]]]]')],
    ['one with a value a hundred thousand levels deep', valued('['.repeat(100_000) + ']'.repeat(100_000))],
    ['one with a register of an endless name', aRecord({ f: { ['x'.repeat(201)]: [sibling] } })],
    ['an erasure by nobody', { id, x: { d: [device, 0], h: '0'.repeat(16) } }],
    ['an erasure that kept something', { id, x: { d: [device, 1], h: '0'.repeat(16) }, f: {} }],
  ])('is not %s', (_what, value) => {
    expect(readRecord(value)).toBeNull()
  })

  test('loses members called `__proto__`, wherever they stand', () => {
    const text = JSON.stringify(aRecord())
      .replace('"open"', '{"__proto__":{"polluted":1},"a":1}')
      .replace('"f":{', '"f":{"__proto__":[],')
    expect(readRecord(JSON.parse(text))).toEqual(aRecord({ f: { status: [{ ...sibling, v: { a: 1 } }] } }))
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})
