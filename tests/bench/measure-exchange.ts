/** Measures the exchange of two real apps: everything in one package, then what was changed since. */
import type { Page } from 'playwright-core'
import { say } from '#build/tools/run.ts'
import { makeAppHome } from '#tests/support/app-driver/app-home.ts'
import type { AppTarget } from '#tests/support/app-driver/app-target.ts'
import { nudge } from '#tests/support/app-driver/screen.ts'
import type { App } from '#tests/support/app-driver/start-app.ts'
import { callVault, reachVault } from '#tests/support/app-driver/vault-in-page.ts'
import * as inWindow from '#tests/bench/exchange-in-window.ts'
import { measureBarePackage } from '#tests/bench/package-baseline.ts'
import { bringTogether, startSecondOffice } from '#tests/bench/second-office.ts'

/** One package from one office to the other; milliseconds. */
export interface Passage {
  readonly export: number
  readonly exportFrame: number
  readonly look: number
  readonly apply: number
  readonly importFrame: number
  readonly megabytes: number
  /** age, gunzip and JSON of the same file, and nothing else. */
  readonly bare: number
}

/** `null` where it broke off before. */
export interface ExchangeFigures {
  readonly everything: Passage | null
  readonly of500: Passage | null
  readonly of5000: Passage | null
}

/** Somebody sits there: an office that is left alone for five minutes locks itself, in the middle of an import too. */
const nudgeEvery = 30_000

/** A second office joins in a second app; then everything goes over in one package, and twice what was changed. */
export async function measureExchange(target: AppTarget, north: App): Promise<ExchangeFigures> {
  const home = makeAppHome('bench-south')
  const { app, keys } = await startSecondOffice(target, home)
  const somebody = setInterval(() => void nudge(), nudgeEvery)
  const figures: Record<keyof ExchangeFigures, Passage | null> = {
    everything: null,
    of500: null,
    of5000: null,
  }
  try {
    const [from, to] = [north.page(), app.page()]
    const ids = await bringTogether(from, to)
    for (const page of [from, to]) {
      await reachVault(page)
      await page.evaluate(inWindow.installFrameWatch)
    }
    const between = { from, to, office: ids.south, identity: keys.age }
    figures.everything = await pass(between, 'full')
    await answer({ from: to, to: from, office: ids.north })
    await change(from, 500, 'XX')
    figures.of500 = await pass(between, 'sync')
    await answer({ from: to, to: from, office: ids.north })
    await change(from, 5000, 'YY')
    figures.of5000 = await pass(between, 'sync')
  } catch (error) {
    say(
      `The exchange broke off, so some of it stays unmeasured: ${String(error)}\n${app.output().slice(-600)}`,
    )
  } finally {
    clearInterval(somebody)
    await app.kill()
    home.remove()
  }
  return figures
}

/** Fails where fewer were changed: the row would be named after what was not measured. */
async function change(page: Page, count: number, adviser: string): Promise<void> {
  const changed = await page.evaluate(inWindow.changeMany, [count, adviser] as const)
  if (changed !== count) throw new Error(`${String(changed)} cases were changed instead of ${String(count)}`)
}

interface Between {
  readonly from: Page
  readonly to: Page
  /** The id of the receiving office. */
  readonly office: string
  /** The receiving device's. */
  readonly identity: string
}

async function pass({ from, to, office, identity }: Between, kind: 'full' | 'sync'): Promise<Passage> {
  const packed = await from.evaluate(inWindow.pack, [office, kind] as const)
  const file = await carryOver(from, to, packed.bytes)
  const unpacked = await to.evaluate(inWindow.unpack)
  const bare = await measureBarePackage(identity, file)
  const [ms, looked, taken] = [packed.milliseconds, unpacked.look, unpacked.apply].map(Math.round)
  say(
    `${String(unpacked.taken)} records, ${(packed.bytes / 1e6).toFixed(1)} MB: export ${String(ms)} ms, check ${String(looked)} ms, take over ${String(taken)} ms`,
  )
  return {
    export: packed.milliseconds,
    exportFrame: packed.frame,
    look: unpacked.look,
    apply: unpacked.apply,
    importFrame: unpacked.frame,
    megabytes: packed.bytes / 1e6,
    bare,
  }
}

/** The receiver writes something and sends it back: with it the sender learns what is known there. */
async function answer({ from, to, office }: Omit<Between, 'identity'>): Promise<void> {
  const { rows } = await callVault(from, 'list', {
    ...{ text: '', state: 'all', sort: 'code', descending: true, from: 0, count: 1 },
  } as const)
  const id = rows[0]?.id ?? ''
  const said = await callVault(from, 'changeCase', id, [
    { name: 'strengths', value: `gelesen ${String(Date.now())}` },
  ])
  if (!said.ok) throw new Error(said.error.type)
  const { bytes } = await from.evaluate(inWindow.pack, [office, 'sync'] as const)
  await carryOver(from, to, bytes)
  await to.evaluate(inWindow.unpack)
}

const pieceBytes = 4_000_000

/** Answers with the whole file. */
async function carryOver(from: Page, to: Page, bytes: number): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  for (let at = 0; at < bytes; at += pieceBytes) {
    const piece = await from.evaluate(inWindow.readPiece, { from: at, to: at + pieceBytes })
    await to.evaluate(inWindow.addPiece, piece)
    pieces.push(Buffer.from(piece, 'base64'))
  }
  return Buffer.concat(pieces)
}
