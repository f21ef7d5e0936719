/** What an adviser does with an event, by keyboard. */
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { decide, pick } from '#tests/support/app-driver/fields.ts'
import { words, wordsLike } from '#tests/support/app-driver/words.ts'
import { arrived } from '#tests/e2e/steps/case-steps.ts'

export interface PlannedStop {
  readonly at: string
  readonly place: string
  /** The Fallcode of a company that is a case. */
  readonly company?: string
}

export interface PlannedEvent {
  readonly format: string
  readonly title: string
  readonly on: string
  readonly begins: string
  readonly ends: string
  readonly place: string
  readonly seats: number
  readonly consents: number
  readonly companyCount: number
  readonly stops: readonly PlannedStop[]
}

/** Plans an event on the one screen there is for it, and stands on its page afterwards. */
export async function planEvent(desk: Desk, event: PlannedEvent): Promise<void> {
  const { hands } = desk
  await hands.press('Control+6')
  await arrived(desk, 'events.title')
  await hands.use(desk.button('events.new'))
  await arrived(desk, 'events.form.titleNew')
  const formats = desk
    .app()
    .page()
    .getByRole('radiogroup', { name: words('events.form.format') })
  await decide(hands, formats, event.format)
  await hands.fill(desk.field('events.form.title'), event.title)
  await hands.fill(desk.field('events.form.on'), event.on)
  await hands.fill(desk.field('events.form.begins'), event.begins)
  await hands.fill(desk.field('events.form.ends'), event.ends)
  await hands.fill(desk.field('events.form.place'), event.place)
  await hands.fill(desk.field('events.form.seats'), String(event.seats))
  for (const [index, stop] of event.stops.entries()) await addStop(desk, index, stop)
  await hands.fill(desk.field('events.form.companyCount'), String(event.companyCount))
  await hands.fill(desk.field('events.form.consents'), String(event.consents))
  await hands.press('Control+Enter')
  await isEvent(desk, event.title)
}

async function addStop(desk: Desk, index: number, { at, place, company }: PlannedStop): Promise<void> {
  const page = desk.app().page()
  const field = (name: string) => page.locator(`[id="stops.${String(index)}.${name}"]`)
  await desk.hands.use(desk.button('events.form.addStop'))
  await desk.hands.fill(field('at'), at)
  await desk.hands.fill(field('place'), place)
  if (company === undefined) return
  // The suggestion also says what kind of company it is.
  await desk.hands.goTo(field('company'))
  await desk.hands.type(company)
  await page.getByRole('option').filter({ hasText: company }).first().waitFor()
  await desk.hands.press('Enter')
}

export async function isEvent(desk: Desk, title: string): Promise<void> {
  await desk.app().page().getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
}

/** Goes to a part of the open event. */
export async function goToPart(desk: Desk, part: 'plan' | 'after' | 'cases'): Promise<void> {
  const page = desk.app().page()
  const tab = page.getByRole('tab', { name: words(`events.view.${part}`) })
  if ((await tab.getAttribute('aria-selected')) === 'true') return
  await desk.hands.goTo(page.locator('[role=tab][data-state=active]'))
  for (let turn = 0; turn < 3 && (await tab.getAttribute('aria-selected')) !== 'true'; turn += 1)
    await desk.hands.press('ArrowRight')
  await page.locator('[role=tabpanel][data-state=active]').waitFor()
}

export interface Counted {
  /** Counts by the key of their words under `events.groups`. */
  readonly groups: Readonly<Record<string, number>>
  /** Counts by `<gender>.<age band>`. */
  readonly heads: Readonly<Record<string, number>>
  /** Counts by the key of their words under `lists.eventResult`. */
  readonly results: Readonly<Record<string, number>>
}

/** Types the numbers of the day into the open event, without saving them. */
export async function typeCounts(desk: Desk, { groups, heads, results }: Counted): Promise<void> {
  const page = desk.app().page()
  await goToPart(desk, 'after')
  const fill = async (prefix: string, counts: Readonly<Record<string, number>>) => {
    for (const [name, count] of Object.entries(counts))
      await desk.hands.fill(page.locator(`[id="${prefix}.${name}"]`), String(count))
  }
  await fill('groups', groups)
  await fill('heads', heads)
  await fill('results', results)
}

export async function saveCounts(desk: Desk): Promise<void> {
  await desk.hands.press('Control+Enter')
  await said(desk, 'events.counts.saved')
}

/** Makes cases for people one sees again, and answers with their codes. */
export async function makeFollowUpCases(
  desk: Desk,
  count: number,
  topics: readonly string[],
): Promise<readonly string[]> {
  const page = desk.app().page()
  await goToPart(desk, 'cases')
  await desk.hands.fill(desk.field('events.cases.number'), String(count))
  for (const label of topics) await pick(desk.hands, page, { at: desk.field('events.cases.topics'), label })
  await desk.hands.press('Control+Enter')
  await said(desk, 'events.cases.made')
  return codesOfEvent(desk, count)
}

/** The cases that stand at the open event, once there are so many. */
export async function codesOfEvent(desk: Desk, count: number): Promise<readonly string[]> {
  const panel = desk
    .app()
    .page()
    .getByRole('region', { name: words('events.cases.list') })
  if (count === 0) await panel.getByText(words('events.cases.none')).waitFor()
  else
    await panel
      .locator('.fk-code')
      .nth(count - 1)
      .waitFor()
  return (await panel.locator('.fk-code').allTextContents()).map((text) => text.trim())
}

async function said(desk: Desk, key: string): Promise<void> {
  await desk.app().page().locator('.fk-toast').getByText(wordsLike(key)).first().waitFor()
}
