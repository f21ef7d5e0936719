/**
 * User story 2. "May I begin a training?" Tolerated for two months, the passport is there, a place from the first of a
 * month: the helper gives two dates and what to bring, says why, and of the papers nothing is kept. By keyboard.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import { bundledChains } from '#shared/chains/catalogue.ts'
import * as cases from '#tests/e2e/steps/case-steps.ts'
import { setUp } from '#tests/e2e/steps/first-start.ts'
import { chainAnswers, newCase } from '#tests/e2e/steps/sample-day.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { findInEveryLook } from '#tests/support/app-driver/manners.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { words } from '#tests/support/app-driver/words.ts'
import { officeDay } from '#tests/support/office-day.ts'

const started: { desk?: Desk } = {}
const desk = (): Desk => {
  if (!started.desk) throw new Error('not started')
  return started.desk
}
const page = () => desk().app().page()
const title = bundledChains.find(({ id }) => id === 'residence-for-training')?.title ?? ''
const german = (day: CalendarDate): string => day.split('-').toReversed().join('.')

const today = officeDay()
const since = addToDate(today, { months: -2 })
/** The first of a month, nine to ten months from now. */
const start = `${addToDate(today, { months: 10 }).slice(0, 7)}-01` as CalendarDate

beforeAll(async () => {
  started.desk = await openDesk('duerfen', { target: await builtApp() })
  await setUp(desk(), { office: 'Beratung Nord', region: 'Magdeburg', initials: 'DA' })
}, 120_000)

afterAll(() => started.desk?.leave())

test('what the papers say is answered question by question', async () => {
  await cases.openCase(desk(), newCase, async () => undefined)
  const asked = await cases.walkChain(desk(), title, {
    ...chainAnswers,
    contract: 'zugesagt',
    'toleration-since': german(since),
    'training-start': german(start),
    // Two months here cannot be three or six years; asked all the same, three questions at a time.
    'stay-three-years': words('app.no'),
    'school-three-years': words('app.no'),
    'stay-long': words('app.no'),
    'rejected-in-training': words('app.no'),
  })
  expect(asked).toEqual(expect.arrayContaining(['paper', 'toleration-since', 'contract', 'training-start']))
})

test('two dates, the papers to bring and the reason stand at the step', async () => {
  const step = await cases.readStep(desk(), 'D6')
  // § 16g (3) 1 AufenthG: not before seven months ahead; granted at the earliest six months ahead.
  expect(step).toContain(german(addToDate(start, { months: -7 })))
  expect(step).toContain(german(addToDate(start, { months: -6 })))
  expect(step).toContain('§ 16g Abs. 3 Satz 1 AufenthG')
  expect(step).toContain(words('chain.papers'))
  expect(await findInEveryLook(page())).toEqual([])
})

test('the step is kept, the paper and its days are not', async () => {
  await cases.moveStep(desk(), 'D4', 2)
  const { rows } = await callVault(page(), 'list', {
    text: '',
    state: 'open',
    sort: 'code',
    descending: false,
    from: 0,
    count: 1,
  })
  const runOf = async () => {
    const read = await callVault(page(), 'readCase', rows[0]?.id ?? '')
    return read.ok ? read.value.chainRuns[0] : undefined
  }
  await expect.poll(async () => (await runOf())?.steps['D4']?.state).toBe('active')
  const run = await runOf()
  for (const question of ['paper', 'paper-valid-until', 'toleration-since', 'side-condition'])
    expect(run?.answers).not.toHaveProperty(question)
})
