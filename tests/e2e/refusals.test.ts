/**
 * Every form gets something it cannot take, by keyboard in the real app: it says so at the field in a sentence, keeps
 * what was typed, goes to what is wrong, and writes nothing.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { inRoot } from '#build/tools/paths.ts'
import { copyTwoGroups, drawnWords, isOpen, lock, unlock } from '#tests/e2e/steps/first-start.ts'
import { everythingSaved, fillOffice, type FullOffice } from '#tests/e2e/steps/full-office.ts'
import { expectRefused, type BadInput } from '#tests/e2e/steps/refusal-steps.ts'
import { caseForms } from '#tests/e2e/steps/refusals-cases.ts'
import { chainForms, directoryForms, eventForms, exchangeForms } from '#tests/e2e/steps/refusals-office.ts'
import { settingsForms } from '#tests/e2e/steps/refusals-settings.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'
import { words } from '#tests/support/app-driver/words.ts'

const started: { desk?: Desk; office?: FullOffice } = {}
const secret = { passphrase: '', code: '' }
/** What was saved before the first bad word was typed. */
const before = { saved: '' }
const desk = (): Desk => {
  if (!started.desk) throw new Error('not started')
  return started.desk
}
const office = (): FullOffice => {
  if (!started.office) throw new Error('not filled')
  return started.office
}
const page = () => desk().app().page()
const use = async (key: string) => desk().hands.use(desk().button(key))

/** In these forms nothing can be wrong, or their being refused is shown elsewhere. */
const others: Readonly<Record<string, string>> = {
  'chains/ContentOpening.vue': 'wrong digits are refused in the story of changed content',
  'conflicts/ConflictCard.vue': 'a version or another; a text beyond its limit says so while it is typed',
  'directory/PlanPreview.vue': 'there are only choices, each of them possible',
  'events/EventSheetView.vue': 'a paper: nothing is typed',
  'exchange/ScopeChoice.vue': 'an answer that is missing is asked for in the steps of every exchange',
  'import/TableImportView.vue': 'choices; what a table holds is refused in the test of the import',
  'referrals/PaperSheet.vue': 'a paper: nothing is typed',
  'search/NoteSearchView.vue': 'searching writes nothing, and every word may be searched for',
  'summary/SummaryView.vue': 'a paper: nothing is typed',
  'transfers/DeclineForm.vue':
    'a reason that is missing is refused by name where the answer is made (transfer-writes)',
  'transfers/SayForm.vue': 'an empty word is refused by name where it is made (transfer-writes)',
  'transfers/TransferForm.vue': 'an office or consent that is missing is refused by name (transfer-writes)',
}

beforeAll(async () => {
  started.desk = await openDesk('refusals', { target: await builtApp() })
}, 60_000)

afterAll(() => started.desk?.leave())

/** Out of dialogs and lists. */
afterEach(() => desk().hands.press('Escape', 'Escape'))

/** Before there is a vault. */
async function refusedAtStart(wrong: string, text: string, says: string): Promise<void> {
  await expectRefused(desk(), { typed: [[wrong, text]], save: 'Enter', wrong, says: words(says) })
  expect((await callVault(page(), 'status')).state).toBe('none')
}

test('the steps of the first start', async () => {
  const { hands } = desk()
  await use('setup.office.restore')
  await refusedAtStart('#backup-passphrase', '', 'errors.field.required')
  await use('setup.restore.back')
  await refusedAtStart('#office', ' ', 'errors.field.required')
  await hands.fill(page().locator('#office'), 'Prüfstelle')
  await hands.press('Enter')
  await refusedAtStart('#initials', 'A1', 'errors.field.initials')
  await hands.fill(page().locator('#initials'), 'PR')
  await hands.press('Enter')
  await use('setup.passphrase.own')
  await refusedAtStart('[id$="-own"]', 'kurz', 'errors.TooShort')
  await use('setup.passphrase.drawn')
  secret.passphrase = await drawnWords(desk())
  await use('setup.next')
  await refusedAtStart('#confirm-passphrase', 'nicht dieselben Wörter', 'setup.confirm.differs')
  await hands.fill(page().locator('#confirm-passphrase'), secret.passphrase)
  await hands.press('Enter')
  await page().locator('#group-2').waitFor({ timeout: 30_000 })
  const wrong = '#group-2'
  await expectRefused(desk(), {
    typed: [[wrong, 'UUUU']],
    save: 'Enter',
    wrong,
    says: words('setup.sheet.differs'),
  })
  secret.code = await copyTwoGroups(desk())
  await hands.press('Enter')
  await isOpen(desk())
})

test('there is an office with one of everything', async () => {
  started.office = await fillOffice(desk())
  before.saved = await everythingSaved(page())
  // Read anew, the screens know of what was written past them.
  await lock(desk())
  await unlock(desk(), secret.passphrase)
})

const forms = [
  ...caseForms(desk, office),
  ...eventForms(desk, office),
  ...directoryForms(desk),
  ...chainForms(desk),
  ...settingsForms(desk),
  ...exchangeForms(desk),
]

test.each(forms.map((form) => [form.file, form] as const))('%s', async (_file, form) => {
  await form.go()
  await expectRefused(desk(), form)
  expect(await everythingSaved(page())).toBe(before.saved)
})

test('the ways in', async () => {
  await lock(desk())
  const refused = async (bad: Omit<BadInput, 'save'>) => expectRefused(desk(), { ...bad, save: 'Enter' })
  await refused({
    typed: [['#passphrase', '']],
    wrong: '#passphrase',
    says: words('errors.field.required'),
  })
  await use('unlock.recovery')
  await refused({
    typed: [['#recovery-code', 'ABC']],
    wrong: '#recovery-code',
    says: words('errors.field.code'),
  })
  await desk().hands.fill(page().locator('#recovery-code'), secret.code)
  await desk().hands.press('Enter')
  const isAsked = async () => (await page().locator('#repeated').count()) > 0
  const what = async () =>
    `the new passphrase to be asked for; there is: ${await page().locator('body').innerText()} ${desk().app().complaints().join(' ')}`
  await waitUntil(isAsked, { what, milliseconds: 30_000 })
  secret.passphrase = await drawnWords(desk())
  await refused({
    typed: [['#repeated', 'nicht dieselben Wörter']],
    wrong: '#repeated',
    says: words('setup.confirm.differs'),
  })
  expect(await everythingSaved(page())).toBe(before.saved)
  await desk().hands.fill(page().locator('#repeated'), secret.passphrase)
  await desk().hands.press('Enter')
  await isOpen(desk())
  expect(desk().app().complaints()).toEqual([])
})

test('no form is forgotten', () => {
  const views = inRoot('renderer/views')
  const isForm = (file: string) => /<form\b|useOffer\('save'/.test(readFileSync(`${views}/${file}`, 'utf8'))
  const all = readdirSync(views, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.vue') && isForm(file))
  const byHand = all.filter((file) => file.startsWith('setup/') || file.startsWith('unlock/'))
  const named = new Set([...forms.map(({ file }) => file), ...Object.keys(others), ...byHand])
  expect(all.filter((file) => !named.has(file))).toEqual([])
  expect(byHand.map((file) => file.split('/').at(-1))).toEqual([
    'AdviserStep.vue',
    'ConfirmStep.vue',
    'OfficeStep.vue',
    'PassphraseStep.vue',
    'RecoverySheetPanel.vue',
    'RestorePanel.vue',
    'NewPassphraseForm.vue',
    'RecoveryForm.vue',
    'UnlockForm.vue',
  ])
})
