/**
 * User story 9, "Bustour nachbereiten": one bus, four companies, 22 young people. Counts by sex and age, six
 * internships agreed, five follow-up cases without names. By keyboard, in the real app.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeAudit, type Audit } from '#tests/e2e/steps/audit.ts'
import { arrived, codeOnScreen, openCase } from '#tests/e2e/steps/case-steps.ts'
import {
  codesOfEvent,
  goToPart,
  isEvent,
  makeFollowUpCases,
  planEvent,
  saveCounts,
  typeCounts,
} from '#tests/e2e/steps/event-steps.ts'
import { lock, setUp, unlock } from '#tests/e2e/steps/first-start.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { decide } from '#tests/support/app-driver/fields.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'
import { words } from '#tests/support/app-driver/words.ts'

const started: { desk?: Desk; audit?: Audit } = {}
const known = { passphrase: '', company: '', codes: [] as readonly string[] }
const desk = (): Desk => {
  if (!started.desk) throw new Error('not started')
  return started.desk
}
const page = () => desk().app().page()
const look = async (name: string) => started.audit?.look(name)
const title = 'Bustour Metall und Pflege'

beforeAll(async () => {
  started.desk = await openDesk('bustour', { target: await builtApp() })
  const newcomer = { office: 'Beratungsstelle Nord', region: 'Landkreis Börde', initials: 'AB' }
  known.passphrase = (await setUp(desk(), newcomer)).passphrase
  started.audit = await makeAudit(desk(), 'veranstaltungen')
}, 120_000)

afterAll(() => started.desk?.leave())

test('the bus tour is planned with its route, one company being a case of ours', async () => {
  known.company = await openCase(desk(), {
    clientGroup: 'Betrieb',
    lists: {},
    topics: [],
    concern: 'Möchte junge Menschen kennenlernen.',
  })
  await desk().hands.press('Control+6')
  await arrived(desk(), 'events.title')
  await look('leer')
  await planEvent(desk(), {
    format: 'Berufsorientierungs-Bustour',
    title,
    on: 'gestern',
    begins: '8',
    ends: '16:30',
    place: 'ZOB Haldensleben',
    seats: 30,
    consents: 7,
    companyCount: 4,
    stops: [
      { at: '9:00', place: 'Autohaus in Wanzleben', company: known.company },
      { at: '1045', place: 'Metallbau in Oschersleben' },
      { at: '13:00', place: 'Pflegeheim in Haldensleben' },
      { at: '14:45', place: 'Lager in Barleben' },
    ],
  })
  await goToPart(desk(), 'plan')
  const checklist = page().getByRole('region', { name: words('events.checks.title') })
  await checklist.getByText('Bus anfragen').waitFor()
  await desk().hands.goTo(checklist.getByRole('checkbox').first())
  await desk().hands.press('Space')
  await checklist.getByText(/^1 von \d+ erledigt$/).waitFor()
  await look('planung')
})

test('22 young people are counted by sex and age; what does not add up is said and saved all the same', async () => {
  await typeCounts(desk(), {
    groups: { 'young-people': 22, companies: 4 },
    heads: { 'female.15-17': 5, 'female.18-20': 6, 'male.15-17': 3, 'male.18-20': 7 },
    results: { contacts: 19, appointments: 5, internship: 6 },
  })
  const warnings = page().locator('.event-warnings')
  await warnings.getByText(words('events.warnings.HeadsDiffer', { heads: 21, groups: 22 })).waitFor()
  await warnings.getByText(words('events.warnings.ConsentsMissing', { minors: 8, consents: 7 })).waitFor()
  await look('nachbereitung')
  await desk().hands.fill(page().locator('[id="heads.male.18-20"]'), '8')
  await waitUntil(async () => (await warnings.locator('li').count()) === 1, { what: 'the sums to agree' })
  expect(await page().locator('tfoot td').allTextContents()).toEqual(['11', '11', '0', '0', '22'])
  await saveCounts(desk())
})

test('half-typed numbers survive the lock', async () => {
  await desk().hands.fill(page().locator('[id="results.contacts"]'), '20')
  await lock(desk())
  await unlock(desk(), known.passphrase)
  await openEvent()
  await goToPart(desk(), 'after')
  await page().getByText(words('app.draft.restored')).waitFor()
  expect(await page().locator('[id="results.contacts"]').inputValue()).toBe('20')
  expect(await page().locator('[id="results.internship"]').inputValue()).toBe('6')
  await saveCounts(desk())
})

test('five follow-up cases are made without a name, taken back in one, and made again', async () => {
  await makeFollowUpCases(desk(), 5, ['Praktikum, Einstiegsqualifizierung'])
  // In a text field Strg+Z belongs to the text.
  await desk().hands.goTo(page().locator('[role=tab][data-state=active]'))
  await desk().hands.press('Control+z')
  expect(await codesOfEvent(desk(), 0)).toEqual([])
  known.codes = await makeFollowUpCases(desk(), 5, [])
  expect(new Set(known.codes).size).toBe(5)
  await look('folgefaelle')
})

test('a follow-up case says where it began and leads back to the event', async () => {
  const [first = ''] = known.codes
  await desk().hands.use(page().getByRole('link', { name: first }))
  expect(await codeOnScreen(desk())).toBe(first)
  const link = page().getByRole('link', { name: new RegExp(title) })
  await link.waitFor()
  await look('fall')
  await desk().hands.use(link)
  await isEvent(desk(), title)
})

test('the sheet is set for printing', async () => {
  await desk().hands.use(desk().button('events.view.sheet'))
  await arrived(desk(), 'events.sheet.title')
  await page().locator('.fk-preview__page').first().waitFor({ timeout: 30_000 })
  await look('blatt')
})

test("this year's tour becomes next year's, with the checklist moved along", async () => {
  await openEvent()
  await desk().hands.use(desk().button('events.view.more'))
  await desk().hands.press('Enter')
  await arrived(desk(), 'events.form.titleCopy')
  await page().locator('[id="stops.3.place"]').waitFor()
  await look('vorlage')
  await desk().hands.fill(desk().field('events.form.title'), 'Bustour im nächsten Jahr')
  await desk().hands.press('Control+Enter')
  await isEvent(desk(), 'Bustour im nächsten Jahr')
  await page()
    .getByText(/^0 von \d+ erledigt$/)
    .waitFor()
  await desk().hands.press('Control+6')
  await arrived(desk(), 'events.title')
  await page().getByRole('gridcell', { name: 'Bustour im nächsten Jahr' }).waitFor()
  await look('liste')
  const looks = page().getByRole('radiogroup', { name: words('events.look') })
  await decide(desk().hands, looks, words('events.asAgenda'))
  await page()
    .getByRole('region', { name: words('events.agenda.label') })
    .waitFor()
  await look('kalender')
})

test('axe finds nothing wrong in any mode', () => {
  expect(started.audit?.found).toEqual([])
})

async function openEvent(): Promise<void> {
  await desk().hands.press('Control+6')
  await arrived(desk(), 'events.title')
  const past = page().getByRole('radiogroup', { name: words('events.which') })
  await decide(desk().hands, past, words('events.past'))
  await desk().hands.goTo(page().getByRole('grid'))
  await desk().hands.press('ArrowDown', 'Enter')
  await isEvent(desk(), title)
}
