import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addToDate } from '#shared/base/calendar-date.ts'
import { useAdvisers } from '#renderer/stores/advisers.ts'
import { useHandOver } from '#renderer/stores/hand-over.ts'
import { useSession } from '#renderer/stores/session.ts'
import { useToday } from '#renderer/stores/today.ts'
import { aCase, must, passphrase, today } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

let window: TestWindow
const run = <T>(act: () => T): T => window.app.runWithContext(act)
const away = { who: 'KL', cover: 'A.B.', from: today, until: addToDate(today, { days: 3 }) }

beforeEach(async () => {
  setActivePinia(createPinia())
  window = await openWindow()
  await run(() => useSession()).enter()
})
afterEach(() => window.close())

async function withColleague() {
  must(await window.office.vault().addAdviser('KL', 'fern garden hollow island jungle'))
  const store = run(() => useAdvisers())
  await store.load()
  return store
}

test('whoever works alone is not asked whose cases', async () => {
  const store = run(() => useAdvisers())
  await store.load()
  expect([store.several, store.scopeOf('today'), store.scopeOf('list')]).toEqual([
    false,
    undefined,
    undefined,
  ])
})

test('with a colleague the day is one’s own and the list everybody’s, until one chooses otherwise', async () => {
  const store = await withColleague()
  expect([store.scopeOf('today'), store.scopeOf('list')]).toEqual([['A.B.'], undefined])
  await store.choose('today', 'all')
  await store.choose('list', 'mine')
  expect([store.scopeOf('today'), store.scopeOf('list')]).toEqual([undefined, ['A.B.']])
  setActivePinia(createPinia())
  const session = run(() => useSession())
  await session.enter()
  const later = run(() => useAdvisers())
  await later.load()
  expect(later.choices).toEqual({ today: 'all', list: 'mine' })
})

test('who stands in sees the other one’s day, while it lasts', async () => {
  const store = await withColleague()
  const { id } = must(await store.addAbsence(away))
  expect(store.scopeOf('today')).toEqual(['A.B.', 'KL'])
  expect(store.covered).toEqual([{ who: 'KL', until: away.until }])
  must(await store.removeAbsence(id, true))
  expect(store.scopeOf('today')).toEqual(['A.B.'])
  must(await store.removeAbsence(id, false))
  expect(store.scopeOf('today')).toEqual(['A.B.', 'KL'])
  expect(await store.addAbsence({ ...away, cover: 'KL' })).toMatchObject({ error: { type: 'CoversSelf' } })
})

test('handed over, a case is on the other one’s day; taken back, it is as it was', async () => {
  const store = await withColleague()
  const { file } = must(await window.office.vault().createCase(aCase('Ausbildung')))
  const day = run(() => useToday())
  await day.load()
  expect(day.today?.openCases).toBe(1)
  const handOver = run(() => useHandOver())
  const plan = { from: 'A.B.', to: 'KL', note: '', on: today }
  const given = must(await handOver.give([file.id], plan, 'Übergabe'))
  await day.load()
  expect([day.today?.openCases, (await store.casesOf('KL')).total]).toEqual([0, 1])
  must(await handOver.takeBack(given.undo))
  await day.load()
  expect([day.today?.openCases, (await store.casesOf('KL')).total]).toEqual([1, 0])
})

test('other initials change who one is, and take the cases along', async () => {
  const store = await withColleague()
  must(await window.office.vault().createCase(aCase('Ausbildung')))
  expect(await store.rename('KL', passphrase)).toMatchObject({ error: { type: 'InitialsTaken' } })
  must(await store.rename('CD', passphrase))
  expect([store.own, (await store.casesOf('CD')).total]).toEqual(['CD', 1])
})
