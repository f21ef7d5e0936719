/**
 * Two advisers at one laptop, unlocking one after the other: cover for an absence, hand-over of one and of many cases,
 * new initials, an end to an access. By keyboard, in the real app.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  codesOfToday,
  enterAbsence,
  giveCases,
  openHandOver,
  removeAccess,
  renameSelf,
  said,
  seeCases,
} from '#tests/e2e/steps/adviser-steps.ts'
import { makeAudit, type Audit } from '#tests/e2e/steps/audit.ts'
import { arrived, codeOnScreen } from '#tests/e2e/steps/case-steps.ts'
import { lock, setUp, unlock } from '#tests/e2e/steps/first-start.ts'
import { addAdviser } from '#tests/e2e/steps/upkeep-steps.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { words } from '#tests/support/app-driver/words.ts'
import { officeDay } from '#tests/support/office-day.ts'

const started: { desk?: Desk; audit?: Audit } = {}
const secrets = { ab: '', kl: '' }
const desk = (): Desk => {
  if (!started.desk) throw new Error('not started')
  return started.desk
}
const page = () => desk().app().page()
const look = async (name: string) => started.audit?.look(name)

beforeAll(async () => {
  started.desk = await openDesk('vertretung', { target: await builtApp() })
  const newcomer = { office: 'Beratungsstelle Nord', region: 'Magdeburg', initials: 'AB' }
  secrets.ab = (await setUp(desk(), newcomer)).passphrase
  started.audit = await makeAudit(desk(), 'veranstaltungen')
  secrets.kl = await addAdviser(desk(), 'KL')
  for (const adviser of ['AB', 'AB', 'AB', 'KL']) await writeCase(adviser)
}, 120_000)

afterAll(() => started.desk?.leave())

/** A case whose follow-up is due; how it came to be is not what this story is about. */
async function writeCase(adviser: string): Promise<void> {
  const today = officeDay()
  const id = await callVault(page(), 'newId')
  await callVault(page(), 'createCase', [
    { name: 'region', value: 'magdeburg' },
    { name: 'clientGroup', value: 'young-person' },
    { name: 'openedOn', value: today },
    { name: 'adviser', value: adviser },
    { name: `w.${id}`, value: { id, on: today, what: 'Nachfragen', done: false } },
  ])
}

async function change(passphrase: string): Promise<void> {
  await lock(desk())
  await unlock(desk(), passphrase)
}

test("each sees their own day first, and everybody's when they want", async () => {
  await change(secrets.ab)
  await codesOfToday(desk(), 3)
  await seeCases(desk(), 'all')
  await codesOfToday(desk(), 4)
  await page()
    .getByText(words('advisers.cover.of', { initials: 'KL' }))
    .waitFor()
  await seeCases(desk(), 'mine')
  await codesOfToday(desk(), 3)
})

test('while AB is away, the day of KL shows both, and says for whom', async () => {
  await enterAbsence(desk(), { who: 'AB', cover: 'AB', until: '+7' })
  await page().getByText(words('errors.CoversSelf')).waitFor()
  await desk().hands.press('Escape')
  await enterAbsence(desk(), { who: 'AB', cover: 'KL', until: '+7' })
  await said(desk(), 'advisers.absence.saved')
  await look('abwesenheit')
  await change(secrets.kl)
  await codesOfToday(desk(), 4)
  await page()
    .getByText(/^Sie vertreten AB bis zum \d\d\.\d\d\.\d{4}\./)
    .waitFor()
  expect(
    await page()
      .getByText(words('advisers.cover.badge', { initials: 'AB' }))
      .count(),
  ).toBe(3)
  await look('vertretung')
})

test('an absence that is taken away no longer counts, and comes back with one key', async () => {
  await desk().hands.press('Control+Comma')
  await arrived(desk(), 'settings.title')
  const tab = page().getByRole('tab', { name: words('settings.access.title') })
  await desk().hands.goTo(page().locator('[role=tab][data-state=active]'))
  for (let turn = 0; turn < 6 && (await tab.getAttribute('aria-selected')) !== 'true'; turn += 1)
    await desk().hands.press('ArrowRight')
  await desk().hands.use(desk().button('advisers.absence.remove', { who: 'AB' }))
  await page().getByText(words('advisers.absence.none')).waitFor()
  await desk().hands.press('Control+z')
  await desk().button('advisers.absence.remove', { who: 'AB' }).waitFor()
  await desk().hands.use(desk().button('advisers.absence.remove', { who: 'AB' }))
  await desk().hands.press('Control+1')
  await codesOfToday(desk(), 1)
})

test('AB hands one case over from its menu, takes it back, and hands all over', async () => {
  await change(secrets.ab)
  const [first = ''] = await codesOfToday(desk(), 3)
  await desk().hands.use(page().getByRole('link', { name: first }).first())
  expect(await codeOnScreen(desk())).toBe(first)
  await openHandOver(desk())
  const chosen = (count: number) => page().getByText(words('advisers.handOver.chosen', { count })).waitFor()
  await chosen(1)
  await look('uebergabe')
  await giveCases(desk(), { to: 'KL', note: 'Die Schule ruft zurück.', count: 1 })
  await desk().hands.goTo(page().locator('#all-cases'))
  await desk().hands.press('Control+z')
  await said(desk(), 'advisers.handOver.undone')
  await page()
    .getByText(words('advisers.handOver.all', { count: 3 }))
    .waitFor()
  await desk().hands.goTo(page().locator('#all-cases'))
  await desk().hands.press('Space')
  await chosen(3)
  await giveCases(desk(), { to: 'KL', note: 'Bis zum Frühjahr.', count: 3 })
  await page()
    .getByText(words('advisers.handOver.none', { initials: 'AB' }))
    .waitFor()
})

test('KL finds the cases with what to know, and goes by other initials from now on', async () => {
  await change(secrets.kl)
  // Each of the three with its own follow-up and the hand-over.
  await codesOfToday(desk(), 7)
  expect(await page().getByText('Übergabe von AB an KL: Bis zum Frühjahr.').count()).toBe(3)
  await renameSelf(desk(), 'KM', 'nicht die richtigen fünf Wörter')
  await page().getByText(words('errors.WrongPassphrase')).waitFor()
  await renameSelf(desk(), 'KM', secrets.kl)
  await said(desk(), 'advisers.list.renamed')
  await page().getByText('KM · Beratungsstelle Nord').waitFor()
  await look('zugang')
  await change(secrets.kl)
  await codesOfToday(desk(), 7)
})

test('AB ends the access of KM; the cases stay, the passphrase opens nothing any more', async () => {
  await change(secrets.ab)
  await removeAccess(desk(), 'KM')
  await page()
    .getByText(words('advisers.list.left', { count: 4, initials: 'KM' }), { exact: true })
    .waitFor()
  await lock(desk())
  await desk().hands.fill(desk().field('unlock.passphrase'), secrets.kl)
  await desk().hands.press('Enter')
  await page().getByText(words('unlock.wrong')).waitFor()
})

test('axe finds nothing wrong in any mode', () => {
  expect(started.audit?.found).toEqual([])
})
