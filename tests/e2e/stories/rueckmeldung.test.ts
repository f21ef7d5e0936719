/**
 * User story 7: on Friday all referrals without feedback that are older than four weeks, by body; the list is printed for
 * a round of calls, the answers are typed by their codes, and the cases have them.
 */
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { replyCodeOf } from '#shared/domain/reply-code.ts'
import { codeOnScreen, radios } from '#tests/e2e/steps/case-steps.ts'
import { setUp } from '#tests/e2e/steps/first-start.ts'
import {
  makePast,
  savePaper,
  scan,
  screenText,
  typeCode,
  type Made,
} from '#tests/e2e/steps/referral-steps.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { decide } from '#tests/support/app-driver/fields.ts'
import { wear } from '#tests/support/app-driver/looks.ts'
import { findInEveryLook, withoutScrolling } from '#tests/support/app-driver/manners.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'
import { words } from '#tests/support/app-driver/words.ts'
import { inspectPdf } from '#tests/support/inspect-pdf.ts'

const started: { desk?: Desk } = {}
const made: Record<string, Made> = {}
/** Of another office. */
const stranger = replyCodeOf('f'.repeat(32))
const desk = (): Desk => {
  if (!started.desk) throw new Error('not started')
  return started.desk
}
const page = () => desk().app().page()
const outside = (name: string) => join(desk().home.outside, name)
const of = (name: string): Made => {
  const found = made[name]
  if (!found) throw new Error(`no referral ${name}`)
  return found
}

beforeAll(async () => {
  started.desk = await openDesk('rueckmeldung', { target: await builtApp() })
  await setUp(desk(), { office: 'Prüfstelle', region: 'Landkreis Stendal', initials: 'PR' })
  await wear(page(), 'light')
  const base = { body: 'Jobcenter', town: 'Stendal', reason: 'Anmeldung', region: 'stendal' }
  Object.assign(made, {
    oldest: await makePast(desk(), { ...base, made: 60, due: 32 }),
    older: await makePast(desk(), { ...base, reason: 'Bildungsgutschein', made: 40, due: 12 }),
    other: await makePast(desk(), { ...base, body: 'Kammer', reason: 'Ausbildungsplatz', made: 35, due: 7 }),
    far: await makePast(desk(), {
      ...base,
      body: 'Schulamt',
      town: 'Halle',
      region: 'magdeburg',
      made: 31,
      due: 3,
    }),
    fresh: await makePast(desk(), { ...base, made: 5, due: -23 }),
  })
}, 120_000)

afterAll(() => started.desk?.leave())

test('referrals without feedback stand by body, the longest overdue first', async () => {
  await desk().hands.press('Control+3')
  await page()
    .getByText(words('referrals.total', { count: 5 }))
    .waitFor()
  const names = await page().locator('.partner__name').allTextContents()
  expect(names.map((name) => name.trim())).toEqual([
    'Jobcenter, Stendal',
    'Kammer, Stendal',
    'Schulamt, Halle',
  ])
  expect(await withoutScrolling(page(), () => findInEveryLook(page()))).toEqual([])
})

test('those older than four weeks become a list for the phone, on paper and without a case', async () => {
  await decide(desk().hands, radios(desk(), 'referrals.age'), words('referrals.ageOlder'))
  await page()
    .getByText(words('referrals.total', { count: 4 }))
    .waitFor()
  await desk().hands.press('Control+p')
  await savePaper(desk(), 'referrals.enquiries.title', outside('liste.pdf'))
  const pdf = await inspectPdf(outside('liste.pdf'))
  expect(pdf).toMatchObject({ pages: 1, tagged: true, uaPart: '1' })
  for (const name of ['oldest', 'older', 'other', 'far']) expect(pdf.text).toContain(of(name).reply)
  expect(pdf.text).not.toContain(of('fresh').reply)
  for (const { caseCode } of Object.values(made)) expect(pdf.text).not.toContain(caseCode)
  expect(await findInEveryLook(page())).toEqual([])
  await desk().hands.use(desk().button('referrals.enquiries.copy'))
  await page().locator('.fk-toast').getByText(words('referrals.enquiries.copied')).waitFor()
  await desk().hands.use(desk().button('referrals.enquiries.back'))
})

test('an answer is typed by its code and one number key; a slip of the pen is noticed', async () => {
  const { reply } = of('oldest')
  await typeCode(desk(), `${reply.slice(0, -1)}${reply.endsWith('7') ? '8' : '7'}`)
  await page().getByText(words('errors.ReplyCodeCheck')).waitFor()
  await typeCode(desk(), '000')
  await page()
    .getByText(words('errors.ReplyCodeLength', { length: 3 }))
    .waitFor()
  await typeCode(desk(), reply.toLowerCase())
  await page()
    .getByText(words('referrals.code.found', { count: 1 }))
    .waitFor()
  expect(await withoutScrolling(page(), () => findInEveryLook(page()))).toEqual([])
  await desk().hands.press('4')
  await page()
    .getByText(words('referrals.total', { count: 3 }))
    .waitFor()
})

