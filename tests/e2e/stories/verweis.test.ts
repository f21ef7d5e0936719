/** One referral from its consent to the paper that comes back, the card that the client keeps, and the dates of it all. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeDay } from '#shared/documents/german-words.ts'
import { codeOnScreen, openCase, radios, recordTalk, arrived } from '#tests/e2e/steps/case-steps.ts'
import { setUp } from '#tests/e2e/steps/first-start.ts'
import { daysAgo, savePaper, screenText, today } from '#tests/e2e/steps/referral-steps.ts'
import { newCase, talk } from '#tests/e2e/steps/sample-day.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { decide, pick } from '#tests/support/app-driver/fields.ts'
import { answerFileDialog } from '#tests/support/app-driver/file-dialog.ts'
import { wear } from '#tests/support/app-driver/looks.ts'
import { findInEveryLook, withoutScrolling } from '#tests/support/app-driver/manners.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'
import { words } from '#tests/support/app-driver/words.ts'
import { inspectPdf } from '#tests/support/inspect-pdf.ts'
import { readCalendar } from '#tests/support/read-calendar.ts'

const started: { desk?: Desk; code?: string } = {}
const desk = (): Desk => {
  if (!started.desk) throw new Error('not started')
  return started.desk
}
const page = () => desk().app().page()
const outside = (name: string) => join(desk().home.outside, name)

beforeAll(async () => {
  started.desk = await openDesk('verweis', { target: await builtApp() })
  await setUp(desk(), { office: 'Prüfstelle', region: 'Landkreis Stendal', initials: 'PR' })
  // Without motion nothing is judged while it fades in.
  await wear(page(), 'light')
  started.code = await openCase(desk(), { ...newCase, lists: {}, topics: [] })
}, 120_000)

afterAll(() => started.desk?.leave())

test('a hand-over without consent is refused with a sentence, and nothing typed is lost', async () => {
  const { hands } = desk()
  await openMenu(words('cases.case.more'), words('cases.case.newReferral'))
  await arrived(desk(), 'referral.title')
  await pick(hands, page(), {
    at: desk().field('referral.bodyType'),
    label: words('lists.bodyType.job-centre'),
  })
  await hands.fill(desk().field('referral.body'), 'Jobcenter Stendal')
  await hands.fill(desk().field('referral.reason'), 'Anmeldung')
  await pick(hands, page(), {
    at: desk().field('referral.way'),
    label: words('lists.referralWay.handover-with-consent'),
  })
  await hands.press('Control+Enter')
  await page().getByText(words('errors.ConsentMissing')).first().waitFor()
  expect(await desk().field('referral.body').inputValue()).toBe('Jobcenter Stendal')
  await decide(hands, radios(desk(), 'referral.consent'), words('lists.consent.written'))
  await hands.fill(desk().field('referral.consentOn'), writeDay(today))
  expect(await withoutScrolling(page(), () => findInEveryLook(page()))).toEqual([])
  await hands.press('Control+Enter')
  await codeOnScreen(desk())
  expect(await screenText(desk())).toContain(words('lists.consent.written'))
})

test('the reply slip is one page with the code on both halves', async () => {
  await openMenu(words('referral.more'), words('referral.slip.title'))
  await savePaper(desk(), 'referral.slip.title', outside('zettel.pdf'))
  const pdf = await inspectPdf(outside('zettel.pdf'))
  expect(pdf).toMatchObject({ pages: 1, tagged: true, uaPart: '1' })
  expect(pdf.text).toContain('Jobcenter Stendal')
  expect(pdf.text.match(/[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}\b/g)?.length).toBe(3)
  expect(pdf.text).not.toContain(started.code)
  await desk().hands.use(desk().button('summary.toCase'))
})

test('the card holds the case code and no more, unless the office is wanted on it', async () => {
  await codeOnScreen(desk())
  await openMenu(words('cases.case.more'), words('referral.card.print'))
  await savePaper(desk(), 'referral.card.title', outside('karte.pdf'))
  const pdf = await inspectPdf(outside('karte.pdf'))
  expect(pdf).toMatchObject({ pages: 1, tagged: true, uaPart: '1' })
  expect(pdf.text).toContain(started.code)
  expect(pdf.text).not.toContain('Prüfstelle')
  expect(await findInEveryLook(page())).toEqual([])
  await desk().hands.use(desk().button('summary.toCase'))
})

test('a referral is changed and taken away, and both can be undone', async () => {
  await codeOnScreen(desk())
  await openMenu(words('referral.more'), words('referral.edit'))
  await arrived(desk(), 'referral.editTitle')
  await desk().hands.fill(desk().field('referral.reason'), 'Neue Anmeldung')
  await desk().hands.press('Control+Enter')
  await page().getByText('Neue Anmeldung').waitFor()
  await openMenu(words('referral.more'), words('referral.remove'))
  await page().getByText('Neue Anmeldung').waitFor({ state: 'detached' })
  await desk().hands.press('Control+z')
  await page().getByText('Neue Anmeldung').waitFor()
})

test('what is agreed and what waits is put off by a number key and done by another', async () => {
  const agreed = { agreement: 'Unterlagen mitbringen', due: writeDay(today) }
  await recordTalk(desk(), { ...talk, ...agreed, topics: [], followUpOn: writeDay(today) })
  await desk().hands.press('Control+1')
  await arrived(desk(), 'today.title')
  const rows = page()
    .locator('.today-row')
    .filter({ hasText: started.code ?? '' })
  await waitUntil(async () => (await rows.count()) === 2, { what: 'agreement and follow-up' })
  expect(await withoutScrolling(page(), () => findInEveryLook(page()))).toEqual([])
  await desk().hands.goTo(rows.first().locator('[data-row-focus]'))
  await desk().hands.press('2')
  await waitUntil(async () => (await rows.count()) === 1, { what: 'one put off' })
  await desk().hands.press('e')
  await page().getByText(words('today.followUpsEmpty')).waitFor()
  await desk().hands.press('Control+z')
  await waitUntil(async () => (await rows.count()) === 1, { what: 'one back' })
})

test('the calendar file says when, and never what', async () => {
  await desk().hands.use(desk().button('today.dates.open'))
  await page().getByRole('dialog').waitFor()
  expect(await findInEveryLook(page())).toEqual([])
  await desk().hands.goTo(desk().button('today.dates.save'))
  await answerFileDialog(desk().app().pid, outside('termine.ics'), () => desk().hands.press('Enter'))
  await page()
    .locator('.fk-toast__title')
    .getByText(words('today.dates.saved', { name: 'termine.ics', count: 3 }))
    .waitFor()
  const events = readCalendar(readFileSync(outside('termine.ics')))
  const days = events.map((event) => event['DTSTART;VALUE=DATE'])
  expect(days).toEqual([0, -14, -28].map((days) => daysAgo(days).replaceAll('-', '')))
  const text = readFileSync(outside('termine.ics'), 'utf8')
  for (const secret of [started.code ?? '', 'Unterlagen', 'Jobcenter', talk.followUp])
    expect(text).not.toContain(secret)
})

test('a reminder passes through the machine with counts only; the page itself may show none', async () => {
  const answers = await page().evaluate(async () => {
    const remind = window.desktop.remindOfDue
    const idle = await remind({ followUps: 0, feedback: 0 })
    const due = await remind({ followUps: 3, feedback: 0 })
    const again = await remind({ followUps: 3, feedback: 0 })
    const before = await window.desktop.readAppearance({})
    await window.desktop.writeAppearance({ ...before, reminders: false })
    const off = await remind({ followUps: 3, feedback: 0 })
    await window.desktop.writeAppearance(before)
    const more = { followUps: 3, feedback: 0, text: 'K7MD-3XRF' }
    const refused = await remind(more).then(
      () => 'taken',
      () => 'refused',
    )
    const shown = { idle: idle.shown, off: off.shown, same: due.shown === again.shown }
    return { shown, refused, permission: Notification.permission }
  })
  // Whether the system of this machine can show one at all, the test of the reminders asks.
  const shown = { idle: false, off: false, same: true }
  expect(answers).toEqual({ shown, refused: 'refused', permission: 'denied' })
})

/** Opens a menu by its button and takes an entry by walking to it. */
async function openMenu(button: string, entry: string): Promise<void> {
  await desk().hands.use(page().getByRole('button', { name: button, exact: true }).first())
  const item = page().getByRole('menuitem', { name: entry })
  await item.waitFor()
  await waitUntil(
    async () => {
      if (await item.evaluate((element) => element === document.activeElement)) return true
      await desk().hands.press('ArrowDown')
      return false
    },
    { what: `the entry ${entry}` },
  )
  await desk().hands.press('Enter')
}
