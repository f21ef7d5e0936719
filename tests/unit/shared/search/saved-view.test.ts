import { expect, test } from 'vitest'
import type { Item } from '#shared/domain/item.ts'
import { CaseFilters, noFilters } from '#shared/search/case-filters.ts'
import { firstView, nameView, readSavedView, sameView, writeView } from '#shared/search/saved-view.ts'

const item = (values: Item['values']): Item => ({
  id: 'a'.repeat(32),
  kind: 'saved-view',
  values,
  conflicts: [],
})

test('a view reads back as it was written', () => {
  const filters = CaseFilters.parse({ ...noFilters, region: ['boerde'], closedSince: 'days-30' })
  const view = { ...firstView, text: 'pflege', state: 'closed', filters, descending: true } as const
  const writes = [...nameView('  Pflege, Börde '), ...writeView(view)]
  const values = Object.fromEntries(writes.map(({ name, value }) => [name, value]))
  const read = readSavedView(item(values))
  expect(read).toMatchObject({ name: 'Pflege, Börde', ...view })
  expect(sameView(read, view)).toBe(true)
  expect(sameView(read, firstView)).toBe(false)
})

test('what a newer program or a damaged hand wrote falls back field by field', () => {
  const read = readSavedView(item({ name: 'Neu', sort: 'mood', state: 7, filters: 'all', text: 'abc' }))
  expect(read).toMatchObject({ ...firstView, name: 'Neu', text: 'abc' })
})
