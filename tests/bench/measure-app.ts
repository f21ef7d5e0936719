/** Measures the real app with an office of a given size: by its window, its keyboard, its own vault. */
import type { Page } from 'playwright-core'
import { say } from '#build/tools/run.ts'
import { prepareVault } from '#tests/support/prepare-vault.ts'
import { syntheticCases } from '#tests/support/synthetic-office.ts'
import { makeAppHome, type AppHome } from '#tests/support/app-driver/app-home.ts'
import type { AppTarget } from '#tests/support/app-driver/app-target.ts'
import { nudge } from '#tests/support/app-driver/screen.ts'
import { startApp, type App } from '#tests/support/app-driver/start-app.ts'
import { reachVault } from '#tests/support/app-driver/vault-in-page.ts'
import { words } from '#tests/support/app-driver/words.ts'
import { orderOf } from '#tests/bench/bench-cases.ts'
import { captureAgainAndAgain } from '#tests/bench/capture-in-window.ts'
import * as inWindow from '#tests/bench/in-window.ts'
import { measureMemory, type Memory } from '#tests/bench/memory.ts'
import { measureExchange, type ExchangeFigures } from '#tests/bench/measure-exchange.ts'
import { percentile } from '#tests/bench/statistics.ts'
import { join } from 'node:path'

/** Milliseconds where nothing else is said. */
export interface AppFigures {
  readonly coldStart: number
  readonly keyDerivation: number
  /** From the derived key to the first rows of the list, *Heute* on the way included. */
  readonly list: number
  /** The vault's part of it, and the part up to *Heute*. */
  readonly vault: number
  readonly today: number
  /** The same at the first opening, when the working copy must be made from the snapshot. */
  readonly firstList: number
  readonly searchP50: number
  readonly searchP95: number
  readonly drawnP50: number
  readonly drawnP95: number
  /** The same in the command palette, which looks through everything, and in a list with filters. */
  readonly paletteP50: number
  readonly paletteP95: number
  readonly filteredP50: number
  readonly filteredP95: number
  /** All notes of all cases. */
  readonly notes: number
  readonly saveP50: number
  readonly saveP95: number
  readonly captureP50: number
  readonly captureP95: number
  /** One act on 2,000 cases, and the longest time without a frame meanwhile. */
  readonly bulk: number
  readonly bulkFrame: number
  readonly exchange: ExchangeFigures
  /** Opening, trying and taking in a list of 10,000 rows. */
  readonly importList: number
  readonly memory: Memory
}

const passphrase = 'amber basket candle dragon ember'
const starts = 3
const saves = 200
const actedUpon = 2000
const typed = [
  'pflege',
  'bewerbung',
  'duldung',
  'magdeburg',
  'elektro',
  'b1 pflege',
  'zeugnis',
  'handwerk',
  'xyz',
]
const pauseBetweenKeys = 120

export async function measureApp(target: AppTarget, cases: number): Promise<AppFigures> {
  const home = makeAppHome('bench')
  try {
    await prepareVault({
      folder: join(home.data, 'vault'),
      office: 'Beratungsstelle Nord',
      region: 'magdeburg',
      adviser: 'AB',
      passphrase,
      cases: syntheticCases(orderOf(cases)),
    })
    const first = await open(target, home)
    await first.app.quit()
    const opened = await openAgain(target, home)
    const { app } = opened
    const search = await measureSearch(app.page())
    await reachVault(app.page())
    const saved = await app.page().evaluate(inWindow.saveAgainAndAgain, saves)
    const captured = await app.page().evaluate(captureAgainAndAgain, 100)
    const memory = await measureMemory(app)
    const notes = await app.page().evaluate(inWindow.searchAllNotes, 'praktikum')
    const bulk = await app.page().evaluate(inWindow.actOnMany, actedUpon)
    const [list, key] = [opened.figures.list, search.searchP95].map(Math.round)
    const [save, resident] = [percentile(saved, 0.95), memory.resident].map(Math.round)
    say(
      `List ${String(list)} ms, search p95 ${String(key)} ms, save p95 ${String(save)} ms, ${String(resident)} MB`,
    )
    const exchange = await measureExchange(target, app)
    const importList = await app.page().evaluate(inWindow.takeListIn, 10_000)
    await app.kill()
    return {
      ...opened.figures,
      firstList: first.list,
      ...search,
      notes,
      saveP50: percentile(saved, 0.5),
      saveP95: percentile(saved, 0.95),
      captureP50: percentile(captured, 0.5),
      captureP95: percentile(captured, 0.95),
      bulk: bulk.milliseconds,
      bulkFrame: bulk.frame,
      memory,
      exchange,
      importList,
    }
  } finally {
    home.remove()
  }
}

