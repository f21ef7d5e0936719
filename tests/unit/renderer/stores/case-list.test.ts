// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCase } from '#shared/domain/case-writes.ts'
import { useCaseList } from '#renderer/stores/case-list.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { noProgress, today } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

let opened: TestWindow

beforeEach(async () => {
  opened = await openWindow()
  const cases = useOpenCase()
  for (const concern of ['Pflege', 'Metall', 'Pflege und Sprache']) {
    await cases.create(
      openCase({ region: 'magdeburg', clientGroup: 'young-person', openedOn: today, adviser: 'AB', concern }),
    )
  }
})
afterEach(() => opened.close())

test('the list knows how many there are and hands out rows', async () => {
  const list = useCaseList()
  await list.reload()
  expect(list.total).toBe(3)
  expect(await list.rows(0, 2)).toHaveLength(2)
  expect(await list.rows(2, 50)).toHaveLength(1)
})

test('typing narrows the list, and each answer has a new version', async () => {
  const list = useCaseList()
  await list.reload()
  const before = list.version
  await list.ask({ text: 'pfleg' })
  expect(list.total).toBe(2)
  expect(list.version).toBeGreaterThan(before)
})

test('an answer to an older question is thrown away', async () => {
  const list = useCaseList()
  await Promise.all([list.ask({ text: 'metall' }), list.ask({ text: 'pflege' })])
  expect(list.total).toBe(2)
})

test('looking for a case elsewhere leaves the list as it is', async () => {
  const list = useCaseList()
  await list.reload()
  expect(await list.find('metall', 5)).toMatchObject({ total: 1, rows: [{ text: 'Metall' }] })
  expect(list.total).toBe(3)
  expect(list.filter.text).toBe('')
})

test('among the own cases the other advisers can still be chosen', async () => {
  const list = useCaseList()
  await list.ask({ advisers: ['KL'] })
  expect((await list.facets()).fields.adviser).toEqual({ AB: 3 })
  expect((await list.facets()).fields.region).toEqual({})
})

test('whoever filters by an adviser sees those cases, whoever is at work', async () => {
  const list = useCaseList()
  await list.ask({ advisers: ['KL'] })
  expect(list.total).toBe(0)
  await list.ask({ filters: { ...list.filter.filters, adviser: ['AB'] } })
  expect(list.total).toBe(3)
})

test('an empty list knows whether there are cases elsewhere', async () => {
  const list = useCaseList()
  await list.ask({ state: 'closed' })
  expect([list.total, list.hasOthers]).toEqual([0, true])
  const { vault } = opened.surroundings
  const query = { text: '', state: 'all', sort: 'code', descending: false } as const
  await vault.bulkDo({ type: 'all', query, except: [] }, { type: 'bin' }, noProgress)
  await list.reload()
  expect([list.total, list.hasOthers]).toEqual([0, false])
})
