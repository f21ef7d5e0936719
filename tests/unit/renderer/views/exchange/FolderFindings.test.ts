// @vitest-environment happy-dom
/** What the panel of the exchange folder says of a gap and of what lies in former folders. */
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { createMemoryHistory, createRouter } from 'vue-router'
import { useExchangeFolder } from '#renderer/stores/exchange-folder.ts'
import FolderFindings from '#renderer/views/exchange/FolderFindings.vue'
import FolderPanel from '#renderer/views/exchange/FolderPanel.vue'
import type { FolderReport } from '#renderer/vault/vault-api.ts'
import { filesIn, newExchangeFolder, openOffice, run } from '#tests/support/exchange-folder.ts'
import { hinderedCarrier, type HinderedCarrier } from '#tests/support/hindered-carrier.ts'
import { mountIn, settled } from '#tests/support/mount-part.ts'
import { joinNetwork, partnerOf } from '#tests/support/vault-network.ts'
import { aCase, must, noProgress, type Office } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

let opened: TestWindow
let north: Office
let folder: string
let part: VueWrapper | undefined
let carrier: HinderedCarrier

beforeEach(async () => {
  carrier = hinderedCarrier()
  opened = await openWindow(true, { carrier })
  north = await openOffice('Nord')
  folder = await newExchangeFolder()
  await joinNetwork(north, opened.office)
  await opened.office.carry(folder)
})
afterEach(async () => {
  part?.unmount()
  await Promise.all([opened.close(), north.remove()])
  await rm(folder, { recursive: true, force: true })
})

function findings(report: FolderReport): VueWrapper {
  part = mountIn(opened, FolderFindings, { props: { placeState: 'ready', report } })
  return part
}

/** The same package as if another had been lost before it. */
async function gapReport(seqBefore: number | null): Promise<FolderReport> {
  const report = await run(opened.office)
  const taken = [
    { from: 'Nord', cases: 0, conflicts: 0, gap: true, changed: false, setAside: 0, seq: 14, seqBefore },
  ]
  return { ...report, taken }
}

test('a gap says from whom, between which packages, and what to do', async () => {
  const text = findings(await gapReport(11))
    .find('[data-test=folder-gap]')
    .text()
  expect(text).toContain('Von „Nord“ fehlt etwas')
  expect(text).toContain('bitten Sie „Nord“ um ein vollständiges Paket')
  expect(text).toContain('Es ist das Paket Nummer 14 von dort. Davor kam hier zuletzt Nummer 11;')
  part?.unmount()
  // Nothing lies between these two, and before the first one nobody knows.
  for (const before of [13, null]) expect(findings(await gapReport(before)).text()).not.toContain('Nummer')
})

test('the numbers are those of the packages that came', async () => {
  await north.carry(folder)
  must(await north.vault().createCase(aCase('eins')))
  await run(north)
  const first = (await run(opened.office)).taken[0]
  expect(first).toMatchObject({ from: 'Nord', gap: false })
  // A number that goes elsewhere.
  must(await north.vault().makePackage([await partnerOf(north)], 'full', noProgress))
  must(await north.vault().createCase(aCase('zwei')))
  await run(north)
  const [second] = (await run(opened.office)).taken
  expect(second).toMatchObject({ seqBefore: first?.seq, seq: (first?.seq ?? 0) + 2 })
})

test('what still lies in a former folder is said, whether another one is used or none', async () => {
  must(await opened.office.vault().createCase(aCase('bleibt liegen')))
  const store = useExchangeFolder()
  await store.load()
  await store.run('usual', () => undefined)
  const [name = ''] = await filesIn(folder)
  carrier.locked.set(name, 'EBUSY')
  expect(await store.leave()).toBe(1)
  const router = createRouter({ history: createMemoryHistory(), routes: [] })
  part = mountIn(opened, FolderPanel, { global: { plugins: [router] } })
  await settled()
  const behind = () => part?.find('[data-test=left-behind]')
  expect(behind()?.text()).toContain(
    `Im früheren Austauschordner „${basename(folder)}“ liegt noch ein eigenes Paket`,
  )
  expect(behind()?.text()).toContain('Gibt es ihn nicht mehr, ist nichts zu tun')
  // Asked for again after a while, also where no folder is used.
  expect(await store.isDue()).toBe(false)
  opened.office.clock.advance(11 * 60_000)
  expect(await store.isDue()).toBe(true)
  carrier.locked.clear()
  await store.run('usual', () => undefined)
  await settled()
  expect(behind()?.exists()).toBe(false)
  expect(await filesIn(folder)).toEqual([])
  opened.office.clock.advance(11 * 60_000)
  expect(await store.isDue()).toBe(false)
})
