/** Referrals of the weeks before, and what an adviser does about them by keyboard. */
import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import { replyCodeOf } from '#shared/domain/reply-code.ts'
import { arrived } from '#tests/e2e/steps/case-steps.ts'
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { answerFileDialog } from '#tests/support/app-driver/file-dialog.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { words } from '#tests/support/app-driver/words.ts'
import { officeDay } from '#tests/support/office-day.ts'

export const today: CalendarDate = officeDay()
export const daysAgo = (days: number): CalendarDate => addToDate(today, { days: -days })

export interface PastReferral {
  readonly body: string
  readonly town: string
  readonly reason: string
  /** Days since it was made, and since feedback was due (negative: until it is). */
  readonly made: number
  readonly due: number
  readonly region: string
  /** The referral's id; drawn where none is given. */
  readonly id?: string
}

export interface Made extends PastReferral {
  readonly caseCode: string
  readonly caseId: string
  readonly reply: string
}

/** A case of former weeks with one referral: nobody would type those for a test. */
export async function makePast(desk: Desk, past: PastReferral): Promise<Made> {
  const referral = past.id ?? randomBytes(16).toString('hex')
  const fields = {
    on: daysAgo(past.made),
    bodyType: 'job-centre',
    body: past.body,
    town: past.town,
    reason: past.reason,
    way: 'contact-given',
    feedbackDue: daysAgo(past.due),
    outcome: 'open',
    feedbackOn: null,
    consent: null,
    consentOn: null,
    origin: null,
  }
  const writes: readonly RegisterWrite[] = [
    { name: 'region', value: past.region },
    { name: 'clientGroup', value: 'young-person' },
    { name: 'openedOn', value: daysAgo(past.made) },
    { name: 'adviser', value: 'PR' },
    ...Object.entries(fields).map(([field, value]) => ({ name: `r.${referral}.${field}`, value })),
  ]
  const made = await callVault(desk.app().page(), 'createCase', writes)
  if (!made.ok) throw new Error(made.error.type)
  const { id, profile } = made.value.file
  return { ...past, caseId: id, caseCode: profile.code, reply: replyCodeOf(referral) }
}

/** Types a code into the field of the referrals and presses Enter. */
export async function typeCode(desk: Desk, code: string): Promise<void> {
  await desk.hands.fill(desk.field('referrals.code.label'), code)
  await desk.hands.press('Enter')
}

/** As a hand scanner does: opens the palette, types the code in no time and presses Enter. */
export async function scan(desk: Desk, code: string): Promise<void> {
  await desk.hands.press('Control+k')
  await desk.app().page().getByRole('dialog').getByRole('combobox').waitFor()
  await desk.hands.type(code)
  await desk.hands.press('Enter')
  await desk.app().page().locator('h1.fk-code').filter({ hasText: code }).waitFor()
}

/** Saves the paper on the screen under a path. */
export async function savePaper(desk: Desk, heading: string, path: string): Promise<void> {
  await arrived(desk, heading)
  await desk.app().page().locator('.fk-preview img').first().waitFor({ timeout: 30_000 })
  await desk.hands.goTo(desk.button('summary.save'))
  await answerFileDialog(desk.app().pid, path, () => desk.hands.press('Enter'))
  // By its name: the message about an earlier paper may still stand there.
  const said = words('summary.saved', { name: basename(path) })
  await desk.app().page().locator('.fk-toast__title').getByText(said).waitFor()
}

/** The text of the screen without line ends. */
export async function screenText(desk: Desk): Promise<string> {
  return (await desk.app().page().locator('main').innerText()).replace(/\s+/g, ' ')
}
