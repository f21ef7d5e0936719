/** A chain as a page for the browser, opened as whoever gets it opens it: from a folder, without the app. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bundledChains, bundledLibrary } from '#shared/chains/catalogue.ts'
import { bundledDirectory, bundledSources } from '#shared/directory/bundled-directory.ts'
import { drawOnPaper } from '#shared/diagram/draw-on-paper.ts'
import { chainPage } from '#shared/documents/chain-page.ts'
import { concerns, type ChainReader } from '#shared/documents/chain-paper.ts'
import type { LabelOf } from '#shared/domain/value-lists.ts'
import german from '#renderer/i18n/locales/de/lists.json' with { type: 'json' }
import { findViolations, violationWords } from '#tests/support/app-driver/axe.ts'
import { looks, wear } from '#tests/support/app-driver/looks.ts'
import { openPlainWindow, type PlainWindow } from '#tests/support/app-driver/open-plain-window.ts'
import { graphOf } from '#tests/support/diagrams.ts'

const running: { window?: PlainWindow } = {}
const plainWindow = (): PlainWindow => {
  if (!running.window) throw new Error('not started')
  return running.window
}
const album = process.env['STORY_SHOTS']

beforeAll(async () => {
  running.window = await openPlainWindow('page')
})

afterAll(async () => {
  await running.window?.leave()
})

const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = german.lists
const labelOf: LabelOf = (list, value) => lists[list]?.[value] ?? value
const date = '2026-11-27' as CalendarDate
const readers: readonly ChainReader[] = ['full', 'company', 'parents']

const pages = bundledChains.flatMap(({ id }) =>
  readers.flatMap((reader) => {
    const edition = bundledLibrary.edition(id, 'magdeburg')
    if (!edition || !concerns(edition, reader, date)) return []
    const diagram = reader === 'full' ? drawOnPaper(graphOf(edition.chain)) : null
    const said = { edition, date, directory: bundledDirectory, sources: bundledSources, labelOf }
    return [{ name: `${id}-${reader}`, html: chainPage({ ...said, reader, office: 'Büro', diagram }) }]
  }),
)

test('each reader has pages', () => {
  for (const reader of readers) expect(pages.some(({ name }) => name.endsWith(reader))).toBe(true)
})

test.for(pages)(
  'the page is clean for axe in every look and asks for nothing else: $name',
  async ({ name, html }) => {
    const { page, folder, complaints } = plainWindow()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    const address = join(folder, `${name}.html`)
    writeFileSync(address, html)
    const url = pathToFileURL(address).href
    await page.goto(url)
    for (const look of looks) {
      await wear(page, look)
      if (album !== undefined) {
        mkdirSync(album, { recursive: true })
        await page.screenshot({ path: join(album, `page-${name}-${look}.png`) })
      }
      const found = await findViolations(page, look === 'light' ? 'all' : 'colours')
      expect(found.map(violationWords), look).toEqual([])
    }
    expect(asked).toEqual([url])
    expect(complaints()).toEqual([])
    page.removeAllListeners('request')
  },
)