interface Opened {
  readonly app: App
  readonly coldStart: number
  readonly keyDerivation: number
  readonly list: number
  readonly vault: number
  readonly today: number
}

async function open(target: AppTarget, home: AppHome): Promise<Opened> {
  const start = performance.now()
  const app = await startApp({ target, home })
  const field = app.page().getByLabel(words('unlock.passphrase'), { exact: false }).first()
  await field.waitFor()
  const coldStart = performance.now() - start
  await field.fill(passphrase)
  const opening = app.page().evaluate(inWindow.watchOpening)
  await field.press('Enter')
  const { keyDerivation, list, vault, today } = await opening
  return { app, coldStart, keyDerivation, vault, list: list - keyDerivation, today: today - keyDerivation }
}

/** The middle of several starts; the last one stays open. */
async function openAgain(target: AppTarget, home: AppHome) {
  const all: Opened[] = []
  for (let start = 1; start <= starts; start += 1) {
    const opened = await open(target, home)
    all.push(opened)
    if (start < starts) await opened.app.quit()
  }
  const middle = (pick: (opened: Opened) => number) => percentile(all.map(pick), 0.5)
  const last = all.at(-1)
  if (!last) throw new Error('not started')
  return {
    app: last.app,
    figures: {
      coldStart: middle(({ coldStart }) => coldStart),
      keyDerivation: middle(({ keyDerivation }) => keyDerivation),
      list: middle(({ list }) => list),
      vault: middle(({ vault }) => vault),
      today: middle(({ today }) => today),
    },
  }
}

async function measureSearch(page: Page) {
  const list = '.case-list'
  await page.locator('#case-filter').focus()
  const plain = await measureTyping(page, { field: '#case-filter', list })
  // The last word finds nothing, and nothing can be filtered.
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Delete')
  await filterBy(page, 'magdeburg')
  await page.locator('#case-filter').focus()
  const filtered = await measureTyping(page, { field: '#case-filter', list })
  await page.keyboard.press('Control+k')
  await page.locator('.fk-palette__input').focus()
  const palette = await measureTyping(page, { field: '.fk-palette__input', list: '.fk-palette' })
  await page.keyboard.press('Escape')
  return {
    searchP50: percentile(plain.shown, 0.5),
    searchP95: percentile(plain.shown, 0.95),
    drawnP50: percentile(plain.drawn, 0.5),
    drawnP95: percentile(plain.drawn, 0.95),
    filteredP50: percentile(filtered.shown, 0.5),
    filteredP95: percentile(filtered.shown, 0.95),
    paletteP50: percentile(palette.shown, 0.5),
    paletteP95: percentile(palette.shown, 0.95),
  }
}

/** Takes the first filter that the words suggest. */
async function filterBy(page: Page, text: string): Promise<void> {
  await page.locator('#case-filters').focus()
  await page.keyboard.type(text)
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.case-filters .fk-chips__chip').waitFor()
}

async function measureTyping(page: Page, place: inWindow.TypingPlace): Promise<inWindow.Keystrokes> {
  await page.evaluate(inWindow.watchKeystrokes, place)
  for (const word of typed) {
    await page.keyboard.press('Control+A')
    await page.keyboard.type(word, { delay: pauseBetweenKeys })
    await nudge()
  }
  await page.waitForTimeout(pauseBetweenKeys * 4)
  const { shown, drawn } = await page.evaluate(
    () => (window as unknown as { readonly keystrokes: inWindow.Keystrokes }).keystrokes,
  )
  const known = (times: readonly number[]) => times.filter((time) => Number.isFinite(time))
  return { shown: known(shown), drawn: known(drawn) }
}
