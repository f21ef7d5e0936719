import { expect, test } from 'vitest'
import { emptyEvent, type EventContent } from '#shared/events/event.ts'
import { readEvent, registersOf } from '#shared/events/event-registers.ts'
import { companiesNamed } from '#shared/events/event-sums.ts'
import { eventWithout } from '#shared/events/event-without.ts'
import { CaseCode } from '#shared/domain/case-code.ts'
import type { Item } from '#shared/domain/item.ts'

const id = (digit: string): string => digit.repeat(32)
const code = CaseCode.parse('K7MD-3XRF')
const content: EventContent = {
  ...emptyEvent,
  companies: [
    { id: id('1'), code },
    { id: id('2'), code },
  ],
  stops: [{ id: id('a'), at: null, place: 'Tor 1', company: { id: id('1'), code }, seats: 4 }],
}
const item: Item = { id: id('e'), kind: 'event', values: registersOf(content), conflicts: [] }

test('a company that is gone is in no list and at no stop; the number of companies stays', () => {
  const writes = eventWithout(item, new Set([id('1')]))
  const after = readEvent({
    ...item,
    values: { ...item.values, ...Object.fromEntries(writes.map(({ name, value }) => [name, value])) },
  })
  expect(JSON.stringify({ ...after, unread: [] })).not.toContain(id('1'))
  expect(after.stops).toMatchObject([{ place: 'Tor 1', company: null, seats: 4 }])
  expect(companiesNamed(after)).toBe(companiesNamed(content))
  expect(after.unread).toEqual([])
})

test('an event that names none of them is left alone', () => {
  expect(eventWithout(item, new Set([id('9')]))).toEqual([])
})