test('a slip that comes back late says what is recorded, can change it, and the change is taken back', async () => {
  const { reply } = of('oldest')
  const recorded = (outcome: string) =>
    page().getByText(`Eingetragen ist: ${words(`lists.referralOutcome.${outcome}`)}`)
  await typeCode(desk(), reply)
  await page().getByText(words('referrals.code.answered')).waitFor()
  await recorded('offer-received').waitFor()
  expect(await withoutScrolling(page(), () => findInEveryLook(page()))).toEqual([])
  // Enter leaves it as it is.
  await desk().hands.press('Enter')
  await page().getByText(words('referrals.code.answered')).waitFor({ state: 'detached' })
  await typeCode(desk(), reply)
  await recorded('offer-received').waitFor()
  const declined = words('lists.referralOutcome.declined')
  await desk().hands.use(page().getByRole('button', { name: new RegExp(`^${declined}`) }))
  await page().locator('.fk-toast').getByText(declined).first().waitFor()
  await typeCode(desk(), reply)
  await recorded('declined').waitFor()
  await desk().hands.press('Control+z')
  const isBack = async () =>
    (await callVault(page(), 'answeredOfReply', reply)).some(({ outcome }) => outcome === 'offer-received')
  await waitUntil(isBack, { what: 'the feedback as it was' })
  await typeCode(desk(), reply)
  await recorded('offer-received').waitFor()
  await desk().hands.press('Enter')
  await typeCode(desk(), stranger)
  await page()
    .getByText(words('referrals.code.noReferral', { code: stranger }))
    .waitFor()
})

test('in the list the arrows walk and a number answers; undo brings it back', async () => {
  const lines = page().locator('.partner__line')
  // Tab leads to one row, the arrows to the others.
  const stand = page().locator('.partner__line[tabindex="0"]')
  await desk().hands.goTo(stand)
  await desk().hands.press('Home', 'ArrowDown', '3')
  await waitUntil(async () => (await lines.count()) === 2, { what: 'one row less' })
  await waitUntil(async () => !(await screenText(desk())).includes(of('other').reply), {
    what: 'the answered row gone',
  })
  await desk().hands.press('Control+z')
  await waitUntil(async () => (await lines.count()) === 3, { what: 'the row back' })
  await desk().hands.goTo(stand)
  await desk().hands.press('Enter')
  await page().locator('.partner__answers').waitFor()
  expect(await withoutScrolling(page(), () => findInEveryLook(page()))).toEqual([])
  await desk().hands.press('Escape')
})

test('the case has the result; a scanned card opens it from anywhere', async () => {
  await scan(desk(), of('oldest').caseCode)
  expect(await codeOnScreen(desk())).toBe(of('oldest').caseCode)
  const text = await screenText(desk())
  expect(text).toContain(words('lists.referralOutcome.offer-received'))
  await typeScannedReply(of('older').reply)
  await desk().hands.press('1')
  await scan(desk(), of('older').caseCode)
  expect(await screenText(desk())).toContain(words('lists.referralOutcome.arrived'))
})

test('a code that two referrals share is never taken for one of them', async () => {
  const base = { town: 'Stendal', reason: '', made: 3, due: -20, region: 'stendal' }
  const twins = [
    await makePast(desk(), { ...base, body: 'Erste Stelle', id: `1234abcd${'a'.repeat(24)}` }),
    await makePast(desk(), { ...base, body: 'Zweite Stelle', id: `1234abcd${'b'.repeat(24)}` }),
  ]
  const [reply = '', other] = twins.map((one) => one.reply)
  expect(other).toBe(reply)
  await desk().hands.press('Control+3')
  await typeCode(desk(), reply)
  await page().getByText(words('referrals.code.which')).waitFor()
  expect(await withoutScrolling(page(), () => findInEveryLook(page()))).toEqual([])
  await desk().hands.use(page().getByRole('button', { name: /^Zweite Stelle/ }))
  await desk().hands.press('3')
  await page().locator('.fk-card').waitFor({ state: 'detached' })
  await typeCode(desk(), reply)
  await page().locator('.fk-card').getByText('Erste Stelle').waitFor()
})

/** A reply code in the palette leads to its answer too. */
async function typeScannedReply(code: string): Promise<void> {
  await desk().hands.press('Control+k')
  await page().getByRole('dialog').getByRole('combobox').waitFor()
  await desk().hands.type(code)
  // Enter takes what is highlighted, and that is set after the list is drawn.
  await page()
    .locator('[role=option][data-highlighted]')
    .filter({ hasText: words('app.commands.reply', { code }) })
    .waitFor()
  await desk().hands.press('Enter')
  await page()
    .getByText(words('referrals.code.found', { count: 1 }))
    .waitFor()
}
