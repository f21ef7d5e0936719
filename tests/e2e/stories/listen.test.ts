/**
 * An office fits its lists: a value of its own, another word, one out of sight; every case, the search and the list of
 * changes follow. And a company is asked what companies are asked. By keyboard.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inRoot } from '#build/tools/paths.ts'
import * as cases from '#tests/e2e/steps/case-steps.ts'
import { goToPart, planEvent, saveCounts } from '#tests/e2e/steps/event-steps.ts'
import { lock, setUp, unlock } from '#tests/e2e/steps/first-start.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { findViolations } from '#tests/support/app-driver/axe.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { choose, decide, pick } from '#tests/support/app-driver/fields.ts'
import { makeAlbum } from '#tests/support/app-driver/looks.ts'
import { findInEveryLook, put } from '#tests/support/app-driver/manners.ts'
import { words } from '#tests/support/app-driver/words.ts'

const label = (list: string, value: string) => words(`lists.${list}.${value}`)
const started: { desk?: Desk } = {}
const secret = { passphrase: '', company: '' }
const album = makeAlbum(inRoot('out/stories/listen'))
const evening = {
  title: 'Ausbildung verstehen',
  on: 'gestern',
  begins: '17',
  ends: '19:00',
  place: 'Aula',
  seats: 40,
  consents: 0,
  companyCount: 2,
  stops: [],
} as const
const desk = (): Desk => {
  if (!started.desk) throw new Error('not started')
  return started.desk
}
const page = () => desk().app().page()

/** A picture in every mode, and nothing for axe to say. */
async function look(name: string): Promise<void> {
  await album.take(page(), name)
  expect(await findInEveryLook(page()), name).toEqual([])
}

async function goToLists(): Promise<void> {
  const { hands } = desk()
  await hands.press('Control+,')
  await cases.arrived(desk(), 'settings.title')
  await hands.goTo(page().locator('[role=tab][data-state=active]'))
  const lists = page().getByRole('tab', { name: words('settings.lists.title'), exact: true })
  for (let step = 0; step < 6 && (await lists.getAttribute('aria-selected')) !== 'true'; step += 1)
    await hands.press('ArrowRight')
  await page().locator('.list-values').waitFor()
}

const act = (words: string, value: string) => page().getByRole('button', { name: `${words}: ${value}` })

beforeAll(async () => {
  started.desk = await openDesk('listen', { target: await builtApp() })
  const made = await setUp(desk(), { office: 'Beratung Nord', region: 'Landkreis Stendal', initials: 'LI' })
  secret.passphrase = made.passphrase
}, 120_000)

afterAll(() => started.desk?.leave())

test('a company is asked about the company; what was typed for another group is not lost', async () => {
  const { hands, field } = desk()
  await hands.press('Control+n')
  await cases.arrived(desk(), 'cases.create.title')
  const groups = cases.radios(desk(), 'cases.fields.clientGroup')
  await decide(hands, groups, label('clientGroup', 'young-person'))
  await pick(hands, page(), { at: field('cases.fields.german'), label: label('germanLevel', 'b1') })
  await decide(hands, groups, label('clientGroup', 'company'))
  await field('cases.fields.german').waitFor({ state: 'detached' })
  await pick(hands, page(), { at: field('cases.fields.companySize'), label: label('companySize', '1-9') })
  await pick(hands, page(), { at: field('cases.fields.sector'), label: label('sector', 'i') })
  await pick(hands, page(), { at: field('cases.fields.trainsNow'), label: label('trainsNow', 'never') })
  await hands.press('Tab')
  await look('neuer-betrieb')
  await decide(hands, groups, label('clientGroup', 'young-person'))
  expect(await field('cases.fields.german').inputValue()).toBe(label('germanLevel', 'b1'))
  await decide(hands, groups, label('clientGroup', 'company'))
  await hands.press('Control+Enter')
  secret.company = await cases.codeOnScreen(desk())
  const text = await page().locator('article.case').innerText()
  expect(text).toContain(label('companySize', '1-9'))
  expect(text).not.toContain(label('germanLevel', 'b1'))
})

test('a value of the office, a renamed and a hidden one, each with its day, and back by one key', async () => {
  const { hands, button, field } = desk()
  await goToLists()
  await look('listen')
  await hands.use(button('settings.lists.new'))
  await hands.fill(field('settings.lists.label'), 'Bewerbung')
  await pick(hands, page(), { at: field('settings.lists.countsAs'), label: label('topic', 'parents-system') })
  await hands.press('Tab')
  await hands.use(button('settings.lists.add'))
  await page().getByText(words('errors.ListLabelTaken')).waitFor()
  await look('bezeichnung-vergeben')
  await hands.fill(field('settings.lists.label'), 'Elterncafé')
  await hands.press('Enter')
  await act(words('settings.lists.hide'), 'Elterncafé').waitFor()

  await hands.use(act(words('settings.lists.change'), label('topic', 'funding')))
  await hands.fill(field('settings.lists.label'), 'Geld und Förderung')
  await hands.press('Enter')
  await hands.use(act(words('settings.lists.hide'), label('topic', 'exam')))
  await act(words('settings.lists.show'), label('topic', 'exam')).waitFor()
  const changes = page().getByRole('region', { name: words('settings.lists.changesTitle') })
  expect((await changes.locator('li').allTextContents()).join('\n')).toContain('Geld und Förderung')
  await hands.press('Control+z')
  await act(words('settings.lists.hide'), label('topic', 'exam')).waitFor()
  await hands.use(act(words('settings.lists.hide'), label('topic', 'exam')))
  await act(words('settings.lists.show'), label('topic', 'exam')).waitFor()
  await look('listen-geändert')
  await put(page(), 'zoomed')
  await page().screenshot({ path: inRoot('out/stories/listen/light/zoomed.png') })
  expect(await findViolations(page())).toEqual([])
  await put(page(), 'light')
})

