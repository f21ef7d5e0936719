// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApp } from 'vue'
import { useOfficeLists } from '#renderer/stores/office-lists.ts'
import { useOutreach } from '#renderer/stores/outreach.ts'
import { usePlaces } from '#renderer/stores/places.ts'
import { useSession } from '#renderer/stores/session.ts'
import { provideSurroundings, todayIn } from '#renderer/stores/surroundings.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

const day = 24 * 60 * 60 * 1000
let opened: TestWindow

beforeEach(async () => {
  opened = await openWindow()
})
afterEach(() => opened.close())

/** The stores as a window that was opened anew finds them. */
function newWindow(): void {
  const pinia = createPinia()
  provideSurroundings(createApp({}).use(pinia), opened.surroundings)
  setActivePinia(pinia)
}

async function begin() {
  const store = useOutreach()
  const on = todayIn(opened.surroundings)
  const kind = 'outreach' as const
  expect(await store.begin({ place: 'Schule', region: 'stendal', on, kind, mediation: null })).toBe(true)
  return store
}

test('stays on in the next window, with its count', async () => {
  const first = await begin()
  await first.count()
  newWindow()
  const next = useOutreach()
  await next.load()
  expect(next.mode).toMatchObject({ place: 'Schule', region: 'stendal', saved: 1 })
  expect(next.asks).toBe(false)
})

test('asks on the next day, and goes on or ends as one says', async () => {
  const store = await begin()
  opened.office.clock.advance(day)
  store.lookAtTheDay()
  expect(store.asks).toBe(true)
  await store.goOn()
  expect(store.asks).toBe(false)
  expect(store.mode?.on).toBe(todayIn(opened.surroundings))
  const before = store.mode
  await store.end()
  expect(store.mode).toBeNull()
  expect(store.places).toEqual([{ place: 'Schule', region: 'stendal' }])
  if (before) await store.resume(before)
  expect(store.mode).toEqual(before)
})

test('places of the office come first; a renamed or hidden one is not brought back by having been used', async () => {
  await useSession().enter()
  await begin()
  const lists = useOfficeLists()
  const add = async (label: string) => {
    const added = await lists.add({ list: 'place', label, countsAs: 'boerde', taken: [] })
    expect(added.ok).toBe(true)
    return { list: 'place', value: lists.lists.all('place').at(-1) ?? '' } as const
  }
  const school = await add('Schule')
  await add('Jugendclub Mitte')
  const shown = () => usePlaces().suggested.map(({ place, region }) => `${place} ${region}`)
  expect(shown()).toEqual(['Schule boerde', 'Jugendclub Mitte boerde'])
  await lists.rename(school, 'Berufsschule', [])
  expect(shown()).toEqual(['Berufsschule boerde', 'Jugendclub Mitte boerde'])
  await lists.offer(school, false)
  expect(shown()).toEqual(['Jugendclub Mitte boerde'])
})
