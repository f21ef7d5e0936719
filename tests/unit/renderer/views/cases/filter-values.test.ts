import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CaseFilters, CaseMark, fieldFilters, noFilters } from '#shared/search/case-filters.ts'
import { filtersFrom, filterValues } from '#renderer/views/cases/filter-values.ts'

test('filters go into the field and come back the same', () => {
  const values = fc.uniqueArray(fc.constantFrom('boerde', 'x-1a2b3c4d', 'A:B', 'AB'))
  const fields = Object.fromEntries(fieldFilters.map((field) => [field, values]))
  const filters = fc
    .record({
      ...fields,
      marks: fc.subarray([...CaseMark.options]),
      closedSince: fc.constantFrom(null, 'days-30', '2026-03-01'),
    })
    .map((given) => CaseFilters.parse(given))
  fc.assert(
    fc.property(filters, (given) => {
      expect(filtersFrom(filterValues(given))).toEqual(given)
    }),
  )
})

test('of two days the one chosen last counts', () => {
  expect(filtersFrom(['closedSince:days-30', 'closedSince:2026-03-01'])).toEqual({
    ...noFilters,
    closedSince: '2026-03-01',
  })
})
