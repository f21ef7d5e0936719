/** User story 6. A snack-bar owner in Stendal wants to train: from the first sheet to somebody who has agreed, by keyboard. */
import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inRoot } from '#build/tools/paths.ts'
import { assert } from '#shared/base/assert.ts'
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import { bundledLibrary } from '#shared/chains/catalogue.ts'
import type { Chain } from '#shared/chains/chain.ts'
import { fillText } from '#shared/chains/wording.ts'
import * as cases from '#tests/e2e/steps/case-steps.ts'
import { setUp } from '#tests/e2e/steps/first-start.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { findViolations } from '#tests/support/app-driver/axe.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { decide, pick } from '#tests/support/app-driver/fields.ts'
import { makeAlbum } from '#tests/support/app-driver/looks.ts'
import { findInEveryLook, put } from '#tests/support/app-driver/manners.ts'
import { words } from '#tests/support/app-driver/words.ts'
import { officeDay } from '#tests/support/office-day.ts'

const label = (list: string, value: string) => words(`lists.${list}.${value}`)
const started: { desk?: Desk } = {}
const codes = { company: '', person: '' }
const desk = (): Desk => {
  if (!started.desk) throw new Error('not started')
  return started.desk
}
const page = () => desk().app().page()
const folder = inRoot('out/stories/betrieb')
mkdirSync(folder, { recursive: true })
const album = makeAlbum(folder)
const look = (name: string) => album.take(page(), name)

const today = officeDay()
const german = (day: CalendarDate): string => day.split('-').toReversed().join('.')
const chain = companyChain()

function companyChain(): Chain {
  const found = bundledLibrary.find('company')
  assert(found, 'the chain for companies is shipped')
  return found
}

/** The words of an answer, as the chain has them. */
function answer(question: string, value: string): string {
  const options = chain.questions.find(({ id }) => id === question)?.options
  const label = options?.find((option) => option.value === value)?.label
  assert(label !== undefined, `${question} knows ${value}`)
  return label
}

/** A number of the chain as it holds today, with its unit. */
function valueToday(id: string): string {
  return fillText(`{parameter:${id}}`, { chain, answers: {}, date: today })
}

beforeAll(async () => {
  started.desk = await openDesk('betrieb', { target: await builtApp() })
  await setUp(desk(), { office: 'Beratungsstelle Altmark', region: 'Landkreis Stendal', initials: 'AM' })
}, 120_000)

afterAll(() => started.desk?.leave())

test('an empty list of companies says what goes here and offers the first step', async () => {
  await desk().hands.press('Control+5')
  await cases.arrived(desk(), 'companies.title')
  await page().getByText(words('companies.noneHint')).waitFor()
  await look('leer')
  expect(await findInEveryLook(page())).toEqual([])
})

test('a person who looks for a place is there already', async () => {
  codes.person = await cases.openCase(desk(), {
    clientGroup: label('clientGroup', 'young-person'),
    lists: {
      region: label('region', 'altmarkkreis-salzwedel'),
      ageBand: label('ageBand', '18-20'),
      german: label('germanLevel', 'b1'),
      occupation: label('occupationGroup', 'hospitality'),
    },
    topics: [label('topic', 'job-search')],
    concern: 'Sucht einen Ausbildungsplatz in der Küche.',
  })
})

test('the owner becomes a company without a name', async () => {
  const { hands } = desk()
  await hands.press('Control+5')
  await cases.arrived(desk(), 'companies.title')
  await hands.use(desk().button('companies.new'))
  await cases.arrived(desk(), 'cases.create.title')
  const group = page().getByRole('radiogroup', { name: words('cases.fields.clientGroup') })
  await decide(hands, group, label('clientGroup', 'migrant-led-company'))
  for (const topic of ['company-become-trainer', 'company-funding']) {
    await pick(hands, page(), { at: desk().field('cases.fields.topics'), label: label('topic', topic) })
  }
  await hands.fill(desk().field('cases.fields.concern'), 'Will ausbilden, weiß nicht, was dafür nötig ist.')
  await hands.press('Control+Enter')
  codes.company = await cases.codeOnScreen(desk())
  expect(codes.company).not.toBe(codes.person)
})

test('the chamber in Stendal is asked, and the owner is called in four weeks', async () => {
  const { hands } = desk()
  await hands.use(desk().button('cases.case.refer'))
  await cases.arrived(desk(), 'referral.title')
  await pick(hands, page(), {
    at: desk().field('referral.bodyType'),
    label: words('lists.bodyType.chamber-of-commerce'),
  })
  const suggestion = page()
    .getByRole('group', { name: words('referral.bodySuggest') })
    .getByRole('button')
  await hands.use(suggestion.first())
  await hands.fill(desk().field('referral.reason'), 'Ausbildungsberechtigung klären')
  await hands.press('Control+Enter')
  await page().locator('h1.fk-code').waitFor()
  await hands.use(desk().button('casework.act.followUp'))
  await hands.fill(desk().field('cases.case.followUpWhat'), 'Stand der Berechtigung erfragen')
  await hands.fill(desk().field('cases.case.followUpOn'), 'in 4 Wochen')
  await hands.press('Control+Enter')
  await page().getByText('Stand der Berechtigung erfragen').first().waitFor()
  await look('betrieb')
})

