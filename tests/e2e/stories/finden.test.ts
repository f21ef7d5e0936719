/**
 * Finding among 5,000 cases by keyboard: whatever way a word is spelled, mistyped or cut; filters as chips; a view that
 * is kept; the cases opened last; the notes of all cases, with a way out.
 */
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { lock, unlock } from '#tests/e2e/steps/first-start.ts'
import { codeOnScreen } from '#tests/e2e/steps/case-steps.ts'
import { makeAppHome } from '#tests/support/app-driver/app-home.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { makeAlbum } from '#tests/support/app-driver/looks.ts'
import { findInEveryLook, put } from '#tests/support/app-driver/manners.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'
import { words } from '#tests/support/app-driver/words.ts'
import { prepareVault } from '#tests/support/prepare-vault.ts'
import { syntheticCases } from '#tests/support/synthetic-office.ts'
import { inRoot } from '#build/tools/paths.ts'

const passphrase = 'amber basket candle dragon ember'
const order = { seed: 7, cases: 5000, until: '2026-11-22' as CalendarDate, region: 'magdeburg' } as const
const album = makeAlbum(inRoot('out/looks/finden'))

const started: { desk?: Desk } = {}
const desk = (): Desk => {
  if (!started.desk) throw new Error('not started')
  return started.desk
}
const page = () => desk().app().page()
const { press, type } = {
  press: async (...keys: readonly string[]) => desk().hands.press(...keys),
  type: async (text: string) => desk().hands.type(text),
}

beforeAll(async () => {
  const home = makeAppHome('finden')
  await prepareVault({
    folder: join(home.data, 'vault'),
    office: 'Beratungsstelle Nord',
    region: 'magdeburg',
    adviser: 'AB',
    passphrase,
    cases: syntheticCases(order),
  })
  started.desk = await openDesk('finden', { target: await builtApp(), home })
  await unlock(desk(), passphrase)
}, 120_000)

afterAll(() => started.desk?.leave())

const palette = () => page().locator('.fk-palette')
const option = (text: string) => palette().getByRole('option').filter({ hasText: text }).first()

async function lookFor(text: string): Promise<void> {
  await press('Control+k')
  await palette().waitFor()
  await type(text)
}

/** How many cases the list says there are. */
async function counted(): Promise<number> {
  const said = await page().locator('.case-list [role=status]').textContent()
  return Number((said ?? '').replace(/\D/g, ''))
}

async function filterBy(text: string): Promise<number> {
  await press('Control+f')
  await press('Control+A')
  const before = await counted()
  await type(text)
  await waitUntil(async () => (await counted()) !== before, { what: `another count for ${text}` })
  // The answer to the last letter.
  await page().waitForTimeout(250)
  return counted()
}

test('a part of a compound finds the same cases however the umlaut is written, and with a slip in a label', async () => {
  await press('Control+2')
  await page().getByRole('grid').waitFor()
  const all = await counted()
  expect(all).toBeGreaterThan(1000)
  const umlaut = await filterBy('übersetzung')
  expect(umlaut).toBeGreaterThan(10)
  expect(umlaut).toBeLessThan(all)
  await filterBy('xyzxyz')
  expect(await filterBy('uebersetzung')).toBe(umlaut)
  expect(await filterBy('setzung zeugnisse')).toBeGreaterThan(0)
  const town = await filterBy('salzlandkreis')
  await filterBy('xyzxyz')
  expect(await filterBy('salzlandkries')).toBe(town)
  await album.take(page(), 'liste-tippfehler')
  // Whatever was agreed, also what is done by now.
  expect(await filterBy('berufsberatung vereinbaren')).toBeGreaterThan(0)
})

test('filters are typed or picked, stand as chips, and go with Backspace', async () => {
  await press('Control+f', 'Control+A', 'Delete')
  const all = await waitUntilSteady()
  const field = page().locator('#case-filters')
  await desk().hands.goTo(field)
  await type('überfällig')
  await page()
    .getByRole('option', { name: words('find.filters.overdue') })
    .waitFor()
  await album.take(page(), 'filter-vorschlag')
  await press('Enter')
  const overdue = await waitUntilSteady(all)
  await type('deutsch b1')
  await page().getByRole('option').first().waitFor()
  await press('Enter')
  const b1 = await waitUntilSteady(overdue)
  expect([overdue < all, b1 < overdue, b1 > 0]).toEqual([true, true, true])
  await press('Escape')
  await album.take(page(), 'filter-chips')
  expect(await findInEveryLook(page())).toEqual([])
  expect(await page().locator('.case-filters .fk-chips__chip').count()).toBe(2)
  await desk().hands.goTo(field)
  await press('Backspace')
  expect(await waitUntilSteady(b1)).toBe(overdue)
  await type('weiblich')
  await page().getByRole('option', { name: 'Geschlecht: weiblich' }).waitFor()
  await album.take(page(), 'filter-jedes-merkmal')
  await press('Enter')
  const women = await waitUntilSteady(overdue)
  expect([women > 0, women < overdue]).toEqual([true, true])
  await press('Escape', 'Backspace')
  expect(await waitUntilSteady(women)).toBe(overdue)
})

async function waitUntilSteady(before = -1): Promise<number> {
  await waitUntil(async () => (await counted()) !== before, { what: 'another count' })
  await page().waitForTimeout(200)
  return counted()
}

