/**
 * User stories 4 and 8, two cases in one sitting, by keyboard. A certificate from abroad for the state's school office: by
 * post only, what to bring, six weeks without asking, the reminder set from the step. And a training shortly before
 * notice is given, with § 16g: what helps now, and in plain sight what a break-off would mean for the residence.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import { assert } from '#shared/base/assert.ts'
import { bundledLibrary } from '#shared/chains/catalogue.ts'
import type { Chain } from '#shared/chains/chain.ts'
import * as cases from '#tests/e2e/steps/case-steps.ts'
import { setUp } from '#tests/e2e/steps/first-start.ts'
import { newCase } from '#tests/e2e/steps/sample-day.ts'
import { findViolations } from '#tests/support/app-driver/axe.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { makeAlbum } from '#tests/support/app-driver/looks.ts'
import { findInEveryLook, put, rulesFor } from '#tests/support/app-driver/manners.ts'
import { words } from '#tests/support/app-driver/words.ts'
import { officeDay } from '#tests/support/office-day.ts'

const started: { desk?: Desk } = {}
const desk = (): Desk => {
  assert(started.desk, 'the app is started')
  return started.desk
}
const page = () => desk().app().page()
const album = process.env['STORY_SHOTS'] ? makeAlbum(process.env['STORY_SHOTS']) : null
const recognition = chainOf('recognition')
const training = chainOf('during-training')
const german = (day: CalendarDate): string => day.split('-').toReversed().join('.')
const today = officeDay()

function chainOf(id: string): Chain {
  const chain = bundledLibrary.find(id)
  assert(chain, `${id} is shipped`)
  return chain
}

/** The words of an answer, as the question has them. */
function option(chain: Chain, question: string, value: string): string {
  const found = chain.questions.find(({ id }) => id === question)
  const label = found?.options?.find((one) => one.value === value)?.label
  assert(label !== undefined, `${question} knows ${value}`)
  return label
}

beforeAll(async () => {
  started.desk = await openDesk('ketten', { target: await builtApp() })
  await setUp(desk(), { office: 'Beratung Nord', region: 'Altmarkkreis Salzwedel', initials: 'DA' })
}, 120_000)

afterAll(() => started.desk?.leave())

test('without a translation the papers come first, and the school office waits', async () => {
  await cases.openCase(desk(), newCase, async () => undefined)
  await cases.walkChain(desk(), recognition.title, {
    'recognition-aim': option(recognition, 'recognition-aim', 'company-training'),
    'foreign-qualification': option(recognition, 'foreign-qualification', 'none'),
    'certificate-recognised': option(recognition, 'certificate-recognised', 'not-recognised'),
    'originals-translated': option(recognition, 'originals-translated', 'no-translation'),
    'lives-in-state': words('app.yes'),
    'sent-on': german(today),
    'papers-requested': words('app.no'),
  })
  await cases.stepSays(desk(), 'C2', '§ 5 Abs. 2 Satz 4 BQFG', words('chain.papers'))
})

test('the step names the office, its town, and the day to ask again', async () => {
  // Six weeks without asking (S59): the seventh week begins on this day.
  const again = german(addToDate(today, { weeks: 6 }))
  await cases.stepSays(desk(), 'C3', 'Landesschulamt Sachsen-Anhalt', 'Halle (Saale)', again)
  expect(await findInEveryLook(page())).toEqual([])
})

test('the picture of the run shows the same step and the same states, by keyboard too', async () => {
  const { hands } = desk()
  const inList = (step: string) => page().locator('.step-list__step').filter({ hasText: step })
  const inPicture = (step: string) => page().locator(`[data-node="step:${step}"][aria-current=step]`)
  const tab = (id: string) => page().getByRole('tab', { name: words(`chainDiagram.tab.${id}`), exact: true })
  const read = () => page().locator('.step').innerText()
  const state = ((await inList('C1').locator('.fk-badge').textContent()) ?? '').trim()
  const said = await read()
  await hands.goTo(tab('list'))
  await hands.press('ArrowRight')
  await hands.goTo(inPicture('C3'))
  expect(await read()).toBe(said)
  const busy = page().locator(`[data-node="step:C3"][aria-label*="${words('lists.stepState.active')}"]`)
  await hands.press('2')
  await busy.waitFor()
  await hands.press('1')
  await busy.waitFor({ state: 'detached' })
  // What leads to it.
  await hands.press('ArrowUp', 'Enter')
  await inPicture('C1').waitFor()
  expect(state).not.toBe('')
  expect(await inPicture('C1').getAttribute('aria-label')).toContain(state)
  await album?.take(page(), 'bild')
  expect(await findInEveryLook(page())).toEqual([])
  await put(page(), 'zoomed')
  expect(await findViolations(page(), rulesFor('zoomed'))).toEqual([])
  await put(page(), 'light')
  const first = await read()
  await hands.goTo(tab('diagram'))
  await hands.press('ArrowLeft')
  expect(await inList('C1').getAttribute('aria-current')).toBe('step')
  expect(await read()).toBe(first)
  await cases.stepSays(desk(), 'C3', 'Landesschulamt Sachsen-Anhalt')
})

test('one key sets the follow-up on that day', async () => {
  const on = german(addToDate(today, { weeks: 6 }))
  await desk().hands.use(desk().button('chain.followUpOn', { date: on }))
  await page()
    .locator('.fk-toast')
    .getByText(words('chain.followUpSaved', { date: on }))
    .first()
    .waitFor()
})

test('what threatens the training is answered question by question', async () => {
  await cases.openCase(desk(), newCase, async () => undefined)
  const asked = await cases.walkChain(desk(), training.title, {
    'trial-period': words('app.no'),
    'broken-off': words('app.no'),
    trouble: option(training, 'trouble', 'vocational-school'),
    'school-failing': words('app.yes'),
    paper: option(training, 'paper', 'training-permit-16g'),
    contract: option(training, 'contract', 'registered'),
    notice: option(training, 'notice', 'considered'),
    'cause-known-on': german(today),
    'search-used': words('app.no'),
    'exam-state': option(training, 'exam-state', 'ahead'),
    'duration-wish': option(training, 'duration-wish', 'none'),
  })
  expect(asked).toEqual(expect.arrayContaining(['trouble', 'paper', 'notice']))
})

test('help comes first: the coach, the language, the adviser of the chamber', async () => {
  for (const [step, law] of [
    ['G3', '§ 75'],
    ['G4', '§ 76 Abs. 1 BBiG'],
  ] as const)
    await cases.stepSays(desk(), step, law)
})

test('the report in two weeks and the one search of six months stand in plain sight', async () => {
  const laws = ['§ 16g Abs. 4 AufenthG', '§ 16g Abs. 5 Satz 1 AufenthG']
  await cases.stepSays(desk(), 'G6', '2 Wochen', '6 Monate', ...laws)
  expect(
    await page()
      .locator('.reasons__line')
      .filter({ hasText: words('chain.effect.warning') })
      .count(),
  ).toBeGreaterThan(0)
  expect(await findInEveryLook(page())).toEqual([])
})

test('the two weeks for an important reason are counted from the day it was known', async () => {
  await cases.stepSays(desk(), 'G5', german(addToDate(today, { days: 14 })))
})
