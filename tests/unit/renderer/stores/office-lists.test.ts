// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useOfficeLists, type Changed } from '#renderer/stores/office-lists.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { useSession } from '#renderer/stores/session.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

let opened: TestWindow

beforeEach(async () => {
  opened = await openWindow()
  await useSession().enter()
})
afterEach(() => opened.close())

async function done(changing: Changed) {
  const changed = await changing
  if (!changed.ok) throw new Error(changed.error.type)
  return changed.value
}
const elterncafe = { list: 'topic', label: 'Elterncafé', countsAs: 'parents-system', taken: [] } as const
const words = () =>
  useOfficeLists()
    .lists.offered('topic')
    .map((value) => useOfficeLists().lists.wordOf('topic', value))

test('an own value is offered at once, and not after it was taken back', async () => {
  const store = useOfficeLists()
  const before = useOpenCase().changes
  const undo = await done(store.add(elterncafe))
  expect(words()).toContain('Elterncafé')
  expect(useOpenCase().changes).toBeGreaterThan(before)
  await undo()
  expect(words()).not.toContain('Elterncafé')
})

test('a bundled value is renamed, hidden and brought back; each change has its day, each can be undone', async () => {
  const store = useOfficeLists()
  const funding = { list: 'topic', value: 'funding' } as const
  await done(store.rename(funding, 'Geld', []))
  const undo = await done(store.offer(funding, false))
  expect(store.lists.offered('topic')).not.toContain('funding')
  expect(store.lists.entryOf('topic', 'funding')?.changes).toMatchObject([
    { what: 'renamed', label: 'Geld', on: '2026-11-22', by: 'A.B.' },
    { what: 'hidden', on: '2026-11-22' },
  ])
  await undo()
  expect(store.lists.offered('topic')).toContain('funding')
  expect(store.lists.wordOf('topic', 'funding')).toBe('Geld')
  expect(store.values).toHaveLength(1)
})

test('a refused word changes nothing and says why', async () => {
  const store = useOfficeLists()
  expect(await store.add({ ...elterncafe, taken: ['elterncafé'] })).toMatchObject({
    error: { type: 'ListLabelTaken' },
  })
  expect(store.values).toEqual([])
})

test('lists are there again after the vault was closed and opened', async () => {
  await done(useOfficeLists().add(elterncafe))
  await useOfficeLists().load()
  expect(words()).toContain('Elterncafé')
})
