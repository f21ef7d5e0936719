import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCaseList } from '#renderer/vault/case-list.ts'
import type { HeadSort, ListQuery } from '#renderer/vault/vault-api.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { someHead } from '#tests/support/heads.ts'

const all: ListQuery = { text: '', state: 'all', sort: 'code', descending: false, from: 0, count: 1000 }
const day = (text: string) => text as CalendarDate
const label = (_list: string, value: string) => value

test('rows without a value stand last, in both directions', () => {
  const list = createCaseList(label)
  list.put('a', someHead({ id: 'a', nextOn: null }))
  list.put('b', someHead({ id: 'b', nextOn: day('2026-03-01') }))
  list.put('c', someHead({ id: 'c', nextOn: day('2026-02-01') }))
  const order = (descending: boolean) =>
    list.list({ ...all, sort: 'nextOn', descending }).rows.map(({ id }) => id)
  expect(order(false)).toEqual(['c', 'b', 'a'])
  expect(order(true)).toEqual(['b', 'c', 'a'])
})

test('a window of the rows is given, with the number of all', () => {
  const list = createCaseList(label)
  for (let i = 0; i < 9; i++) list.put(`${i}`, someHead({ id: `${i}`, code: `C${i}` }))
  const { total, rows } = list.list({ ...all, from: 3, count: 2 })
  expect(total).toBe(9)
  expect(rows.map(({ code }) => code)).toEqual(['C3', 'C4'])
})

test('open and closed cases are told apart, and a case that closes changes sides', () => {
  const list = createCaseList(label)
  list.put('a', someHead({ id: 'a', closedOn: null }))
  expect(list.list({ ...all, state: 'open' }).total).toBe(1)
  list.put('a', someHead({ id: 'a', closedOn: day('2026-01-01') }))
  expect(list.list({ ...all, state: 'open' }).total).toBe(0)
  expect(list.list({ ...all, state: 'closed' }).total).toBe(1)
})

const sorts: readonly HeadSort[] = [
  'code',
  'clientGroup',
  'region',
  'nextOn',
  'nextWhat',
  'lastContactOn',
  'openedOn',
]

test('after any puts and removals the kept order is the order of a fresh list', () => {
  const days = fc.constantFrom(day('2026-01-01'), day('2026-02-01'), day('2026-03-01'), null)
  const put = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), nextOn: days, gone: fc.boolean() })
  fc.assert(
    fc.property(fc.array(put), fc.constantFrom(...sorts), fc.boolean(), (puts, sort, descending) => {
      const kept = createCaseList(label)
      const query = { ...all, sort, descending }
      kept.list(query)
      const last = new Map<string, ReturnType<typeof someHead> | null>()
      for (const { id, nextOn, gone } of puts) {
        const head = gone ? null : someHead({ id, code: `C-${id}`, nextOn })
        kept.put(id, head)
        last.set(id, head)
      }
      const fresh = createCaseList(label)
      for (const [id, head] of last) fresh.put(id, head)
      expect(kept.list(query)).toEqual(fresh.list(query))
    }),
  )
})

test('typing on finds what typing at once finds', () => {
  const list = createCaseList(label)
  const texts = ['Pflege und Sprache', 'pflegeleicht', 'Tischler', 'Bäckerei', 'Baecker', 'K7MD']
  for (const [i, text] of texts.entries()) list.put(`${i}`, someHead({ id: `${i}`, code: `K7B8-${i}`, text }))
  fc.assert(
    fc.property(
      fc.constantFrom('pflege sp', 'baeckerei', 'bäcker', 'k7b8-3', 'tischler', 'pfle sprache'),
      (typed) => {
        const fresh = createCaseList(label)
        for (const [i, text] of texts.entries())
          fresh.put(`${i}`, someHead({ id: `${i}`, code: `K7B8-${i}`, text }))
        for (let length = 1; length <= typed.length; length++) {
          list.list({ ...all, text: typed.slice(0, length) })
        }
        expect(list.list({ ...all, text: typed })).toEqual(fresh.list({ ...all, text: typed }))
      },
    ),
  )
})

test('codes in use are known, also after a change', () => {
  const list = createCaseList(label)
  list.put('a', someHead({ id: 'a', code: 'X' }))
  expect(list.hasCode('X')).toBe(true)
  list.put('a', someHead({ id: 'a', code: 'Y' }))
  expect([list.hasCode('X'), list.hasCode('Y')]).toEqual([false, true])
  list.clear()
  expect([list.hasCode('Y'), list.size()]).toEqual([false, 0])
})

test('a case is found by what it says now, however often it was saved', () => {
  const list = createCaseList(label)
  const total = (text: string) => list.list({ ...all, text }).total
  list.put('b', someHead({ id: 'b', code: 'B', text: 'Metall' }))
  // Often enough for the search to be made anew in between.
  for (let save = 0; save < 10_100; save++) {
    list.put('a', someHead({ id: 'a', code: 'A', text: `Pflege${save}` }))
    if (save % 1000 === 0) expect(total(`pflege${save}`)).toBe(1)
  }
  expect([total('pflege10099'), total('pflege10098'), total('metall')]).toEqual([1, 0, 1])
  list.put('a', null)
  expect(total('pflege')).toBe(0)
  list.clear()
  expect(total('metall')).toBe(0)
})

test('words are sorted as they are read, cases without any last', () => {
  const labels: Readonly<Record<string, string>> = { boerde: 'Börde', 'altmarkkreis-salzwedel': 'Zuletzt' }
  const list = createCaseList((_list, value) => labels[value] ?? value)
  list.put('a', someHead({ id: 'a', region: 'altmarkkreis-salzwedel', nextWhat: 'zurückrufen' }))
  list.put('b', someHead({ id: 'b', region: 'boerde', nextWhat: '' }))
  list.put('c', someHead({ id: 'c', region: 'boerde', nextWhat: 'Ämter anrufen' }))
  const order = (sort: HeadSort) => list.list({ ...all, sort }).rows.map(({ id }) => id)
  expect(order('region')).toEqual(['b', 'c', 'a'])
  expect(order('nextWhat')).toEqual(['c', 'a', 'b'])
})

test('values that are called otherwise are found by their new words only', () => {
  const words = new Map([['funding', 'Finanzierung']])
  const list = createCaseList((_list, value) => words.get(value) ?? '')
  list.put('a', someHead({ id: 'a', topics: ['funding'] }))
  const found = (text: string) => list.list({ ...all, text }).total
  expect([found('finanz'), found('geld')]).toEqual([1, 0])
  words.set('funding', 'Geld')
  list.relabel()
  expect([found('finanz'), found('geld')]).toEqual([0, 1])
  expect(list.warm(10)).toBe(false)
})
