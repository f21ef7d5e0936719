/** Every screen in every mode: no violation of axe, no sideways scrolling at 200 %, the whole way by keyboard. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundledChains } from '#shared/chains/catalogue.ts'
import * as cases from '#tests/e2e/steps/case-steps.ts'
import { lookInEveryMode, scrolledSideways, setSize } from '#tests/e2e/steps/every-mode.ts'
import { lock, setUp, unlock } from '#tests/e2e/steps/first-start.ts'
import { chainAnswers, newCase, talk } from '#tests/e2e/steps/sample-day.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { findViolations } from '#tests/support/app-driver/axe.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { chooseInMenu } from '#tests/support/app-driver/fields.ts'
import { walkAround } from '#tests/support/app-driver/focus-walk.ts'
import { words } from '#tests/support/app-driver/words.ts'

const running: { desk?: Desk } = {}
const desk = (): Desk => {
  if (!running.desk) throw new Error('not started')
  return running.desk
}
const page = () => desk().app().page()

const { audit, auditAndWalk, found } = lookInEveryMode(page)

beforeAll(async () => {
  running.desk = await openDesk('accessibility', { target: await builtApp() })
  await setSize(desk())
})

afterAll(async () => {
  await running.desk?.leave()
})

const places = [
  ['Control+1', 'today.title', 'heute'],
  ['Control+2', 'cases.title', 'fälle'],
  ['Control+3', 'referrals.title', 'verweise'],
  ['Control+4', 'chain.title', 'prozessketten'],
  ['Control+5', 'companies.title', 'betriebe'],
  ['Control+6', 'events.title', 'veranstaltungen'],
  ['Control+7', 'directory.title', 'verzeichnis'],
  ['Control+9', 'exchange.title', 'austausch'],
  ['F1', 'help.title', 'hilfe'],
] as const

async function auditPlaces(suffix: string): Promise<void> {
  for (const [keys, heading, name] of places) {
    await desk().hands.press(keys)
    await cases.arrived(desk(), heading)
    await auditAndWalk(`${name}${suffix}`)
  }
}

async function auditSettings(): Promise<void> {
  await desk().hands.press('Control+,')
  await cases.arrived(desk(), 'settings.title')
  for (const section of ['appearance', 'lists', 'anonymity', 'backup', 'access', 'updates', 'about']) {
    const tab = page().getByRole('tab', { name: words(`settings.${section}.title`), exact: true })
    await desk().hands.goTo(page().getByRole('tablist'))
    for (let step = 0; step < 5; step += 1) {
      if ((await tab.getAttribute('aria-selected')) === 'true') break
      await desk().hands.press('ArrowRight')
    }
    await isSection(section)
    await auditAndWalk(`einstellungen, ${section}`)
  }
}

/** The tab is chosen, and what stands below it is its own part. */
async function isSection(section: string): Promise<void> {
  const name = words(`settings.${section}.title`)
  await page().getByRole('tab', { name, exact: true, selected: true }).waitFor()
  await page().getByRole('tabpanel', { name, exact: true }).waitFor()
  expect(await page().getByRole('tabpanel').count(), section).toBe(1)
}

async function auditClosing(): Promise<void> {
  const { hands, button } = desk()
  const menu = page().getByRole('menu')
  await hands.use(button('cases.case.more'))
  await menu.waitFor()
  await audit('fall, menü')
  await hands.press('Escape')
  await menu.waitFor({ state: 'detached' })
  await hands.use(button('cases.case.more'))
  await menu.waitFor()
  await chooseInMenu(hands, menu, words('cases.case.close'))
  await page()
    .getByRole('heading', { name: words('cases.case.closeTitle') })
    .waitFor()
  await audit('fall abschließen')
  await hands.use(button('common.action.cancel'))
}

async function auditRecovery(): Promise<void> {
  const { hands, button } = desk()
  await hands.use(button('unlock.recovery'))
  await cases.arrived(desk(), 'unlock.recoveryTitle')
  await auditAndWalk('gesperrt, wiederherstellungsblatt')
  await hands.use(button('unlock.back'))
}

