import { expect, test } from 'vitest'
import { utf8ToBytes } from '#shared/base/bytes.ts'
import { readLines, type LinesToRead } from '#shared/exchange/package-lines.ts'

const device = 'a'.repeat(32)
const stamp = (digit: string) => digit.repeat(16)
const record = {
  id: '1'.repeat(32),
  sv: 1,
  vv: { [device]: 1 },
  f: { code: [{ d: [device, 1], h: stamp('2'), v: 'K' }] },
}
const small = { ...record, id: '2'.repeat(32), f: { kind: [{ d: [device, 1], h: stamp('3'), v: 'event' }] } }
const erased = { id: '3'.repeat(32), x: { d: [device, 1], h: stamp('9') } }
const say = (value: unknown) => `${JSON.stringify(value)}\n`
const rec = (value: unknown) => say({ t: 'rec', rec: value })

function read(text: string, change: Partial<LinesToRead> = {}, onWhole?: Parameters<typeof readLines>[1]) {
  return readLines(
    { parts: [utf8ToBytes(text)], isFirst: true, isLong: true, last: stamp('8'), ...change },
    onWhole,
  )
}

test('each line goes where its kind belongs; a kind that is not known is counted', () => {
  const text = [
    say({ t: 'dir', dir: 'any' }),
    rec(record),
    say({ t: 'ack', dev: device, have: { [device]: 3 } }),
    say({ t: 'got', dev: device, seqs: [1, 2] }),
    say({ t: 'fig', row: 1 }),
    say({ t: 'later', what: 1 }),
  ].join('')
  expect(read(text)).toMatchObject({
    records: [{ record: { id: record.id } }],
    acknowledgements: [{ dev: device }],
    receipts: [{ seqs: [1, 2] }],
    figureLines: [{ row: 1 }],
    directoryLines: [{ dir: 'any' }],
    lines: 6,
    passed: 1,
    latestStamp: stamp('2'),
  })
})

test('of a long package a case is found unread, and told while it is whole; anything else stays as it is', () => {
  const told: unknown[] = []
  const found = read([record, small, erased].map(rec).join(''), {}, (whole) => told.push(whole))
  expect(told).toEqual([record])
  expect(found?.records.map(({ isUnread }) => isUnread)).toEqual([true, false, false])
  expect(found?.records.map((one) => one.record)).toEqual([{ ...record, f: {} }, small, erased])
  // The stamp of the erased one is later than may be believed.
  expect(found?.latestStamp).toBe(stamp('3'))
  const short = read(rec(record), { isLong: false }, () => expect.unreachable('it is not held unread'))
  expect(short?.records.map((one) => one.record)).toEqual([record])
})

test('it is said where each record stands, and whether in the words of this program', () => {
  const other = `{"rec":${JSON.stringify(small)},"t":"rec"}\n`
  const text = `${rec(record)}${other}`
  const found = read(text)
  expect(found?.records.map(({ from, to }) => text.slice(from, to))).toEqual(text.split('\n').slice(0, 2))
  expect(found?.records.map(({ isClean, isWritten }) => [isClean, isWritten])).toEqual([
    [true, true],
    [true, false],
  ])
  const proto = read(rec(record).replace('"f":{', '"f":{"__proto__":[1],'))
  expect(proto?.records[0]).toMatchObject({ isClean: false, isWritten: false })
})

test('lines in several parts are counted through, wherever these lie in memory', () => {
  const texts = [rec(record), `${rec(small)}${rec(erased)}`, '', rec(small)]
  const memory = utf8ToBytes(`behind ${texts.join('')}`)
  const all = texts.join('')
  const starts = texts.map((_, at) => 'behind '.length + texts.slice(0, at).join('').length)
  const parts = texts.map(({ length }, at) => memory.subarray(starts[at], (starts[at] ?? 0) + length))
  const copied = parts.map((part, at) => (at === 1 ? part.slice() : part))
  const found = read('', { parts: copied })
  expect(found?.lines).toBe(4)
  expect(found?.records.map(({ from, to }) => all.slice(from, to))).toEqual(all.trim().split('\n'))
})

test('a directory is the first line of the first part only', () => {
  const text = say({ t: 'dir', dir: 'any' })
  expect(read('', { parts: [text, rec(small)].map(utf8ToBytes) })).toMatchObject({ lines: 2 })
  expect(read('', { parts: [rec(small), text].map(utf8ToBytes) })).toBeNull()
})

test('what it answers can be sent', () => {
  const found = read([record, small, erased].map(rec).join(''))
  expect(structuredClone(found)).toEqual(found)
})

test.each([
  ['a record that is none', rec({ ...record, sv: -1 })],
  ['a word that is none', say({ t: 'ack', dev: 'x', have: {} })],
  ['a line without an end', '{"t":"later"}'],
  ['no line at all', 'x\n'],
  ['a directory that is not the first', `${rec(record)}${say({ t: 'dir', dir: 'any' })}`],
])('%s refuses all lines', (_, text) => {
  expect(read(rec(small))).not.toBeNull()
  expect(read(text)).toBeNull()
})

test('a directory is the first line of the package, not of any run', () => {
  const text = say({ t: 'dir', dir: 'any' })
  expect(read(text)).not.toBeNull()
  expect(read(text, { isFirst: false })).toBeNull()
})
