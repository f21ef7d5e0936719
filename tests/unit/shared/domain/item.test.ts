import { expect, test } from 'vitest'
import { isRemoved, readItem } from '#shared/domain/item.ts'
import type { JsonValue, LiveRecord } from '#shared/records/record.ts'

const device = 'ab'.repeat(16)

function recordOf(values: Readonly<Record<string, JsonValue>>): LiveRecord {
  const f = Object.entries(values).map(([name, v], at) => [
    name,
    [{ d: [device, at + 1] as const, h: '', v }],
  ])
  return { id: '1'.repeat(32), sv: 1, vv: {}, f: Object.fromEntries(f) as LiveRecord['f'] }
}

test('an item shows its registers without its kind and its history', () => {
  const record = recordOf({ kind: 'event', title: 'Stammtisch', 'h.2026-11-26.abababababababab': [] })
  const item = readItem(record)
  expect(item).toEqual({ id: record.id, kind: 'event', values: { title: 'Stammtisch' }, conflicts: [] })
  expect(item && isRemoved(item)).toBe(false)
})

test('cases, erased records and kinds of newer programs are no items', () => {
  expect(readItem(recordOf({ code: 'K7MD-3XRF' }))).toBeNull()
  expect(readItem(recordOf({ kind: 'hologram' }))).toBeNull()
  expect(readItem({ id: '1'.repeat(32), x: { d: [device, 1], h: '' } })).toBeNull()
})

test('two unseen writes to one register are named', () => {
  const record = recordOf({ kind: 'event', title: 'Stammtisch' })
  const twice = [...(record.f['title'] ?? []), { d: ['cd'.repeat(16), 1] as const, h: '', v: 'Forum' }]
  expect(readItem({ ...record, f: { ...record.f, title: twice } })?.conflicts).toEqual(['title'])
})

test('what was taken away says so', () => {
  const item = readItem(recordOf({ kind: 'body', removedOn: '2026-11-26' }))
  expect(item && isRemoved(item)).toBe(true)
})