async function auditOverlays(): Promise<void> {
  await desk().hands.press('Control+k')
  await page().getByRole('dialog').waitFor()
  await audit('befehle')
  await desk().hands.press('Escape')
  await page().getByRole('dialog').waitFor({ state: 'detached' })
}

async function auditGallery(): Promise<void> {
  await page().evaluate(() => {
    location.hash = '#gallery'
  })
  await page().locator('.gallery').waitFor()
  await audit('gallery')
}

async function auditRestore(): Promise<void> {
  const { hands, button } = desk()
  await hands.use(button('setup.office.restore'))
  await cases.arrived(desk(), 'setup.restore.title')
  await auditAndWalk('sicherung übernehmen')
  await hands.use(button('setup.restore.back'))
}

test('every screen is reached and left by keyboard alone', async () => {
  await auditRestore()
  const { passphrase } = await setUp(
    desk(),
    { office: 'Beratungsstelle Nord', region: 'Magdeburg', initials: 'NB' },
    audit,
  )
  await auditPlaces(', leer')
  await cases.openCase(desk(), newCase, audit)
  await auditAndWalk('fall, neu')
  await cases.recordTalk(desk(), talk, audit)
  await cases.walkChain(
    desk(),
    bundledChains.find(({ id }) => id === 'residence-for-training')?.title ?? '',
    chainAnswers,
  )
  await auditAndWalk('prozesskette im fall')
  await cases.moveStep(desk(), 'D4', 2)
  await cases.referFromStep(desk(), 'Beschäftigungserlaubnis beantragen', audit)
  await cases.backToCase(desk())
  await auditAndWalk('fall')
  await auditClosing()
  await desk().hands.use(desk().button('cases.case.summary'))
  await cases.arrived(desk(), 'summary.title')
  await page().locator('.fk-preview img, .fk-preview svg').first().waitFor({ timeout: 30_000 })
  await auditAndWalk('zusammenfassung')
  await auditPlaces('')
  await auditSettings()
  await auditOverlays()
  await auditGallery()
  await lock(desk())
  await setSize(desk())
  await auditAndWalk('gesperrt')
  await auditRecovery()
  await unlock(desk(), passphrase)
  expect(found.screens.length).toBeGreaterThanOrEqual(30)
}, 420_000)

test('what looks for faults finds them where they are', async () => {
  await page().evaluate(breakScreen)
  const rules = (await findViolations(page())).map(({ rule }) => rule)
  expect(rules).toEqual(expect.arrayContaining(['image-alt', 'color-contrast', 'button-name']))
  expect((await scrolledSideways(page())).join()).toContain('too-wide')
  expect((await walkAround(page())).problems.join()).toContain('no-focus')
})

test('axe finds no violation on any screen in any mode', () => {
  expect(found.violations).toEqual([])
})

test('at 200 % in a window of 1280 by 720 nothing scrolls sideways', () => {
  expect(found.sideways).toEqual([])
})

test('wherever the keyboard stops, it can be seen', () => {
  expect(found.focus).toEqual([])
})

/** A picture without words, pale text, a button without a name or a mark of its focus, and something too wide. */
function breakScreen(): void {
  const broken = document.createElement('div')
  broken.className = 'too-wide'
  broken.style.cssText = 'overflow-x: auto; flex: none'
  const wide = document.createElement('p')
  wide.style.inlineSize = '3000px'
  const pale = document.createElement('p')
  pale.style.cssText = 'color: #ddd; background: #fff'
  pale.textContent = 'pale'
  const button = document.createElement('button')
  button.className = 'no-focus'
  button.style.cssText =
    'outline: none; box-shadow: none; transition: none; inline-size: 30px; block-size: 30px'
  broken.append(new Image(10, 10), wide, pale, button)
  document.querySelector('main')?.append(broken)
}
