/** Screens that one seldom comes to, in every mode: no violation of axe, no sideways scrolling, the focus to be seen. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RouteLocationRaw } from 'vue-router'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bundledProgrammes } from '#shared/directory/bundled-directory.ts'
import { newEventWrites } from '#shared/events/event-registers.ts'
import { screens, toDirectoryEntry, toEvent, toReplySlip } from '#renderer/stores/navigation.ts'
import { arrived, codeOnScreen } from '#tests/e2e/steps/case-steps.ts'
import { lookInEveryMode, setSize } from '#tests/e2e/steps/every-mode.ts'
import { isOpen } from '#tests/e2e/steps/first-start.ts'
import { makeAppHome } from '#tests/support/app-driver/app-home.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { chooseInMenu } from '#tests/support/app-driver/fields.ts'
import { goToScreen } from '#tests/support/app-driver/go-to-screen.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { words } from '#tests/support/app-driver/words.ts'
import { disputedCase } from '#tests/support/disputed-case.ts'
import { someEvent } from '#tests/support/events.ts'
import { prepareVault } from '#tests/support/prepare-vault.ts'
import { syntheticCases } from '#tests/support/synthetic-office.ts'

const started: { desk?: Desk } = {}
const secret = { recoveryCode: '' }
const desk = (): Desk => {
  if (!started.desk) throw new Error('not started')
  return started.desk
}
const page = () => desk().app().page()
const { audit, auditAndWalk, found } = lookInEveryMode(page)
const home = makeAppHome('seldom')
const vaultFile = join(home.data, 'vault', 'vault.json')

/** A long case, with a referral, in which two offices disagree. */
const [long = { id: '', writes: [] }] = syntheticCases({
  seed: 3,
  cases: 1,
  until: '2026-11-22' as CalendarDate,
})
const referral = long.writes.find(({ name }) => name.startsWith('r.'))?.name.split('.')[1] ?? ''
const disputed = disputedCase({
  id: long.id,
  known: long.writes,
  here: [
    { name: 'german', value: 'b1' },
    { name: 'concern', value: 'Beschäftigungserlaubnis und Ausbildungsvorbereitungsmaßnahme klären.' },
  ],
  there: [
    { name: 'german', value: 'a2' },
    { name: 'concern', value: 'Sucht einen Ausbildungsplatz in der Lebensmitteltechnik.' },
  ],
  now: Date.parse('2026-11-20'),
})

beforeAll(async () => {
  const passphrase = 'amber basket candle dragon ember'
  const office = { office: 'Beratungsstelle Nord', region: 'magdeburg', adviser: 'AB', passphrase } as const
  const folder = join(home.data, 'vault')
  secret.recoveryCode = (
    await prepareVault({ ...office, folder, cases: [], records: [disputed] })
  ).recoveryCode
}, 60_000)

afterAll(() => started.desk?.leave())

async function goTo(to: RouteLocationRaw, title: string): Promise<void> {
  await goToScreen(page(), to)
  await arrived(desk(), title)
}

test('a vault that cannot be opened is said in every mode', async () => {
  const whole = readFileSync(vaultFile)
  writeFileSync(vaultFile, 'Guten Tag, anbei die Unterlagen.')
  started.desk = await openDesk('seldom', { target: await builtApp(), home })
  await arrived(desk(), 'unlock.damagedTitle')
  await setSize(desk())
  // One button alone: a walk from it to itself would see no difference.
  await audit('tresor beschädigt')
  await desk().app().quit()
  writeFileSync(vaultFile, whole)
  await desk().restart()
  await setSize(desk())
})

test('the sheet leads to a new passphrase', async () => {
  const { hands, button, field } = desk()
  await hands.use(button('unlock.recovery'))
  await hands.fill(field('unlock.recoveryCode'), secret.recoveryCode)
  await hands.press('Enter')
  await page().locator('[data-test=drawn-words]').filter({ hasText: / / }).waitFor()
  await auditAndWalk('neue passphrase, gezogen')
  const passphrase = ((await page().locator('[data-test=drawn-words]').textContent()) ?? '').trim()
  await hands.fill(field('settings.passphrase.repeat'), passphrase)
  await hands.press('Enter')
  await isOpen(desk())
})

test('two unseen writes stand side by side, and the reply slip is seen before it is printed', async () => {
  await goToScreen(page(), { name: screens.caseFile, params: { id: long.id } })
  await codeOnScreen(desk())
  await page().locator('.conflicts__version').nth(3).waitFor()
  await auditAndWalk('zwei Fassungen')
  await goTo(toReplySlip(long.id, referral), 'referral.slip.title')
  await page().locator('.fk-preview__page').first().waitFor({ timeout: 30_000 })
  await auditAndWalk('rückmeldebogen')
})

test('entries that were there before are changed', async () => {
  await goTo(toDirectoryEntry('programme'), 'directory.programme.titleNew')
  await auditAndWalk('programm, neu')
  const [programme = { id: '' }] = bundledProgrammes
  await goTo(toDirectoryEntry('programme', programme.id), 'directory.programme.titleEdit')
  await auditAndWalk('programm, geändert')
  const made = await callVault(page(), 'createItem', 'event', newEventWrites(someEvent()))
  if (!made.ok) throw new Error(made.error.type)
  await goTo(toEvent(made.value.id, 'eventEdit'), 'events.form.titleEdit')
  await auditAndWalk('veranstaltung, geändert')
})

test('a view gets its name', async () => {
  const { hands } = desk()
  await goTo({ name: screens.cases }, 'cases.title')
  await hands.use(page().locator('.saved-views button'))
  await page().getByRole('menu').waitFor()
  await audit('ansichten')
  await chooseInMenu(hands, page().getByRole('menu'), words('find.views.add'))
  await page().locator('#view-name').waitFor()
  await hands.press('Enter')
  await page().getByText(words('find.views.nameMissing')).waitFor()
  await audit('ansicht, name')
  await hands.press('Escape')
})

test('nothing is wrong on any of these screens in any mode', () => {
  expect(found.screens).toHaveLength(9)
  expect(found).toMatchObject({ violations: [], sideways: [], focus: [] })
})
