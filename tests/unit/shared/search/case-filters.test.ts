import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { CaseHead } from '#shared/domain/case-head.ts'
import { rowOfFacts } from '#shared/domain/head-facts.ts'
import { keyOfRun } from '#shared/domain/running-chains.ts'
import { emptyProfile } from '#shared/domain/read-case-file.ts'
import {
  CaseFilters,
  CaseMark,
  fieldFilters,
  firstDay,
  isUnfiltered,
  noFilters,
  testCount,
  testsOf,
  valuesIn,
} from '#shared/search/case-filters.ts'
import { createCaseList } from '#renderer/vault/case-list.ts'
import type { ListQuery } from '#renderer/vault/vault-api.ts'
import { someHead } from '#tests/support/heads.ts'

const today = '2026-11-26' as CalendarDate
const day = (text: string) => text as CalendarDate

function passes(head: Partial<CaseHead>, filters: Partial<CaseFilters>): boolean {
  return testsOf({ filters: { ...noFilters, ...filters }, today }).every((one) => one.passes(someHead(head)))
}

test('values of one field are alternatives, fields all have to hold', () => {
  const head = { region: 'boerde', residence: 'tolerated', topics: ['language', 'exam'] } as const
  expect(passes(head, { region: ['magdeburg', 'boerde'] })).toBe(true)
  expect(passes(head, { region: ['magdeburg'] })).toBe(false)
  expect(passes(head, { region: ['boerde'], residence: ['protection'] })).toBe(false)
  expect(passes(head, { topic: ['exam'], residence: ['tolerated'] })).toBe(true)
  expect(passes({ german: null }, { german: ['b1'] })).toBe(false)
})

test('every fact of the profile can be asked for, and yes and no like any other', () => {
  const facts = rowOfFacts({ ...emptyProfile, gender: 'female', origin: 'eu', literacyNeed: false })
  expect(passes({ facts }, { gender: ['male', 'female'], origin: ['eu'], literacyNeed: ['no'] })).toBe(true)
  expect(passes({ facts }, { literacyNeed: ['yes'] })).toBe(false)
  expect(passes({ facts }, { stay: ['under-1'] })).toBe(false)
  expect(passes({ results: ['language-course'] }, { result: ['language-course'] })).toBe(true)
  expect(passes({ company: null }, { sector: ['a'] })).toBe(false)
})

test('who stands on older content is known by the editions that are not in force any more', () => {
  const place = { chain: 'a', region: 'stendal', version: '1', edition: null, declined: null } as const
  const head = someHead({ runs: [{ entity: 'e'.repeat(32), ...place }] })
  const asked = { filters: { ...noFilters, marks: ['older-content'] as const }, today }
  const passesWith = (older?: readonly string[]) =>
    testsOf({ ...asked, ...(older && { older }) }).every((one) => one.passes(head))
  expect(passesWith([keyOfRun(place)])).toBe(true)
  expect(passesWith([keyOfRun({ ...place, declined: 'd' })])).toBe(false)
  expect(passesWith()).toBe(false)
})

test('overdue and without next step are said of open cases only', () => {
  const late = { nextOn: day('2026-11-25') }
  expect(passes(late, { marks: ['overdue'] })).toBe(true)
  expect(passes({ nextOn: today }, { marks: ['overdue'] })).toBe(false)
  expect(passes({ ...late, closedOn: today }, { marks: ['overdue'] })).toBe(false)
  expect(passes({ nextOn: null }, { marks: ['no-next-step'] })).toBe(true)
  expect(passes({ nextOn: null, closedOn: today }, { marks: ['no-next-step'] })).toBe(false)
  expect(passes({ conflicts: 1 }, { marks: ['conflicts'] })).toBe(true)
})