test('the chain for companies is asked what this company knows', async () => {
  const asked = await cases.walkChain(desk(), chain.title, {
    'company-contact-on': german(today),
    'may-train': words('app.no'),
    'chamber-branch': answer('chamber-branch', 'commerce'),
    'start-with': answer('start-with', 'entry-qualification'),
    'teach-all': words('app.yes'),
    'skilled-workers': answer('skilled-workers', 'one-to-two'),
    trainer: answer('trainer', 'aevo-missing'),
    'candidate-known': words('app.no'),
    'eq-obstacle': answer('eq-obstacle', 'none'),
  })
  expect(asked).toEqual(expect.arrayContaining(['may-train', 'chamber-branch', 'start-with', 'trainer']))
  await look('kette')
})

test('it says who looks at the company, how many it may train, what the trainer needs, and how to begin small', async () => {
  await cases.stepSays(desk(), 'E2', 'IHK Magdeburg', 'Geschäftsstelle in Stendal', '§ 27 Abs. 1 Nr. 1 BBiG')
  await cases.stepSays(desk(), 'E3', valueToday('trainees-for-1-2'), '§ 27 Abs. 1 Nr. 2 BBiG')
  await cases.stepSays(
    desk(),
    'E4',
    valueToday('trainer-course-shortest'),
    valueToday('trainer-course-longest'),
  )
  await cases.stepSays(desk(), 'E8', valueToday('eq-monthly'), '§ 54a')
  await look('kette-eq')
  expect(await findInEveryLook(page())).toEqual([])
})

test('one key notes to ask the company again in four weeks', async () => {
  const on = german(addToDate(today, { weeks: 4 }))
  await cases.stepSays(desk(), 'E1', on)
  await desk().hands.use(desk().button('chain.followUpOn', { date: on }))
  await cases.backToCase(desk())
  await page().getByText(on).first().waitFor()
})

test('a place is offered, and the person who fits is found with the reasons', async () => {
  const { hands } = desk()
  await hands.use(desk().button('companies.places.add'))
  await pick(hands, page(), {
    at: desk().field('companies.places.occupation'),
    label: label('occupationGroup', 'hospitality'),
  })
  await pick(hands, page(), { at: page().locator('#place-german'), label: label('germanLevel', 'b1') })
  await hands.fill(page().locator('#place-startOn'), '01.08.2027')
  await look('platz')
  await hands.press('Control+Enter')
  await page().getByText(words('companies.places.saved')).first().waitFor()
  await hands.use(desk().button('companies.places.who'))
  const found = page().locator('li').filter({ hasText: codes.person })
  await found.first().waitFor()
  const reasons = await found.first().innerText()
  for (const reason of ['occupation-same', 'region-near', 'german-enough', 'start-soon']) {
    expect(reasons).toContain(words(`companies.matches.reasons.${reason}`))
  }
  await look('wer-passt')
  expect(await findInEveryLook(page())).toEqual([])
})

test('proposed, agreed and begun, and both cases know it', async () => {
  const { hands } = desk()
  await hands.use(
    page().getByRole('button', { name: words('companies.matches.proposeLabel', { code: codes.person }) }),
  )
  const placements = page()
    .locator('section')
    .filter({ hasText: words('companies.placements.title') })
    .last()
  await placements.getByText(codes.person).waitFor()
  for (const state of ['agreed', 'begun']) {
    await hands.use(desk().button('companies.placements.move'))
    const to = page().getByRole('radiogroup', { name: words('companies.placements.to') })
    await decide(hands, to, label('placementState', state))
    await hands.press('Control+Enter')
    // The form itself names the state too: only when it has gone does the list say it.
    await to.waitFor({ state: 'detached' })
    await placements.getByText(label('placementState', state)).first().waitFor()
  }
  await page().getByText(words('companies.placements.asked')).first().waitFor()
  await page()
    .getByText(words('companies.places.free', { count: 0 }))
    .first()
    .waitFor()
  await look('vermittelt')
  await cases.readCase(desk(), codes.person)
  const shownCase = page().locator('article.case')
  await shownCase.getByText(codes.company).first().waitFor()
  await shownCase.getByText(label('placementState', 'begun')).first().waitFor()
  await hands.use(
    desk().button('companies.placements.result', { result: label('caseResult', 'dual-training') }),
  )
  await page()
    .getByText(words('companies.placements.resultSaved', { code: codes.person }))
    .first()
    .waitFor()
  await look('person')
  expect(await findInEveryLook(page())).toEqual([])
})

test('the list of companies finds by region and by free places, and holds at 200 %', async () => {
  const { hands } = desk()
  await hands.press('Control+5')
  await cases.arrived(desk(), 'companies.title')
  await page().getByRole('grid').getByText(codes.company).waitFor()
  await look('liste')
  // A letter chooses in the closed list.
  await hands.goTo(desk().field('companies.region'))
  await hands.press('m')
  await page().getByText(words('companies.noMatch')).waitFor()
  await hands.use(desk().button('companies.noMatchClear'))
  await page().getByRole('grid').getByText(codes.company).waitFor()
  await put(page(), 'zoomed')
  await page().screenshot({ path: `${folder}/liste-200.png` })
  expect(await findViolations(page())).toEqual([])
  await put(page(), 'light')
  expect(desk().app().complaints()).toEqual([])
})
