/** An office's Excel list of 200 rows becomes cases by keyboard, twice, and what must stay out stays out. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrived } from '#tests/e2e/steps/case-steps.ts'
import { setUp } from '#tests/e2e/steps/first-start.ts'
import * as steps from '#tests/e2e/steps/import-steps.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { searchFolders } from '#tests/support/app-driver/byte-search.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { choose } from '#tests/support/app-driver/fields.ts'
import { makeAlbum } from '#tests/support/app-driver/looks.ts'
import { findInEveryLook, put, withoutScrolling } from '#tests/support/app-driver/manners.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { words } from '#tests/support/app-driver/words.ts'
import { inRoot } from '#build/tools/paths.ts'
import { listCanary, officeList } from '#tests/support/office-list.ts'
import { xlsxOf } from '#tests/support/spreadsheets.ts'

const started: { desk?: Desk } = {}
const desk = (): Desk => {
  if (!started.desk) throw new Error('not started')
  return started.desk
}
const page = () => desk().app().page()
const album = makeAlbum(inRoot('out/stories/import'))
const violations: string[] = []
const list = () => join(desk().home.outside, 'beratungsliste.xlsx')
const all = { text: '', state: 'all', sort: 'code', descending: false, from: 0, count: 1000 } as const

async function look(name: string): Promise<void> {
  await album.take(page(), name)
  const found = await withoutScrolling(page(), () => findInEveryLook(page()))
  violations.push(...found.map((what) => `${name}, ${what}`))
  await put(page(), 'zoomed')
  const { scrollWidth, clientWidth } = await page().evaluate(() => document.documentElement)
  if (scrollWidth > clientWidth) violations.push(`${name} scrolls sideways at 200 %`)
  await page().screenshot({ path: inRoot(`out/stories/import/zoomed-${name}.png`) })
  await put(page(), 'light')
}

async function import200(): Promise<Readonly<Record<string, string>>> {
  await steps.goToImport(desk())
  await steps.openList(desk(), list())
  await steps.atStep(desk(), 'columns')
  await steps.goOn(desk(), 'values')
  await steps.goOn(desk(), 'trial')
  return steps.trialCounts(desk())
}

beforeAll(async () => {
  mkdirSync(inRoot('out/stories'), { recursive: true })
  started.desk = await openDesk('import', { target: await builtApp() })
  await setUp(desk(), { office: 'Prüfstelle', region: 'Magdeburg', initials: 'PR' })
  writeFileSync(list(), await xlsxOf(officeList(200)))
}, 120_000)

afterAll(() => started.desk?.leave())

test('columns are suggested; names, telephones, birth days and addresses are struck through', async () => {
  await desk().hands.press('Control+2')
  await arrived(desk(), 'cases.title')
  await desk().hands.use(desk().button('import.entry.button'))
  await arrived(desk(), 'import.title')
  await look('file')
  await steps.openList(desk(), list())
  await steps.atStep(desk(), 'columns')
  expect(await page().locator('.import-table del').allTextContents()).toEqual([
    'Name',
    'Telefon',
    'Geburtsdatum',
    'Anschrift',
  ])
  expect(await page().locator('#import-step').textContent()).not.toContain(listCanary)
  const german = desk().field('import.columns.becomesOf', { column: 'Deutschniveau' })
  expect(await german.inputValue()).toBe('german')
  await desk().hands.goTo(page().getByRole('checkbox', { name: words('import.columns.bands') }))
  await desk().hands.press('Space')
  await look('columns')
})

test('an unknown value is matched, the trial says what would happen, and the cases are there', async () => {
  await steps.goOn(desk(), 'values')
  await choose(desk().hands, desk().field('import.values.meansOf', { value: 'gut' }), 'B2')
  await look('values')
  await steps.goOn(desk(), 'trial')
  expect(await steps.trialCounts(desk())).toMatchObject({
    [words('import.trial.rows')]: '200',
    [words('import.trial.created')]: '200',
  })
  await look('trial')
  expect((await callVault(page(), 'list', all)).total).toBe(0)
  await desk().hands.use(desk().button('import.apply', { count: 200, shown: 200 }))
  await page()
    .locator('.fk-toast')
    .getByText(words('import.done', { count: 200, shown: 200 }))
    .waitFor({ timeout: 30_000 })
  await arrived(desk(), 'cases.title')
  const { rows, total } = await callVault(page(), 'list', all)
  expect(total).toBe(200)
  expect(new Set(rows.map(({ german }) => german))).toEqual(new Set(['a2', 'b1', 'b2']))
  expect(
    rows.every(
      ({ ageBand, lastContactOn, residence }) =>
        ageBand !== null && lastContactOn !== null && residence !== null,
    ),
  ).toBe(true)
  await look('cases')
})

test('the second time everything is already there, and the choices are remembered', async () => {
  const counts = await import200()
  expect(counts).toMatchObject({ [words('import.trial.created')]: '0', [words('import.trial.same')]: '200' })
  await look('again')
  await desk().hands.use(desk().button('import.discard'))
  await page()
    .getByRole('heading', { level: 2, name: words('import.file.title') })
    .waitFor()
  expect((await callVault(page(), 'list', all)).total).toBe(200)
})

test('a broken list is refused with its row, and nothing is changed', async () => {
  const broken = join(desk().home.outside, 'kaputt.csv')
  writeFileSync(broken, 'Alter;Deutsch;Thema\r\n17;B1;Sprache\r\n18;B2;Sprache; Bewerbung\r\n')
  await steps.openList(desk(), broken)
  await page()
    .getByText(words('errors.RaggedRow', { row: 3, found: 4, expected: 3 }))
    .waitFor()
  await look('refused')
  expect((await callVault(page(), 'list', all)).total).toBe(200)
})

test('nothing of what was refused lies on the disk, and axe finds nothing', async () => {
  const { home } = desk()
  await desk().app().kill()
  const { HOME = '', XDG_CONFIG_HOME = '', XDG_CACHE_HOME = '', XDG_DATA_HOME = '' } = home.environment
  const folders = [home.data, home.temp, HOME, XDG_CONFIG_HOME, XDG_CACHE_HOME, XDG_DATA_HOME]
  expect(searchFolders(folders, [listCanary])).toEqual([])
  expect(violations).toEqual([])
})
