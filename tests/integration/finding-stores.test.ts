// @vitest-environment happy-dom
/** Recent cases, saved views and the search through notes, over a real vault. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCase } from '#shared/domain/case-writes.ts'
import { noFilters } from '#shared/search/case-filters.ts'
import { firstView } from '#shared/search/saved-view.ts'
import { useCaseList } from '#renderer/stores/case-list.ts'
import { useNoteSearch } from '#renderer/stores/note-search.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { useRecentCases } from '#renderer/stores/recent-cases.ts'
import { useSavedViews } from '#renderer/stores/saved-views.ts'
import { must, today } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

let opened: TestWindow
let ids: string[]

beforeEach(async () => {
  opened = await openWindow()
  ids = []
  for (let made = 0; made < 12; made += 1) {
    const region = made % 2 === 0 ? 'magdeburg' : 'stendal'
    const writes = openCase({
      region,
      clientGroup: 'young-person',
      openedOn: today,
      adviser: 'AB',
      concern: 'Ja',
    })
    ids.push(must(await useOpenCase().create(writes)).file.id)
  }
})
afterEach(() => opened.close())

test('the last ten cases are kept, newest first, each once, and read back from the vault', async () => {
  const recent = useRecentCases()
  for (const id of [...ids, ids[5] ?? '']) await recent.remember(id)
  const wanted = [
    ids[5],
    ...ids
      .slice(3)
      .reverse()
      .filter((id) => id !== ids[5]),
  ]
    .concat(ids[2] ?? [])
    .slice(0, 10)
  expect(recent.ids).toEqual(wanted)
  await recent.load()
  expect((await recent.heads()).map(({ id }) => id)).toEqual(wanted)
})

test('a view keeps words, filters and order, and brings them back', async () => {
  const list = useCaseList()
  const views = useSavedViews()
  await list.ask({ filters: { ...noFilters, region: ['stendal'] }, state: 'all', sort: 'code' })
  expect(list.total).toBe(6)
  must(await views.add('Stendal'))
  await views.show(null)
  expect([list.total, list.filter, views.active]).toEqual([12, firstView, null])
  await views.show(views.views[0]?.id ?? '')
  expect([list.total, views.active?.name, views.isChanged]).toEqual([6, 'Stendal', false])
})

test('the order stays with its view by itself, other changes only when asked', async () => {
  const list = useCaseList()
  const views = useSavedViews()
  must(await views.add('Meine'))
  await list.ask({ sort: 'region', descending: true })
  await views.keepOrder()
  expect(views.isChanged).toBe(false)
  await list.ask({ text: 'ja' })
  expect(views.isChanged).toBe(true)
  must(await views.renew(views.active?.id ?? ''))
  await views.show(null)
  await views.show(views.views[0]?.id ?? '')
  expect(list.filter).toMatchObject({ text: 'ja', sort: 'region', descending: true })
})

test('a view is renamed, taken away and brought back', async () => {
  const views = useSavedViews()
  must(await views.add('Alt'))
  const id = views.active?.id ?? ''
  must(await views.rename(id, 'Neu'))
  expect(views.active?.name).toBe('Neu')
  must(await views.remove(id))
  expect([views.views, views.active]).toEqual([[], null])
  must(await views.bringBack(id))
  expect(views.active?.name).toBe('Neu')
})

test('notes are searched while the idle lock waits; nothing is asked for no words', async () => {
  const search = useNoteSearch()
  await search.search('praktikum')
  expect(search.answer).toMatchObject({ total: 0, casesRead: 12 })
  expect([search.progress, opened.desk.notedWork > 0]).toEqual([undefined, true])
  await search.search('  ')
  expect(search.answer).toBeUndefined()
})
