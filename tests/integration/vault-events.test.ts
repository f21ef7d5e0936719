/** Events and the cases that begin at them, over the real vault files. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPinia, setActivePinia } from 'pinia'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { emptyEvent, type EventContent, type EventFile } from '#shared/events/event.ts'
import { useEvents } from '#renderer/stores/events.ts'
import { everything, must, noProgress, passphrase, today } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

let window: TestWindow
const tour: EventContent = {
  ...emptyEvent,
  fields: { ...emptyEvent.fields, title: 'Bustour', format: 'bus-tour', on: '2026-11-20' as CalendarDate },
}
const plan = (event: EventFile) =>
  ({
    event: event.id,
    clientGroup: 'young-person',
    region: 'boerde',
    topics: ['internship'],
    adviser: 'A.B.',
    openedOn: today,
    followUp: { on: today, what: 'Melden' },
  }) as const
const run = <T>(act: () => T): T => window.app.runWithContext(act)

beforeEach(async () => {
  setActivePinia(createPinia())
  window = await openWindow()
})
afterEach(() => window.close())

test('an event is planned, changed, counted, taken away and brought back', async () => {
  const store = run(() => useEvents())
  const event = must(await store.create(tour))
  const counted = must(
    await store.change(event, { ...event, groups: { 'young-people': 22 }, results: { internship: 6 } }),
  )
  expect(counted).toMatchObject({ groups: { 'young-people': 22 }, results: { internship: 6 }, unread: [] })
  must(await store.remove(event.id, true))
  expect(store.events).toEqual([])
  must(await store.remove(event.id, false))
  expect(store.events).toEqual([counted])
  expect(store.saving).toBe('saved')
})

test('five cases without a name are made in one save, know their event after a crash, and go in one', async () => {
  const store = run(() => useEvents())
  const event = must(await store.create(tour))
  const other = must(await store.create(tour))
  const made = must(await store.makeCases(plan(event), 5))
  must(await store.makeCases(plan(other), 2))
  const cases = await store.casesOf(event.id)
  expect(cases.map(({ id }) => id).sort()).toEqual([...made.ids].sort())
  const vault = window.office.vault()
  const first = must(await vault.readCase(made.ids[0] ?? ''))
  expect(first.profile).toMatchObject({ event: event.id, access: 'event', region: 'boerde', concern: '' })
  expect(first.unread).toEqual([])
  expect(first.consultations).toEqual([])
  must(await store.undoCases(made.undo))
  expect(await store.casesOf(event.id)).toEqual([])
  const again = await window.office.restart()
  must(await again.unlock(passphrase, noProgress))
  expect((await again.list({ ...everything, event: other.id })).total).toBe(2)
  expect((await again.list({ ...everything, event: event.id })).total).toBe(0)
})

test('the companies to choose from are all of them and nobody else', async () => {
  const vault = window.office.vault()
  const groups = ['young-person', 'company', 'parent', 'migrant-led-company', 'multiplier', 'company']
  const writes = groups.map((clientGroup) => ({
    id: null,
    writes: [
      { name: 'clientGroup', value: clientGroup },
      { name: 'openedOn', value: today },
    ],
  }))
  must(await vault.changeMany(Array.from({ length: 80 }, () => writes).flat(), noProgress))
  const store = run(() => useEvents())
  const companies = await store.companies()
  expect(companies).toHaveLength(240)
  expect(new Set(companies.map(({ clientGroup }) => clientGroup))).toEqual(
    new Set(['company', 'migrant-led-company']),
  )
})
