/** The book of chains between two talks: pictures, tables, laws and the other shelves, by keyboard, in every mode. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as cases from '#tests/e2e/steps/case-steps.ts'
import { lookInEveryMode, setSize } from '#tests/e2e/steps/every-mode.ts'
import { setUp } from '#tests/e2e/steps/first-start.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { makeAlbum } from '#tests/support/app-driver/looks.ts'
import { words } from '#tests/support/app-driver/words.ts'

const running: { desk?: Desk } = {}
const desk = (): Desk => {
  if (!running.desk) throw new Error('not started')
  return running.desk
}
const page = () => desk().app().page()
const { audit, auditAndWalk, found } = lookInEveryMode(page)
const album = process.env['STORY_SHOTS'] ? makeAlbum(process.env['STORY_SHOTS']) : null

beforeAll(async () => {
  running.desk = await openDesk('nachschlagen', { target: await builtApp() })
  await setSize(desk())
  await setUp(desk(), { office: 'Beratungsstelle Nord', region: 'Magdeburg', initials: 'NB' })
})

afterAll(async () => {
  await running.desk?.leave()
})

async function openTab(id: 'papers' | 'funding' | 'questions' | 'changes'): Promise<void> {
  const name = words(`chain-reference.tab.${id}`)
  await desk().hands.goTo(page().getByRole('tablist'))
  for (let step = 0; step < 4; step += 1) {
    const tab = page().getByRole('tab', { name, exact: true })
    if ((await tab.getAttribute('aria-selected')) === 'true') break
    await desk().hands.press('ArrowRight')
  }
  await page().getByRole('tabpanel', { name, exact: true }).waitFor()
}

const row = (name: string) => page().getByRole('row').filter({ hasText: name })

/** To another shelf of the area. */
async function toShelf(title: string): Promise<void> {
  await desk().hands.use(page().getByRole('link', { name: words(title), exact: true }))
  await cases.arrived(desk(), title)
}

test('a chain is looked at as a diagram and as a list, and played through', async () => {
  const { hands } = desk()
  await hands.press('Control+4')
  await cases.arrived(desk(), 'chain.title')
  await album?.take(page(), 'diagramm')
  await auditAndWalk('diagramm')
  const tab = (name: string) =>
    page().getByRole('tab', { name: words(`chainDiagram.tab.${name}`), exact: true })
  await hands.goTo(tab('diagram'))
  await hands.press('ArrowRight')
  await page()
    .getByRole('tabpanel', { name: words('chainDiagram.tab.list'), exact: true })
    .waitFor()
  await album?.take(page(), 'liste')
  await audit('liste')
  await hands.use(desk().button('chainDiagram.play'))
  await page().locator('[id^=question-]').first().waitFor()
  await album?.take(page(), 'durchspielen')
})

test('the tables are read, dated back, and lead to the chains', async () => {
  const { hands } = desk()
  await toShelf('chain-reference.title')
  await audit('aufenthaltspapiere')

  await openTab('funding')
  await hands.use(
    page().getByRole('button', { name: words('chain-reference.short.toleration'), exact: true }),
  )
  await expect(row('Außerbetriebliche').textContent()).resolves.toContain('§ 76 Abs. 6 Nr. 3 SGB III')
  await audit('förderung mit Duldung')

  await openTab('questions')
  await openTab('changes')
  await hands.fill(page().getByLabel(words('chain-reference.day')), '11.06.2026')
  await expect(row('nach drei Monaten').textContent()).resolves.toContain(
    words('chain-reference.changes.to-come'),
  )
}, 120_000)

test('the other shelves hold in every mode too', async () => {
  for (const title of [
    'chainLaw.title',
    'chain-papers.compare.title',
    'chainEdit.title',
    'chain-packages.title',
  ]) {
    await toShelf(title)
    await album?.take(page(), title.replace('.title', ''))
    await audit(title)
  }
  expect(found).toMatchObject({ violations: [], sideways: [], focus: [] })
}, 120_000)