test('a view keeps filters and order under a name, also behind the lock, and comes back after removal', async () => {
  const menu = () => page().locator('.saved-views button')
  const wanted = await counted()
  await openMenu()
  await chooseEntry(words('find.views.add'))
  await page().locator('#view-name').waitFor()
  await press('Enter')
  await page().getByText(words('find.views.nameMissing')).waitFor()
  await type('Meine Überfälligen')
  await album.take(page(), 'ansicht-name')
  await press('Enter')
  await toast(words('find.views.saved', { name: 'Meine Überfälligen' })).waitFor()
  await lock(desk())
  await unlock(desk(), passphrase)
  await press('Control+2')
  await page().getByRole('grid').waitFor()
  expect(await counted()).toBeGreaterThan(wanted)
  await openMenu()
  await album.take(page(), 'ansichten')
  await chooseEntry('Meine Überfälligen')
  expect(await waitUntilSteady()).toBe(wanted)
  expect(await menu().textContent()).toContain('Meine Überfälligen')
  await openMenu()
  await chooseEntry(words('find.views.remove', { name: 'Meine Überfälligen' }))
  await toast(words('find.views.removed', { name: 'Meine Überfälligen' })).waitFor()
  expect(await menu().textContent()).not.toContain('Meine Überfälligen')
  await press('Control+z')
  await page().locator('.saved-views button').filter({ hasText: 'Meine Überfälligen' }).waitFor()
})

const toast = (text: string) => page().locator('.fk-toast__title').filter({ hasText: text })

async function openMenu(): Promise<void> {
  await desk().hands.use(page().locator('.saved-views button'))
  await page().getByRole('menu').waitFor()
}

async function chooseEntry(label: string): Promise<void> {
  const entry = page().getByRole('menuitem').filter({ hasText: label }).first()
  await waitUntil(
    async () => {
      if ((await entry.getAttribute('data-highlighted')) !== null) return true
      await press('ArrowDown')
      return false
    },
    { what: `the entry ${label}` },
  )
  await press('Enter')
}

test('one field finds cases by code, bodies, steps, chapters, settings and commands', async () => {
  const { rows } = await callVault(page(), 'list', {
    text: '',
    state: 'all',
    sort: 'code',
    descending: false,
    from: 4000,
    count: 1,
  })
  const code = rows[0]?.code ?? ''
  await lookFor(code.toLowerCase().replace('-', ''))
  await option(code).waitFor()
  await album.take(page(), 'palette-code')
  await press('Enter')
  expect(await codeOnScreen(desk())).toBe(code)
  await lookFor('auslaenderbehörde')
  await palette().getByText(words('find.groups.bodies')).waitFor()
  await palette().getByText(words('find.groups.chains')).waitFor()
  await album.take(page(), 'palette-alles')
  expect(await findInEveryLook(page())).toEqual([])
  await press('Escape')
  await lookFor('wiederherstelungsblatt')
  await option(words('settings.recovery.title')).waitFor()
  await press('Escape')
  await lookFor('sperren')
  await option(words('app.commands.lock')).waitFor()
  await press('Escape')
})

test('the cases opened last stand there before anything is typed, also after the lock', async () => {
  const first = await codeOnScreen(desk())
  await lookFor('KRMD')
  await press('Escape')
  await waitUntil(
    async () =>
      ((await callVault(page(), 'readDraft', 'recent-cases.AB')) as readonly string[] | null) !== null,
    { what: 'the case to be remembered' },
  )
  await lock(desk())
  await unlock(desk(), passphrase)
  await press('Control+k')
  await palette().getByText(words('find.groups.recent')).waitFor()
  await option(first).waitFor()
  await album.take(page(), 'palette-zuletzt')
  await press('Enter')
  expect(await codeOnScreen(desk())).toBe(first)
})

test('all notes are searched on demand, with progress; stopped, it shows what it has', async () => {
  await lookFor('Fahrkarte Geld')
  const ask = words('find.inNotes', { text: 'Fahrkarte Geld' })
  await option(ask).waitFor()
  await waitUntil(
    async () => {
      if ((await option(ask).getAttribute('data-highlighted')) !== null) return true
      await press('ArrowDown')
      return false
    },
    { what: 'the way to the notes' },
  )
  await press('Enter')
  await page()
    .getByRole('heading', { level: 1, name: words('find.notes.title') })
    .waitFor()
  const progress = page().locator('.fk-progress')
  await progress.waitFor()
  await press('Escape')
  await page()
    .getByText(/^Angehalten nach/)
    .waitFor()
  await album.take(page(), 'notizen-angehalten')
  expect(await findInEveryLook(page())).toEqual([])
  await desk().hands.goTo(page().locator('#note-search'))
  await press('Enter')
  await page().locator('.note-hits mark').first().waitFor({ timeout: 60_000 })
  await album.take(page(), 'notizen')
  await put(page(), 'zoomed')
  await album.take(page(), 'notizen-gross')
  await put(page(), 'light')
  await desk().hands.use(page().locator('.note-hits a').first())
  await codeOnScreen(desk())
  await press('Alt+ArrowLeft')
  await page().locator('.note-hits mark').first().waitFor()
})
