/**
 * User story 12. An office adapts a chain for its region and hands it on as a signed package; the other office reads
 * what changes before it takes it, and the case that was advised on the old content says so: the adviser decides.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundledChains } from '#shared/chains/catalogue.ts'
import * as cases from '#tests/e2e/steps/case-steps.ts'
import { digitsOf, goToNetwork } from '#tests/e2e/steps/exchange-steps.ts'
import { setUp } from '#tests/e2e/steps/first-start.ts'
import { newCase } from '#tests/e2e/steps/sample-day.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { choose } from '#tests/support/app-driver/fields.ts'
import { answerFileDialog } from '#tests/support/app-driver/file-dialog.ts'
import { findInEveryLook, put, withoutScrolling } from '#tests/support/app-driver/manners.ts'
import { words } from '#tests/support/app-driver/words.ts'

const started: { writer?: Desk; reader?: Desk; digits?: string; codes?: readonly string[] } = {}
const theDesk = (which: 'writer' | 'reader'): Desk => {
  const desk = started[which]
  if (!desk) throw new Error('not started')
  return desk
}
const writer = () => theDesk('writer')
const reader = () => theDesk('reader')
const chain = bundledChains.find(({ id }) => id === 'recognition')
const title = chain?.title ?? ''
const first = chain?.steps[0]
const region = words('lists.region.magdeburg')
const note = 'Die offene Sprechzeit ist zurzeit geschlossen.'
const added = 'Zeugnis gemeinsam durchsehen'
const packed = () => join(writer().home.outside, 'inhalt.json')

beforeAll(async () => {
  const target = await builtApp()
  started.writer = await openDesk('inhalt-a', { target })
  await setUp(writer(), { office: 'Dienststelle Eins', region: 'Magdeburg', initials: 'IA' })
  started.reader = await openDesk('inhalt-b', { target })
  await setUp(reader(), { office: 'Dienststelle Zwei', region: 'Magdeburg', initials: 'IB' })
}, 120_000)

afterAll(async () => {
  await started.writer?.leave()
  await started.reader?.leave()
})

test('a note on a step and a step of its own are written and published', async () => {
  const { hands } = writer()
  await toShelf(writer(), 'chainEdit.title')
  await choose(hands, writer().field('chainEdit.adapt.chain'), `${chain?.letter} · ${title}`)
  await hands.use(writer().button('chainEdit.adapt.begin'))
  const heading = { level: 1, name: `${title} · ${region}` } as const
  await writer().app().page().getByRole('heading', heading).waitFor()
  await hands.use(writer().button('chainEdit.note.add'))
  await hands.fill(writer().field('chainEdit.note.text'), note)
  await hands.use(writer().button('chainEdit.addStep'))
  await writer().field('chainEdit.field.title').waitFor()
  await hands.fill(writer().field('chainEdit.field.title'), added)
  await hands.fill(writer().field('chainEdit.field.goal'), 'Es ist klar, was noch fehlt.')
  await hands.fill(writer().field('chainEdit.field.forWhom'), 'alle mit einem Zeugnis')
  await hands.use(writer().button('chainEdit.publish.open'))
  const dialog = writer().app().page().getByRole('dialog')
  await dialog.getByText(note).waitFor()
  await hands.use(dialog.getByRole('button', { name: words('chainEdit.publish.confirm'), exact: true }))
  await said(writer(), words('chainEdit.publish.done'))
})

test('what is published becomes a signed file', async () => {
  const { hands } = writer()
  await toShelf(writer(), 'chain-packages.title')
  const select = words('chain-packages.held.select', { title: `${title} · ${region}` })
  await hands.use(writer().app().page().getByRole('checkbox', { name: select }), 'Space')
  await hands.goTo(writer().button('chain-packages.held.publish'))
  await answerFileDialog(writer().app().pid, packed(), () => hands.press('Enter'))
  await said(writer(), words('chain-packages.held.published', { name: 'inhalt.json' }))
  expect(readFileSync(packed(), 'utf8')).toContain(note)
  await goToNetwork(writer())
  started.digits = await digitsOf(writer(), 'own-digits')
  expect(started.digits).toMatch(/^\d{40}$/)
})

test('the other office refuses a copy that somebody changed', async () => {
  for (const facts of [newCase, newCase]) {
    started.codes = [...(started.codes ?? []), await cases.openCase(reader(), { ...facts, topics: [] })]
    await cases.walkChain(reader(), title, {})
  }
  const changed = join(reader().home.outside, 'veraendert.json')
  writeFileSync(changed, readFileSync(packed(), 'utf8').replace('geschlossen', 'durchgehend'))
  await openContent(changed)
  await reader().app().page().getByText(words('chain-packages.problem.E_SIGNATURE')).waitFor()
})

test('an unknown sender is known by the 40 digits; then the screen says what would change', async () => {
  const { hands } = reader()
  const page = reader().app().page()
  await openContent(packed())
  await page.getByText(words('chain-packages.trust.lead', { office: 'Dienststelle Eins' })).waitFor()
  await hands.goTo(page.getByLabel(words('common.fingerprint.group', { number: 1 })))
  await hands.type((started.digits ?? '').replace(/^./, (digit) => String((Number(digit) + 1) % 10)))
  await hands.use(reader().button('chain-packages.trust.button'))
  await page.getByText(words('errors.FingerprintDiffers')).waitFor()
  await hands.goTo(page.getByLabel(words('common.fingerprint.group', { number: 1 })))
  await hands.type(started.digits ?? '')
  await hands.use(reader().button('chain-packages.trust.button'))
  await page.getByText(words('chain-packages.preview.title', { office: 'Dienststelle Eins' })).waitFor()
  expect(await changes()).toEqual(
    expect.arrayContaining([
      `${first?.id} ${first?.title} – ${words('chain-packages.what.changed')}`,
      expect.stringContaining(`${added} – ${words('chain-packages.what.added')}`),
    ]),
  )
  expect(await withoutScrolling(page, () => findInEveryLook(page))).toEqual([])
  await hands.use(reader().button('chain-packages.preview.button'))
  await said(reader(), words('chain-packages.preview.taken'))
})

test('Heute says it in one line, and leads to the list of the cases; a code opens the chain at the change', async () => {
  const page = reader().app().page()
  const { hands } = reader()
  await hands.press('Control+1')
  await cases.arrived(reader(), 'today.title')
  await page.getByText(words('chain-older.notice', { count: 2 })).waitFor()
  await look('heute')
  await hands.use(reader().button('chain-older.look'))
  await cases.arrived(reader(), 'chain-older.title')
  await page.getByRole('heading', { level: 2, name: words('chain-older.kind.older') }).waitFor()
  const codes = page.locator('.older-group__cases').getByRole('link')
  expect((await codes.allInnerTexts()).map((text) => text.trim())).toEqual(started.codes?.toSorted())
  await look('liste')
  expect(await withoutScrolling(page, () => findInEveryLook(page))).toEqual([])
  await hands.use(codes.first())
  await page.locator('.run-standing:focus .run-change').waitFor()
  await look('aenderung')
})

test('the running cases are flagged with the steps that differ: one is kept, one is taken over', async () => {
  const { hands } = reader()
  const change = reader().app().page().locator('.run-change')
  await toRun(0)
  expect(await changes()).toHaveLength(2)
  await hands.use(reader().button('chain-packages.keep'))
  await change.waitFor({ state: 'detached' })
  expect(await cases.readStep(reader(), 'C1')).not.toContain(note)
  await toRun(1)
  await hands.use(reader().button('chain-packages.takeOver'))
  await change.waitFor({ state: 'detached' })
  expect(await cases.readStep(reader(), 'C1')).toContain(note)
})

test('content is taken away again: the case that stands on it still opens, says so and goes on', async () => {
  const page = reader().app().page()
  await toShelf(reader(), 'chain-packages.title')
  const removing = words('chain-packages.held.removeNamed', { title: `${title} · ${region}` })
  await reader().hands.use(page.getByRole('button', { name: removing, exact: true }))
  await said(reader(), words('chain-packages.held.removed', { title: `${title} · ${region}` }))
  await toRun(1)
  await page.getByText(words('chain-older.onlyHere')).waitFor()
  await look('nur-hier')
  expect(await cases.readStep(reader(), 'C1')).toContain(note)
  await cases.moveStep(reader(), 'C1', 2)
  await cases.backToCase(reader())
  await toRun(1)
  expect(await cases.readStep(reader(), 'C1')).toContain(note)
  const chosen = page.locator('.step-list [aria-current=step]')
  await chosen.getByText(words('lists.stepState.active')).waitFor()
  // The other case had stayed on what is in force again: nothing is to be decided there.
  await toShelf(reader(), 'chain-older.shelf')
  const listed = page.locator('.older-group__cases').getByRole('link')
  await listed.first().waitFor()
  // What was listed here before stays until it is read anew.
  await expect.poll(() => listed.allInnerTexts(), { timeout: 15_000 }).toEqual([started.codes?.[1]])
})

/** Pictures of what was changed, where somebody wants to look at them. */
async function look(name: string): Promise<void> {
  const folder = process.env['STORY_SHOTS']
  if (!folder) return
  for (const mode of ['light', 'dark', 'zoomed'] as const) {
    await put(reader().app().page(), mode)
    await reader()
      .app()
      .page()
      .screenshot({ path: join(folder, `${name}-${mode}.png`) })
  }
  await put(reader().app().page(), 'light')
}

