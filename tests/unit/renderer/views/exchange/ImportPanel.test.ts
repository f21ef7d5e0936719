// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { useExchange } from '#renderer/stores/exchange.ts'
import { useExchangeFolder } from '#renderer/stores/exchange-folder.ts'
import FolderFindings from '#renderer/views/exchange/FolderFindings.vue'
import ImportPanel from '#renderer/views/exchange/ImportPanel.vue'
import { screens } from '#renderer/stores/navigation.ts'
import { mountIn, settled } from '#tests/support/mount-part.ts'
import { joinNetwork } from '#tests/support/vault-network.ts'
import {
  aCase,
  everything,
  makeOffice,
  must,
  newVault,
  noProgress,
  type Office,
} from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

const day = 86_400_000
let opened: TestWindow
let early: Office
let panel: VueWrapper

/** An office whose clock is three days fast has a case for this one. */
beforeEach(async () => {
  opened = await openWindow(false)
  early = await makeOffice()
  must(await opened.office.vault().create({ ...newVault, office: 'Nord' }, noProgress))
  must(await early.vault().create({ ...newVault, office: 'Süd' }, noProgress))
  await joinNetwork(opened.office, early)
  early.clock.advance(3 * day)
  must(await early.vault().createCase(aCase('von morgen')))
  const view = { path: '/', name: screens.conflicts, component: { template: '<p />' } }
  const router = createRouter({ history: createMemoryHistory(), routes: [view] })
  panel = mountIn(opened, ImportPanel, { global: { plugins: [router] } })
})
afterEach(async () => {
  panel.unmount()
  await opened.close()
  await early.remove()
})

async function press(part: VueWrapper, words: string): Promise<void> {
  const find = () => part.findAll('button').find((button) => button.text() === words)
  await expect.poll(() => find()?.exists()).toBe(true)
  await find()?.trigger(find()?.attributes('type') === 'submit' ? 'submit' : 'click')
  await settled()
}

const cases = async (): Promise<number> => (await opened.office.vault().list(everything)).rows.length

test('a package of a clock far ahead is refused; a person looks at it, and takes it over all the same', async () => {
  const { bytes } = must(await early.vault().makePackage(['o01'], 'sync', noProgress))
  opened.desk.chosen = { name: 'x.age', bytes }
  await press(panel, 'Paket oder Einladung öffnen')
  await expect.poll(() => panel.text()).toContain('oder die Uhr dieses Computers nach')
  await press(panel, 'Trotzdem übernehmen …')
  await expect.poll(() => panel.text()).toContain('verloren geht nichts')
  expect(await cases()).toBe(0)
  await press(panel, 'Trotzdem übernehmen')
  await expect.poll(cases).toBe(1)
  expect(panel.text()).not.toContain('Uhr')
})

test('whoever stops the second look may look again', async () => {
  const { bytes } = must(await early.vault().makePackage(['o01'], 'sync', noProgress))
  opened.desk.chosen = { name: 'x.age', bytes }
  await press(panel, 'Paket oder Einladung öffnen')
  const store = useExchange()
  await expect.poll(() => store.refusal).toBe('E_CLOCK')
  const looking = store.lookDespiteClock()
  expect(store.isLooking).toBe(true)
  await store.stop()
  expect(await looking).toEqual({ ok: false, error: { type: 'Stopped' } })
  expect([store.isLooking, store.refusal, store.preview]).toEqual([false, 'E_CLOCK', undefined])
  await press(panel, 'Trotzdem übernehmen …')
  await press(panel, 'Trotzdem übernehmen')
  await expect.poll(cases).toBe(1)
})

test('in the exchange folder it waits with its sentence, and once let pass it is settled there too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fallkoffer-austausch-'))
  await Promise.all([early.carry(folder), opened.office.carry(folder)])
  await early.vault().runFolder('usual', noProgress)
  const store = useExchangeFolder()
  await store.load()
  await store.run('usual', () => undefined)
  expect(store.report?.problems).toMatchObject([{ code: 'E_CLOCK' }])
  const found = mountIn(opened, FolderFindings, { props: { placeState: 'ready', report: store.report } })
  expect(found.text()).toContain('oder die Uhr dieses Computers nach')
  await press(found, 'Trotzdem übernehmen …')
  await press(panel, 'Trotzdem übernehmen')
  await expect.poll(cases).toBe(1)
  await store.run('usual', () => undefined)
  expect(store.report).toMatchObject({ problems: [], taken: [{ changed: false }] })
  found.unmount()
  await rm(folder, { recursive: true })
})
