import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Item } from '#shared/domain/item.ts'
import { eventWrites, newEventWrites, readEvent, registersOf } from '#shared/events/event-registers.ts'
import { emptyEvent, type EventContent } from '#shared/events/event.ts'
import type { JsonValue } from '#shared/records/record.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import { anyEvent, someEvent } from '#tests/support/events.ts'

const id = 'e'.repeat(32)

function itemOf(values: Readonly<Record<string, JsonValue>>, conflicts: readonly string[] = []): Item {
  return { id, kind: 'event', values, conflicts }
}

function written(
  values: Readonly<Record<string, JsonValue>>,
  writes: readonly RegisterWrite[],
): Readonly<Record<string, JsonValue>> {
  return { ...values, ...Object.fromEntries(writes.map(({ name, value }) => [name, value])) }
}

test('what is written is what is read', () => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      const read = readEvent(itemOf(written({}, newEventWrites(event))))
      expect(registersOf(read)).toEqual(registersOf(event))
      expect(read.unread).toEqual([])
    }),
  )
})

test('the differences alone turn one event into the other, and nothing is written where there are none', () => {
  fc.assert(
    fc.property(anyEvent, anyEvent, (before, after) => {
      const values = written(registersOf(before), eventWrites(before, after))
      const read = readEvent(itemOf(values))
      expect(registersOf(read)).toEqual(registersOf(after))
      expect(read.unread).toEqual([])
      expect(eventWrites(after, after)).toEqual([])
    }),
  )
})

test('a field somebody else changed is not written over', () => {
  const before = someEvent()
  const mine: EventContent = { ...before, fields: { ...before.fields, place: 'Burg' } }
  expect(eventWrites(before, mine)).toEqual([{ name: 'place', value: 'Burg' }])
})

test('whatever stands in the registers, reading never fails and keeps what it cannot read', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (values) => {
      const read = readEvent(itemOf(values as Readonly<Record<string, JsonValue>>))
      expect(read.id).toBe(id)
    }),
  )
  const odd = readEvent(
    itemOf(
      { title: 7, on: '31.12.2026', 'g.parents': -3, 'n.female.15-17': 1.5, hologram: 'x', region: null },
      ['title'],
    ),
  )
  expect(odd).toMatchObject({ fields: emptyEvent.fields, groups: {}, heads: {}, conflicts: ['title'] })
  expect(odd.unread).toEqual(['g.parents', 'hologram', 'n.female.15-17', 'on', 'title'])
})

test('stops stand in the order of the day, lines of the checklist by their days', () => {
  const stop = (letter: string, at: string | null) => ({
    [`s.${letter.repeat(32)}`]: { id: letter.repeat(32), at, place: letter, company: null, seats: null },
  })
  const line = (letter: string, days: number) => ({
    [`k.${letter.repeat(32)}`]: { id: letter.repeat(32), what: letter, days, done: false },
  })
  const read = readEvent(
    itemOf({
      ...stop('a', null),
      ...stop('b', '11:00'),
      ...stop('c', '09:15'),
      ...line('a', 1),
      ...line('b', -56),
    }),
  )
  expect(read.stops.map(({ place }) => place)).toEqual(['c', 'b', 'a'])
  expect(read.checks.map(({ what }) => what)).toEqual(['b', 'a'])
})
