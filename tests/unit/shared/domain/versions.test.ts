import { expect, test } from 'vitest'
import { readVersions } from '#shared/domain/versions.ts'
import { mergeRecords } from '#shared/records/merge.ts'
import { isErased, type LiveRecord } from '#shared/records/record.ts'
import { emptyRecord, writeRegisters, type Author, type RegisterWrite } from '#shared/records/write.ts'

const noon = Date.UTC(2026, 10, 22, 11, 5)
const device = (letter: string): Author => ({ device: letter.repeat(32), counter: 0, stamp: '0'.repeat(16) })
const zone = 'Europe/Berlin'

const at = (author: Author, now = noon) => ({ author, now, schemaVersion: 1 })

function written(
  record: LiveRecord,
  writes: readonly RegisterWrite[],
  context: ReturnType<typeof at>,
): LiveRecord {
  return writeRegisters(record, writes, context).record
}

function merged(a: LiveRecord, b: LiveRecord): LiveRecord {
  const record = mergeRecords(a, b)
  if (isErased(record)) throw new Error('nobody erased it')
  return record
}

const history = (letter: string, by: string, name: string): RegisterWrite => ({
  name: `h.2026-11-22.${letter.repeat(16)}`,
  value: [['12:05', by, name]],
})
const start = emptyRecord('f'.repeat(32))
const north = written(start, [{ name: 'german', value: 'b1' }, history('a', 'NO', 'german')], at(device('a')))
const south = written(
  start,
  [{ name: 'german', value: 'b2' }, history('b', 'SU', 'german')],
  at(device('b'), noon + 1000),
)

test('both writes are told with who and when, the later first; that one is shown', () => {
  expect(readVersions(merged(north, south), zone)).toEqual([
    {
      name: 'german',
      seen: `${'a'.repeat(32)}:1,${'b'.repeat(32)}:1`,
      versions: [
        { value: 'b2', at: noon + 1000, by: 'SU', device: 'b'.repeat(16), shown: true },
        { value: 'b1', at: noon, by: 'NO', device: 'a'.repeat(16), shown: false },
      ],
    },
  ])
})

test('where no contradiction stands there is nothing to choose, and a choice settles it for both', () => {
  expect(readVersions(north, zone)).toEqual([])
  const both = merged(north, south)
  const settled = written(
    both,
    [{ name: 'german', value: 'b1' }],
    at({ ...device('b'), counter: 9 }, noon + 2000),
  )
  expect(readVersions(settled, zone)).toEqual([])
  expect(readVersions(merged(north, settled), zone)).toEqual([])
})

test('a history that says nothing leaves the writer unnamed', () => {
  const plain = (letter: string, value: string) =>
    written(start, [{ name: 'stay', value }], at(device(letter)))
  const [told] = readVersions(merged(plain('a', 'under-1'), plain('b', 'over-5')), zone)
  expect(told?.versions.map(({ by }) => by)).toEqual(['', ''])
})

test('the same value written at both places is nothing to choose', () => {
  const same = (letter: string) => written(start, [{ name: 'stay', value: 'under-1' }], at(device(letter)))
  const both = merged(same('a'), same('b'))
  expect(both.f['stay']).toHaveLength(2)
  expect(readVersions(both, zone)).toEqual([])
})

/** As after a decision of a third device that was taken back. */
function undone(both: LiveRecord): LiveRecord {
  const again = both.f['german']?.map(({ h, v }) => ({ h, v })) ?? []
  const line: RegisterWrite = { name: `h.2026-11-22.${'c'.repeat(16)}`, value: [['15:00', 'XY', 'german']] }
  return written(both, [{ name: 'german', value: 'b2', again }, line], at(device('c'), noon + 9e6))
}

test('versions that an undo put back are still told by whom they were written, and where', () => {
  const line = { name: `h.2026-11-22.${'b'.repeat(16)}`, value: [['12:06', 'SU', 'german']] }
  const later = written(start, [{ name: 'german', value: 'b2' }, line], at(device('b'), noon + 60_000))
  const both = merged(north, later)
  expect(readVersions(undone(both), zone)[0]?.versions).toEqual(readVersions(both, zone)[0]?.versions)
})

test('written in one minute at two places and put back, nobody is named for a version rather than the wrong one', () => {
  const [german] = readVersions(undone(merged(north, south)), zone)
  expect(german?.versions.map(({ by, device: where }) => [by, where])).toEqual([
    ['', ''],
    ['', ''],
  ])
})
