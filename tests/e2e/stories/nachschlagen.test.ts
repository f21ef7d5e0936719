/** Looking something up between two talks: by keyboard, on any day, in every mode of the screen. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as cases from '#tests/e2e/steps/case-steps.ts'
import { lookInEveryMode, setSize } from '#tests/e2e/steps/every-mode.ts'
import { setUp } from '#tests/e2e/steps/first-start.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { words } from '#tests/support/app-driver/words.ts'

const running: { desk?: Desk } = {}
const desk = (): Desk => {
  if (!running.desk) throw new Error('not started')
  return running.desk
}
const page = () => desk().app().page()
const { audit, found } = lookInEveryMode(page)

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

test('the tables are read, dated back, and lead to the chains', async () => {
  const { hands } = desk()
  await hands.press('Control+4')
  await cases.arrived(desk(), 'chain.title')
  await hands.use(page().getByRole('link', { name: words('chain-reference.title') }))
  await cases.arrived(desk(), 'chain-reference.title')
  await audit('aufenthaltspapiere')

  await openTab('funding')
  await audit('förderung im vergleich')
  await hands.use(
    page().getByRole('button', { name: words('chain-reference.short.toleration'), exact: true }),
  )
  await expect(row('Außerbetriebliche').textContent()).resolves.toContain('§ 76 Abs. 6 Nr. 3 SGB III')
  await audit('förderung mit Duldung')

  await openTab('questions')
  await audit('fragen')
  await openTab('changes')
  await hands.fill(page().getByLabel(words('chain-reference.day')), '11.06.2026')
  await expect(row('nach drei Monaten').textContent()).resolves.toContain(
    words('chain-reference.changes.to-come'),
  )
  await audit('änderungen')
  expect(found).toMatchObject({ violations: [], sideways: [], focus: [] })
}, 240_000)
