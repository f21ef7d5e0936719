/**
 * User story 3: a family in Schönebeck. Who is responsible is found in a few keys, and the leaflet in German and Arabic
 * is saved. Then the office keeps its directory: an entry changed, a file out and in, a broken one refused.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrived } from '#tests/e2e/steps/case-steps.ts'
import { setUp } from '#tests/e2e/steps/first-start.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { findViolations } from '#tests/support/app-driver/axe.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { answerFileDialog } from '#tests/support/app-driver/file-dialog.ts'
import { makeAlbum } from '#tests/support/app-driver/looks.ts'
import { findInEveryLook, put, withoutScrolling } from '#tests/support/app-driver/manners.ts'
import { words } from '#tests/support/app-driver/words.ts'
import { askPoppler } from '#tests/support/typesetting.ts'

const started: { desk?: Desk } = {}
const desk = (): Desk => {
  if (!started.desk) throw new Error('not started')
  return started.desk
}
const page = () => desk().app().page()
const pictures = process.env['FALLKOFFER_PICTURES']
const album = pictures === undefined ? undefined : makeAlbum(pictures)

/** Axe in every look; where somebody wants pictures, those of every mode as well. */
async function look(name: string): Promise<void> {
  await album?.take(page(), name)
  const found = await withoutScrolling(page(), () => findInEveryLook(page()))
  if (pictures !== undefined) {
    await put(page(), 'zoomed')
    await page().screenshot({ path: join(pictures, `${name}-zoomed.png`) })
    expect(await findViolations(page()), `${name}, zoomed`).toEqual([])
    await put(page(), 'light')
  }
  expect(found, name).toEqual([])
}

beforeAll(async () => {
  started.desk = await openDesk('zustaendig', { target: await builtApp() })
  await setUp(desk(), { office: 'Beratungsstelle Nord', region: 'Salzlandkreis', initials: 'NB' })
}, 120_000)

afterAll(() => started.desk?.leave())

/** The row of a kind of body in the answer. */
const row = (type: string) =>
  page()
    .locator('.directory-row')
    .filter({ has: page().getByRole('heading', { name: words(`lists.bodyType.${type}`), exact: true }) })

async function goToTab(name: 'route' | 'bodies' | 'programmes' | 'files'): Promise<void> {
  const tab = page().getByRole('tab', { name: words(`directory.tab.${name}`) })
  await desk().hands.goTo(page().getByRole('tablist'))
  await desk().hands.press('Home')
  while ((await tab.getAttribute('aria-selected')) !== 'true') await desk().hands.press('ArrowRight')
}

test('a family in Schönebeck: immigration office, municipal job centre and employment agency in a few keys', async () => {
  const { hands } = desk()
  await hands.press('Control+7')
  await arrived(desk(), 'directory.title')
  await page().getByText(words('directory.route.emptyTitle')).waitFor()
  const before = hands.keysPressed()
  await hands.press('Control+f')
  await hands.type('schoe')
  await page()
    .getByRole('option', { name: /^Schönebeck/ })
    .waitFor()
  await hands.press('Enter')
  await page()
    .getByRole('heading', { name: words('directory.route.for', { place: 'Schönebeck (Elbe)' }) })
    .waitFor()
  expect(hands.keysPressed() - before).toBeLessThanOrEqual(8)
  const immigration = await row('immigration-office').innerText()
  expect(immigration).toContain('Bernburg (Saale)')
  expect(immigration).toContain('SG 30.1 Ausländerbehörde')
  expect(immigration).not.toContain(words('chain.toCheck'))
  const jobCentre = await row('job-centre').innerText()
  expect(jobCentre).toMatch(/^.*\n*Schönebeck/)
  expect(jobCentre).toContain('Kommunales Jobcenter')
  expect(jobCentre).toContain(words('chain.toCheck'))
  expect(await row('employment-agency').innerText()).toContain('Sachsen-Anhalt West')
  const chamber = await row('chamber-of-crafts').innerText()
  expect(chamber).toContain('Handwerkskammer Magdeburg')
  expect(chamber).toContain('Handwerkskammer Halle')
  await look('zustaendig')
})

test('the leaflet in German and Arabic is saved: tagged, with the town, without a person', async () => {
  const { hands } = desk()
  await hands.use(row('immigration-office').getByRole('button', { name: words('directory.route.leaflet') }))
  await arrived(desk(), 'leaflet.title')
  await page().locator('.fk-preview img').first().waitFor({ timeout: 30_000 })
  await hands.fill(desk().field('leaflet.until'), '15.12.2026')
  await hands.press('Tab')
  await page().getByText(words('leaflet.toCheck')).waitFor()
  await look('merkzettel')
  const path = join(desk().home.outside, 'merkzettel.pdf')
  await answerFileDialog(desk().app().pid, path, () => hands.press('Control+s'))
  await page().locator('.fk-toast').getByText(words('leaflet.saveWarn')).first().waitFor()
  const pdf = readFileSync(path)
  if (pictures !== undefined) writeFileSync(join(pictures, 'merkzettel.pdf'), pdf)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const facts = askPoppler('pdfinfo', pdf)
  // Where Debian's tools are absent, the typesetter itself vouches for PDF/UA.
  if (facts === null) return
  expect(facts).toMatch(/Tagged:\s+yes/)
  expect(facts).toMatch(/Pages:\s+1\b/)
  const text = askPoppler('pdftotext', pdf) ?? ''
  for (const word of [
    'Merkzettel',
    'Bernburg (Saale)',
    'Ausländerbehörde',
    '15.12.2026',
    'Beratungsstelle Nord',
  ])
    expect(text).toContain(word)
  expect(text.normalize('NFKC')).toMatch(/\p{Script=Arabic}{3}/u)
  expect(text).not.toMatch(/\b(Herr|Frau|geb\.|NB)\b/)
})

