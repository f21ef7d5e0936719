/** The chains as a book, looked at in every mode. */
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
const album = process.env['STORY_SHOTS'] ? makeAlbum(process.env['STORY_SHOTS']) : null

beforeAll(async () => {
  running.desk = await openDesk('chains', { target: await builtApp() })
  await setSize(desk())
  await setUp(desk(), { office: 'Beratungsstelle Nord', region: 'Magdeburg', initials: 'NB' })
  await desk().hands.press('Control+4')
  await cases.arrived(desk(), 'chain.title')
})

afterAll(async () => {
  await running.desk?.leave()
})

test('diagram, list and playing through hold in every mode', async () => {
  const { audit, auditAndWalk, found } = lookInEveryMode(page)
  await album?.take(page(), 'diagramm')
  await auditAndWalk('diagramm')
  await page()
    .getByRole('tab', { name: words('chainDiagram.tab.list'), exact: true })
    .click()
  await album?.take(page(), 'liste')
  await audit('liste')
  await page()
    .getByRole('tab', { name: words('chainDiagram.tab.diagram'), exact: true })
    .click()
  await page()
    .getByRole('button', { name: words('chainDiagram.play'), exact: true })
    .click()
  await album?.take(page(), 'durchspielen')
  await audit('durchspielen')
  expect(found.violations).toEqual([])
  // A diagram is wider than a strongly zoomed window and moves inside its frame; nothing else may.
  expect(found.sideways.filter((what) => !what.includes(': div.diagram '))).toEqual([])
  expect(found.focus).toEqual([])
})
