import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { historyWrite, readHistory, type Moment } from '#shared/domain/history.ts'
import { createRegisterReader } from '#shared/domain/register-reader.ts'
import type { JsonValue, LiveRecord } from '#shared/records/record.ts'

const device = 'ab'.repeat(16)
const moment = (change: Partial<Moment> = {}): Moment => ({
  day: '2026-11-26' as CalendarDate,
  time: '14:03',
  by: 'AB',
  device,
  ...change,
})

/** Writes one change after the other, as saves do. */
function recordAfter(
  changes: readonly { readonly at: Moment; readonly names: readonly string[] }[],
): LiveRecord {
  const values = new Map<string, JsonValue>()
  for (const { at, names } of changes) {
    const { name, value } = historyWrite((known) => values.get(known), at, names)
    values.set(name, value)
  }
  const f = [...values].map(([name, v], index) => [name, [{ d: [device, index + 1] as const, h: '', v }]])
  return { id: '0'.repeat(32), sv: 1, vv: {}, f: Object.fromEntries(f) as LiveRecord['f'] }
}

test('tells who changed what and when, newest first', () => {
  const record = recordAfter([
    { at: moment(), names: ['german'] },
    { at: moment({ time: '15:10', by: 'KL' }), names: ['region', 'topics'] },
    { at: moment({ day: '2026-11-27' as CalendarDate, time: '08:00' }), names: ['concern'] },
  ])
  expect(readHistory(createRegisterReader(record))).toEqual([
    { day: '2026-11-27', time: '08:00', by: 'AB', names: ['concern'] },
    { day: '2026-11-26', time: '15:10', by: 'KL', names: ['region', 'topics'] },
    { day: '2026-11-26', time: '14:03', by: 'AB', names: ['german'] },
  ])
})

test('changes of one minute by one adviser stand together, each register once', () => {
  const record = recordAfter([
    { at: moment(), names: ['german', 'region'] },
    { at: moment(), names: ['german', 'topics'] },
  ])
  const [entry, ...more] = readHistory(createRegisterReader(record))
  expect(entry?.names).toEqual(['german', 'region', 'topics'])
  expect(more).toEqual([])
})

test('each device has a register of its own for a day', () => {
  const other = moment({ device: 'cd'.repeat(16) })
  const names = Object.keys(
    recordAfter([
      { at: moment(), names: ['german'] },
      { at: other, names: ['german'] },
    ]).f,
  )
  expect(new Set(names).size).toBe(2)
})

test('a history that somebody spoiled is skipped, not fatal', () => {
  const spoiled: JsonValue[] = ['x', 1, null, [['14:03']], [['14:03', 'AB', 3]], { a: 1 }]
  for (const v of spoiled) {
    const f = { 'h.2026-11-26.abababababababab': [{ d: [device, 1] as const, h: '', v }] }
    const reader = createRegisterReader({ id: '0'.repeat(32), sv: 1, vv: {}, f })
    expect(readHistory(reader)).toEqual([])
  }
})

test('a busy day keeps its last two hundred changes and holds no value of a field', () => {
  fc.assert(
    fc.property(fc.integer({ min: 190, max: 260 }), (count) => {
      const times = Array.from({ length: count }, (_, at) => {
        const hours = String(Math.floor(at / 60)).padStart(2, '0')
        return `${hours}:${String(at % 60).padStart(2, '0')}`
      })
      const record = recordAfter(times.map((time) => ({ at: moment({ time }), names: ['german'] })))
      const history = readHistory(createRegisterReader(record))
      expect(history).toHaveLength(Math.min(count, 200))
      expect(history[0]?.time).toBe(times.at(-1))
    }),
    { numRuns: 10 },
  )
})
