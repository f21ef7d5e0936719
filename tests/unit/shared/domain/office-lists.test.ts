import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { mayHide } from '#shared/domain/adaptable-lists.ts'
import type { ListValue } from '#shared/domain/list-value.ts'
import { officeLists } from '#shared/domain/office-lists.ts'
import { isOpenList } from '#shared/domain/open-lists.ts'
import { valueLists, type ListName } from '#shared/domain/value-lists.ts'

const day = '2026-11-22' as CalendarDate
const aValue = (given: Partial<ListValue>): ListValue => ({
  id: '0'.repeat(32),
  office: 'Nord',
  list: 'topic',
  value: 'x-00000001',
  label: '',
  countsAs: null,
  from: day,
  until: null,
  changes: [],
  ...given,
})
const ownOne = aValue({ label: 'Elterncafé', countsAs: 'parents-system' })

test('own values stand behind the bundled ones and count as one of them', () => {
  const lists = officeLists([ownOne], 'Nord')
  expect(lists.offered('topic')).toEqual([...valueLists.topic.options, 'x-00000001'])
  expect(lists.wordOf('topic', 'x-00000001')).toBe('Elterncafé')
  expect(lists.countsAs('topic', 'x-00000001')).toBe('parents-system')
  expect(lists.countsAs('topic', 'funding')).toBe('funding')
})

test('a hidden value is not offered and keeps its word', () => {
  const hidden = aValue({ value: 'funding', label: 'Geld', until: day })
  const lists = officeLists([hidden, { ...ownOne, until: day }], 'Nord')
  expect(lists.offered('topic')).toEqual(valueLists.topic.options.filter((value) => value !== 'funding'))
  expect(lists.all('topic')).toContain('funding')
  expect([lists.wordOf('topic', 'funding'), lists.wordOf('topic', 'x-00000001')]).toEqual([
    'Geld',
    'Elterncafé',
  ])
})

test('a kind of body that every town is asked about stays in sight, also where another device hid it', () => {
  const hidden = (value: string) => aValue({ list: 'bodyType', value, until: day })
  const lists = officeLists([hidden('job-centre'), hidden('mission-abroad')], 'Nord')
  expect(lists.offered('bodyType')).toContain('job-centre')
  expect(lists.offered('bodyType')).not.toContain('mission-abroad')
  expect(mayHide('bodyType', 'x-00000001')).toBe(true)
})

test('what another office renames or hides stays with it; its own values are named and not offered', () => {
  const theirs = [ownOne, aValue({ value: 'funding', label: 'Geld', until: day })]
  const lists = officeLists(theirs, 'Süd')
  expect(lists.offered('topic')).toEqual(valueLists.topic.options)
  expect(lists.wordOf('topic', 'funding')).toBeNull()
  expect(lists.wordOf('topic', 'x-00000001')).toBe('Elterncafé')
})

test('nobody knows an own value whose item never came', () => {
  const lists = officeLists([], 'Nord')
  expect([lists.wordOf('topic', 'x-0000ffff'), lists.countsAs('topic', 'x-0000ffff')]).toEqual([null, null])
})

test('of two devices that took up the same value, the later change holds, in whatever order they are read', () => {
  const change = (on: string, label: string) => ({
    id: on.padStart(32, '0'),
    on: on as CalendarDate,
    at: Date.parse(on),
    by: 'EL',
    what: 'renamed' as const,
    label,
  })
  const first = aValue({ value: 'funding', label: 'Geld', changes: [change('2026-11-01', 'Geld')] })
  const second = aValue({ value: 'funding', label: 'Finanzen', changes: [change('2026-11-02', 'Finanzen')] })
  for (const values of [
    [first, second],
    [second, first],
  ])
    expect(officeLists(values, 'Nord').wordOf('topic', 'funding')).toBe('Finanzen')
})

test('no bundled value of any list is ever lost to an old case, whatever offices do', () => {
  const names = Object.keys(valueLists) as ListName[]
  const values = fc.array(
    fc.constantFrom(...names).chain((list) =>
      fc.record({
        list: fc.constant(list),
        value: fc.constantFrom<string>(
          ...valueLists[list].options,
          ...(isOpenList(list) ? ['x-00000001'] : []),
        ),
        office: fc.constantFrom('Nord', 'Süd'),
        label: fc.constantFrom('', 'Neues Wort'),
        until: fc.constantFrom(null, day),
      }),
    ),
  )
  fc.assert(
    fc.property(values, (given) => {
      const lists = officeLists(given.map(aValue), 'Nord')
      for (const list of names) {
        const offered = new Set(lists.offered(list))
        expect(offered.size).toBe(lists.offered(list).length)
        for (const value of valueLists[list].options) {
          expect(lists.countsAs(list, value)).toBe(value)
          const isHidden = (lists.entryOf(list, value)?.until ?? null) !== null
          expect(offered.has(value)).toBe(!mayHide(list, value) || !isHidden)
        }
      }
    }),
  )
})
