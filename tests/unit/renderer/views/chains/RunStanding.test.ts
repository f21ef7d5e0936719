// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { CaseFile, ChainRun } from '#shared/domain/case-file.ts'
import { startChainRun } from '#shared/domain/chain-writes.ts'
import RunStanding from '#renderer/views/chains/RunStanding.vue'
import { useChainRun } from '#renderer/views/chains/use-chain-run.ts'
import { FkToastHost } from '#renderer/components/index.ts'
import { useChainContent } from '#renderer/stores/chain-content.ts'
import { useChainLibrary } from '#renderer/stores/chain-library.ts'
import { useOlderRuns } from '#renderer/stores/older-runs.ts'
import { useAdvisers } from '#renderer/stores/advisers.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { anOverlay } from '#tests/support/content.ts'
import { mountIn, settled } from '#tests/support/mount-part.ts'
import { aCase, must, today } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

const chain = 'residence-for-training'
let window: TestWindow
let part: VueWrapper | undefined

beforeEach(async () => {
  window = await openWindow()
  await useChainContent().load()
  await useAdvisers().choose('today', 'all')
})
afterEach(async () => {
  part?.unmount()
  await window.close()
})

const inForce = () => {
  const current = useChainLibrary().currentOf(chain, 'magdeburg')
  if (!current) throw new Error('chain D ships')
  return current
}

const fileOf = (): CaseFile => {
  const { file } = useOpenCase()
  if (!file) throw new Error('a case is open')
  return file
}

/** A case in the middle of a chain, pinned as it is said; nothing of the pin needs to be here. */
async function startRun(pin: Pick<ChainRun, 'version' | 'edition'>): Promise<ChainRun['id']> {
  const cases = useOpenCase()
  const { file } = must(await cases.create(aCase('Anerkennung')))
  const { edition } = inForce()
  const run = { id: await cases.newId(), chain, region: edition.region, startedOn: today, ...pin }
  must(await cases.changeOn(file.id, startChainRun(run), edition))
  await cases.open(file.id)
  return run.id
}

/** The part below the heading of its screen, with the messages of the window. */
function show(run: ChainRun['id']): VueWrapper {
  const screen = defineComponent(() => {
    const acts = useChainRun({ file: fileOf, run: () => run, today })
    const standing = () => acts.open.value && h(RunStanding, { file: fileOf(), open: acts.open.value })
    return () => [h('main', [h('h1', { tabindex: -1 }, 'Kette'), standing()]), h(FkToastHost)]
  })
  const routes = [{ path: '/', component: { render: () => null } }]
  const router = createRouter({ history: createMemoryHistory(), routes })
  part = mountIn(window, screen, { global: { plugins: [router] } })
  return part
}

/** As from the keyboard: the button has the focus when it is pressed. */
async function press(words: string): Promise<void> {
  const found = [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === words)
  if (!found) throw new Error(`there is no button ${words}`)
  found.focus()
  expect(document.activeElement).toBe(found)
  found.click()
  await settled()
}

const runNow = () => fileOf().chainRuns[0]

test('after keeping, the hand is at what is said of it now; after taking over, at the heading', async () => {
  const { hash, edition } = inForce()
  const run = await startRun({ version: edition.chain.version, edition: hash })
  must(await useChainContent().save(anOverlay(), 'published'))
  const screen = show(run)
  await settled()
  await press('Bisherigen Stand behalten')
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.find('.run-standing').element))
  expect(screen.find('.run-standing').text()).toContain('so haben Sie entschieden')
  await press('Noch einmal vergleichen')
  expect(document.activeElement).toBe(screen.find('.run-standing').element)
  await press('Neuen Stand übernehmen')
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.find('h1').element))
  expect(screen.find('.run-standing').text()).toBe('')
})

test.each([
  ['the same version says other things', undefined, 'nicht mehr vorhanden'],
  ['the version is not here', '2020-01-01', 'nicht vorhanden'],
])('where %s, what is shown can be taken over, and that be taken back', async (_, version, words) => {
  const lost = { version: version ?? inForce().edition.chain.version, edition: 'ab'.repeat(32) }
  const screen = show(await startRun(lost))
  await settled()
  const older = useOlderRuns()
  await older.load()
  expect(older.groups?.map(({ kind }) => kind)).toEqual(['lost'])
  expect(screen.find('.run-standing').text()).toContain(words)
  await press('Gezeigten Stand übernehmen')
  await vi.waitFor(() => expect(screen.find('.run-standing').text()).toBe(''))
  expect(document.activeElement).toBe(screen.find('h1').element)
  expect(runNow()).toMatchObject({ version: inForce().edition.chain.version, edition: inForce().hash })
  await older.load()
  expect(older.groups).toEqual([])

  await press('Rückgängig')
  await vi.waitFor(() => expect(screen.find('.run-standing').text()).toContain(words))
  expect(runNow()).toMatchObject(lost)
})