test.each([
  ['days-30', '2026-10-27'],
  ['days-90', '2026-08-28'],
  ['this-year', '2026-01-01'],
  ['last-year', '2025-01-01'],
  [day('2026-03-05'), '2026-03-05'],
] as const)('closed since %s begins on %s', (since, first) => {
  expect(firstDay(since, today)).toBe(first)
  expect(passes({ closedOn: day(first) }, { closedSince: since })).toBe(true)
  expect(passes({ closedOn: null }, { closedSince: since })).toBe(false)
})

test('filters that somebody else wrote are read as far as they fit', () => {
  expect(CaseFilters.parse({ region: ['boerde'], marks: ['unknown'], closedSince: 'soon', more: 1 })).toEqual(
    {
      ...noFilters,
      region: ['boerde'],
    },
  )
  expect([
    isUnfiltered(noFilters),
    testCount({ ...noFilters, region: ['a', 'b'], marks: ['overdue'] }),
  ]).toEqual([true, 3])
})

const noCompany = { size: null, trainsNow: null, eligibility: null, places: [], placements: [] }

const heads = fc.array(
  fc
    .record({
      region: fc.constantFrom('magdeburg', 'boerde', 'stendal'),
      adviser: fc.constantFrom('', 'AB', 'KL'),
      german: fc.constantFrom('a1', 'b1', null),
      topics: fc.subarray(['language', 'exam', 'funding'] as const),
      nextOn: fc.constantFrom(day('2026-01-01'), day('2027-01-01'), null),
      closedOn: fc.constantFrom(day('2026-06-01'), day('2024-06-01'), null),
      conflicts: fc.nat(1),
      results: fc.subarray(['language-course', 'training-started'] as const),
      ageBand: fc.constantFrom('15-17', null),
      gender: fc.constantFrom('female', 'male', null),
      literacyNeed: fc.constantFrom(true, false, null),
      sector: fc.constantFrom('a', 'b', undefined),
    })
    .map(({ gender, literacyNeed, sector, ...given }) => ({
      ...given,
      facts: rowOfFacts({ ...emptyProfile, gender, literacyNeed }),
      company: sector === undefined ? null : { ...noCompany, sector },
    }))
    .map((given) => given as Partial<CaseHead>),
  { maxLength: 30 },
)
const filters: fc.Arbitrary<CaseFilters> = fc
  .record({
    region: fc.subarray(['magdeburg', 'boerde']),
    adviser: fc.subarray(['AB']),
    german: fc.subarray(['a1', 'b1']),
    topic: fc.subarray(['language', 'exam']),
    result: fc.subarray(['language-course']),
    gender: fc.subarray(['female', 'male']),
    literacyNeed: fc.subarray(['yes', 'no']),
    sector: fc.subarray(['a']),
    marks: fc.subarray([...CaseMark.options]),
    closedSince: fc.constantFrom(null, 'this-year', 'last-year'),
  })
  .map((given) => CaseFilters.parse({ ...noFilters, ...given }))

test('a count says how many cases are left when its value is added alone', () => {
  fc.assert(
    fc.property(heads, filters, fc.constantFrom('all', 'open', 'closed'), (given, chosen, state) => {
      const list = createCaseList((_list, value) => value)
      for (const [at, head] of given.entries()) {
        list.put(String(at), someHead({ ...head, id: String(at), code: `C${String(at)}` }))
      }
      const ask = (next: CaseFilters): ListQuery => ({
        text: '',
        state,
        sort: 'code',
        descending: false,
        from: 0,
        count: 99,
        filters: { filters: next, today },
      })
      const { fields, marks } = list.facets(ask(chosen))
      for (const field of fieldFilters) {
        const values = new Set(given.flatMap((head) => valuesIn(someHead(head), field)))
        for (const value of values) {
          expect(fields[field][value] ?? 0).toBe(list.list(ask({ ...chosen, [field]: [value] })).total)
        }
      }
      for (const mark of CaseMark.options) {
        const withMark = [...new Set([...chosen.marks, mark])]
        expect(marks[mark]).toBe(list.list(ask({ ...chosen, marks: withMark })).total)
      }
    }),
  )
})