/** The shelf of the chains with this title. */
async function toShelf(desk: Desk, shelf: string): Promise<void> {
  await desk.hands.press('Control+4')
  await cases.arrived(desk, 'chain.title')
  const shelves = desk
    .app()
    .page()
    .getByRole('navigation', { name: words('chain.shelves') })
  await desk.hands.use(shelves.getByRole('link', { name: words(shelf), exact: true }))
  await cases.arrived(desk, shelf === 'chain-older.shelf' ? 'chain-older.title' : shelf)
}

async function openContent(path: string): Promise<void> {
  await toShelf(reader(), 'chain-packages.title')
  await reader().hands.goTo(reader().button('chain-packages.open.button'))
  await answerFileDialog(reader().app().pid, path, () => reader().hands.press('Enter'))
}

/** One of the reader's cases, and the chain it is on; both say that something changed. */
async function toRun(which: number): Promise<void> {
  const page = reader().app().page()
  await cases.readCase(reader(), started.codes?.[which] ?? '')
  await page.locator('article.case').getByText(words('chain-packages.changedShort')).waitFor()
  await reader().hands.use(page.getByRole('link', { name: title, exact: true }).first())
  await page.locator('.run-change').waitFor()
}

async function changes(): Promise<readonly string[]> {
  const list = reader()
    .app()
    .page()
    .getByRole('list', { name: words('chain-packages.changedSteps') })
  await list.waitFor()
  return (await list.getByRole('listitem').allInnerTexts()).map((text) => text.trim())
}

async function said(desk: Desk, text: string): Promise<void> {
  await desk.app().page().locator('.fk-toast').getByText(text).first().waitFor({ timeout: 30_000 })
}