test('the place is still there after the leaflet, and an entry is changed, checked and taken back', async () => {
  const { hands } = desk()
  await hands.use(desk().button('leaflet.back'))
  await page()
    .getByRole('heading', { name: words('directory.route.for', { place: 'Schönebeck (Elbe)' }) })
    .waitFor()
  await goToTab('bodies')
  await look('stellen')
  await hands.fill(desk().field('directory.filter'), 'jobcenter')
  await hands.use(page().getByRole('button', { name: /^Ändern: Salzlandkreis, Kommunales Jobcenter/ }))
  await arrived(desk(), 'directory.form.titleEdit')
  await hands.fill(desk().field('directory.form.website'), 'salzlandkreis.de')
  await hands.press('Control+Enter')
  await page().getByText(words('directory.form.websiteWrong')).waitFor()
  await hands.goTo(desk().field('directory.form.website'))
  await hands.press('Control+A', 'Delete')
  await hands.fill(desk().field('directory.form.opening'), 'Dienstag 9 bis 12 Uhr')
  await look('stelle-aendern')
  await hands.press('Control+Enter')
  await arrived(desk(), 'directory.title')
  await page()
    .getByText(words('directory.entry.opening', { text: 'Dienstag 9 bis 12 Uhr' }))
    .waitFor()
  await page().getByText(words('directory.entry.standingChanged')).waitFor()
  await hands.press('Control+z')
  await page().getByText(words('directory.entry.standingChanged')).waitFor({ state: 'detached' })
})

test('programmes say what is over; a new body survives a crash half-typed', async () => {
  const { hands } = desk()
  await goToTab('programmes')
  const miidu = page().locator('li').filter({ hasText: 'MiiDU' })
  expect(await miidu.innerText()).toContain(words('directory.programme.state.ask-ended'))
  await look('programme')
  await hands.use(desk().button('directory.programme.new'))
  await arrived(desk(), 'directory.programme.titleNew')
  await hands.fill(desk().field('directory.programme.name'), 'Ausbildung vor Ort')
  await hands.fill(desk().field('directory.form.source'), 'Aushang im Rathaus')
  await look('programm-neu')
  await hands.press('Control+Enter')
  const own = page().locator('li').filter({ hasText: 'Ausbildung vor Ort' })
  await own.getByText(words('directory.toCheck')).waitFor()
  await own.getByText(words('directory.route.ownSource', { source: 'Aushang im Rathaus' })).waitFor()
  await hands.use(own.getByRole('button', { name: words('directory.entry.check') }))
  await own.getByText(/geprüft am/).waitFor()
  expect(await own.getByText(words('directory.toCheck')).count()).toBe(0)
  await goToTab('bodies')
  await hands.use(desk().button('directory.entry.new'))
  await arrived(desk(), 'directory.form.titleNew')
  // The fields come after the heading, once the directory is read.
  await desk().field('directory.form.name').waitFor()
  await hands.press('Control+Enter')
  await page().getByText(words('errors.field.required')).first().waitFor()
  await hands.fill(desk().field('directory.form.name'), 'Rechtsberatung am Markt')
  await hands.use(desk().button('common.action.cancel'))
  await arrived(desk(), 'directory.title')
  await hands.use(desk().button('directory.entry.new'))
  await page().getByText(words('app.draft.restored')).waitFor()
  expect(await desk().field('directory.form.name').inputValue()).toBe('Rechtsberatung am Markt')
  await hands.use(desk().button('common.action.cancel'))
})

test('the directory goes out as a file and comes in again unchanged; a broken one is refused with its place', async () => {
  const { hands } = desk()
  await arrived(desk(), 'directory.title')
  await goToTab('files')
  const path = join(desk().home.outside, 'verzeichnis.json')
  await hands.goTo(desk().button('directory.files.save'))
  await answerFileDialog(desk().app().pid, path, () => hands.press('Enter'))
  await page().locator('.fk-toast').getByText('verzeichnis.json').waitFor()
  await hands.goTo(desk().button('directory.files.open'))
  await answerFileDialog(desk().app().pid, path, () => hands.press('Enter'))
  await page().getByText(words('directory.files.nothing')).waitFor()
  await hands.use(desk().button('directory.files.discard'))

  const text = readFileSync(path, 'utf8')
  writeFileSync(path, text.replace('"name": "Jobcenter Börde"', '"name": 12'))
  await hands.goTo(desk().button('directory.files.open'))
  await answerFileDialog(desk().app().pid, path, () => hands.press('Enter'))
  await page()
    .getByText(/contents\.\d+\./)
    .waitFor()
  writeFileSync(
    path,
    text.replace('"description": "Gemeinsame Einrichtung', '"description": "Neu: gemeinsame Einrichtung'),
  )
  await hands.goTo(desk().button('directory.files.open'))
  await answerFileDialog(desk().app().pid, path, () => hands.press('Enter'))
  await page()
    .getByText(words('directory.files.preview', { name: 'verzeichnis.json' }))
    .waitFor()
  await look('einlesen')
  await hands.use(desk().button('directory.files.apply'))
  await page()
    .locator('.fk-toast')
    .getByText(words('directory.files.applied', { count: 1 }))
    .waitFor()
  await hands.press('Control+z')
  await page().locator('.fk-toast').getByText(words('directory.entry.undone')).waitFor()
})
