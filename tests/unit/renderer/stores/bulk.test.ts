// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { openCase as firstWrites } from '#shared/domain/case-writes.ts'
import { useBin } from '#renderer/stores/bin.ts'
import { useBulk } from '#renderer/stores/bulk.ts'
import { useCaseList } from '#renderer/stores/case-list.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { useBinSelection, useCaseSelection } from '#renderer/stores/selection.ts'
import { everything, must, today } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'
import { settled } from '#tests/support/mount-part.ts'

let opened: TestWindow
const ids: string[] = []

beforeEach(async () => {
  opened = await openWindow()
  ids.length = 0
  const store = useOpenCase()
  for (const concern of ['Pflege', 'Metall', 'Pflege und Sprache', 'Holz', 'Sprache']) {
    const first = {
      region: 'magdeburg',
      clientGroup: 'young-person',
      openedOn: today,
      adviser: 'AB',
    } as const
    ids.push(must(await store.create(firstWrites({ ...first, concern }))).file.id)
  }
  await useCaseList().ask({ sort: 'code' })
})
afterEach(() => opened.close())

const advisers = async () => {
  const { rows } = await opened.surroundings.vault.list(everything)
  return new Map(rows.map(({ id, adviser }) => [id, adviser]))
}
const toKl = { type: 'assign', adviser: 'KL' } as const

test('everything is one word, from which single cases can be taken', async () => {
  const selection = useCaseSelection()
  const [first = ''] = ids
  await selection.mark({ type: 'all' })
  expect(selection.marks).toMatchObject({ count: 5, all: true })
  await selection.mark({ type: 'toggle', key: first })
  expect(selection.marks).toMatchObject({ count: 4, all: false })
  expect(selection.marks.has(first)).toBe(false)
  expect(selection.selection).toMatchObject({ type: 'all', except: [first] })
  must(await useBulk().run(selection.selection, toKl))
  expect([...(await advisers())].filter(([, by]) => by === 'AB').map(([id]) => id)).toEqual([first])
})

test('a stretch goes over what was marked before, shrinks again, and needs no row to be loaded', async () => {
  const list = useCaseList()
  const selection = useCaseSelection()
  const order = (await list.rows(0, 5)).map(({ id }) => id)
  const [first = ''] = order
  await selection.mark({ type: 'toggle', key: first })
  await selection.mark({ type: 'stretch', from: 2, to: 4, begins: true })
  expect(selection.marks.count).toBe(4)
  await selection.mark({ type: 'stretch', from: 2, to: 3, begins: false })
  expect(order.map((id) => selection.marks.has(id))).toEqual([true, false, true, true, false])
  await selection.mark({ type: 'none' })
  expect(selection.marks.count).toBe(0)
})

test('another filter ends the selection, another order does not', async () => {
  const selection = useCaseSelection()
  await selection.mark({ type: 'all' })
  await useCaseList().ask({ sort: 'region', descending: true })
  await settled()
  expect(selection.marks.count).toBe(5)
  await useCaseList().ask({ text: 'pflege' })
  await settled()
  expect(selection.marks.count).toBe(0)
})

test('what was written since an act keeps its newer value when the act is taken back', async () => {
  const bulk = useBulk()
  const store = useOpenCase()
  const [first = '', second = ''] = ids
  await store.open(first)
  const done = must(await bulk.run({ type: 'some', ids: [first, second] }, toKl))
  expect(store.file?.profile.adviser).toBe('KL')
  must(await store.change(first, [{ name: 'adviser', value: 'MS' }]))
  must(await bulk.undo(done.undo))
  const after = await advisers()
  expect([after.get(first), after.get(second)]).toEqual(['MS', 'AB'])
  expect(store.file?.profile.adviser).toBe('MS')
  expect(bulk.working).toBeUndefined()
})

test('the lists look again after an act, and a case that was erased is off the screen', async () => {
  const bulk = useBulk()
  const store = useOpenCase()
  const bin = useBin()
  const [first = ''] = ids
  await store.open(first)
  const changes = store.changes
  must(await bulk.run({ type: 'some', ids: [first] }, { type: 'bin' }))
  expect(store.changes).toBeGreaterThan(changes)
  expect(store.file?.profile.binnedOn).toBe(today)
  await bin.reload()
  expect(bin.total).toBe(1)
  const selection = useBinSelection()
  await selection.mark({ type: 'all' })
  expect(must(await bulk.erase(selection.selection))).toEqual({ erased: 1 })
  expect(store.file).toBeUndefined()
  expect(store.readProblem).toBe('NotFound')
})

test('the bin may show only what has waited long enough', async () => {
  const [first = '', second = ''] = ids
  const { vault } = opened.surroundings
  must(await vault.changeCase(first, [{ name: 'binnedOn', value: '2026-10-01' }]))
  must(await vault.changeCase(second, [{ name: 'binnedOn', value: today }]))
  const bin = useBin()
  await bin.ask({ agedUntil: '2026-10-23' as CalendarDate })
  expect(bin.total).toBe(1)
  await bin.ask({ agedUntil: undefined })
  expect((await bin.rows(0, 5)).map(({ id }) => id)).toEqual([first, second])
})

test('a file in the clear goes where the person wants it', async () => {
  const saved = await useBulk().saveFile({ type: 'some', ids }, 'csv')
  expect(saved).toEqual({ ok: true, value: 'faelle-2026-11-22.csv' })
  expect(new TextDecoder().decode(opened.desk.saved[0]?.bytes)).toContain('Fallcode;Zielgruppe')
  expect(opened.desk.notedWork).toBeGreaterThan(0)
})