/** Adds a value to the list that is open in the settings. */
async function addValue(
  list: string,
  { word, countsAs }: { readonly word: string; readonly countsAs: string },
): Promise<void> {
  const { hands, button, field } = desk()
  const counted = list.endsWith('.place') ? 'settings.lists.liesIn' : 'settings.lists.countsAs'
  await choose(hands, page().locator('#list'), words(list))
  await hands.use(button('settings.lists.new'))
  await hands.fill(field('settings.lists.label'), word)
  await pick(hands, page(), { at: field(counted), label: countsAs })
  await hands.press('Tab')
  await hands.use(button('settings.lists.add'))
  await act(words('settings.lists.hide'), word).waitFor()
}

test('kinds of bodies, formats and results of events are the office’s too; what every town asks for stays', async () => {
  const { hands, field } = desk()
  await addValue('referral.bodyType', {
    word: 'Stadtteilbüro',
    countsAs: label('bodyType', 'counselling-service'),
  })
  expect(await act(words('settings.lists.change'), label('bodyType', 'job-centre')).count()).toBe(1)
  expect(await act(words('settings.lists.hide'), label('bodyType', 'job-centre')).count()).toBe(0)
  await hands.use(act(words('settings.lists.hide'), label('bodyType', 'mission-abroad')))
  await look('listen-stellen')
  await addValue('settings.lists.names.eventFormat', {
    word: 'Elternabend',
    countsAs: label('eventFormat', 'roundtable'),
  })
  await addValue('settings.lists.names.eventResult', {
    word: 'Probetage',
    countsAs: label('eventResult', 'internship'),
  })
  await planEvent(desk(), { ...evening, format: 'Elternabend' })
  await page().getByText('Elternabend').first().waitFor()
  await goToPart(desk(), 'plan')
  await page().getByText('Betriebe persönlich einladen').waitFor()
  await goToPart(desk(), 'after')
  await hands.fill(page().getByLabel('Probetage', { exact: true }), '3')
  await saveCounts(desk())
  await hands.press('Control+7')
  await cases.arrived(desk(), 'directory.title')
  await hands.goTo(page().getByRole('tablist'))
  await hands.press('Home', 'ArrowRight')
  await hands.use(desk().button('directory.entry.new'))
  await cases.arrived(desk(), 'directory.form.titleNew')
  await pick(hands, page(), { at: field('directory.form.type'), label: 'Stadtteilbüro' })
  await hands.fill(field('directory.form.name'), 'Bürgertreff am Markt')
  await hands.press('Control+Enter')
  await cases.arrived(desk(), 'directory.title')
  await hands.fill(field('directory.filter'), 'stadtteil')
  await page().getByRole('heading', { name: 'Stadtteilbüro' }).waitFor()
  await look('verzeichnis-eigene-art')
})

test('places the office keeps are suggested where a conversation is held, with their district', async () => {
  const { hands, field, button } = desk()
  await goToLists()
  const district = label('region', 'jerichower-land')
  await addValue('settings.lists.names.place', { word: 'Jugendclub Mitte', countsAs: district })
  await look('listen-orte')
  await hands.press('Control+Shift+T')
  await cases.arrived(desk(), 'outreach.title')
  await hands.use(page().getByRole('button', { name: 'Jugendclub Mitte', exact: true }))
  expect(await field('outreach.place').inputValue()).toBe('Jugendclub Mitte')
  expect(await field('cases.fields.region').inputValue()).toBe(district)
  await look('termin-orte')
  await hands.use(button('outreach.begin'))
  await cases.arrived(desk(), 'outreach.capture.title')
  await hands.press('Control+Shift+T')
  await cases.arrived(desk(), 'outreach.title')
  await hands.use(button('outreach.end'))
})

test('cases and search speak the words of the office, also behind the lock', async () => {
  const { hands, button, field } = desk()
  await cases.readCase(desk(), secret.company)
  await hands.use(button('cases.case.editFacts'))
  for (const topic of ['Elterncafé', 'Geld und Förderung'])
    await pick(hands, page(), { at: field('cases.fields.topics'), label: topic })
  await hands.fill(field('cases.fields.topics'), label('topic', 'exam'))
  expect(await page().getByRole('option').count()).toBe(0)
  await hands.press('Control+A', 'Delete')
  await hands.use(button('cases.case.factsDone'))
  await lock(desk())
  await unlock(desk(), secret.passphrase)
  await hands.press('Control+2')
  await cases.arrived(desk(), 'cases.title')
  await hands.press('Control+f')
  await hands.fill(field('cases.filter'), 'elterncafe')
  await page().getByRole('grid').getByText(secret.company).waitFor()
  await hands.press('ArrowDown', 'Enter')
  await page().getByText('Elterncafé, Geld und Förderung').waitFor()
  await look('fall-mit-eigenen-werten')
})
