// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { useExchange } from '#renderer/stores/exchange.ts'
import { screens } from '#renderer/stores/navigation.ts'
import ImportPanel from '#renderer/views/exchange/ImportPanel.vue'
import KnownPackage from '#renderer/views/exchange/KnownPackage.vue'
import { mountIn, settled } from '#tests/support/mount-part.ts'
import { partnerOf } from '#tests/support/vault-network.ts'
import { aCase, makeOffice, must, newVault, noProgress, type Office } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

let opened: TestWindow
let north: Office
let panel: VueWrapper
let invitation: Uint8Array

/** This office has joined the north's network by an invitation. */
beforeEach(async () => {
  opened = await openWindow(false)
  north = await makeOffice()
  const south = opened.office.vault()
  must(await north.vault().create({ ...newVault, office: 'Nord' }, noProgress))
  must(await south.create({ ...newVault, office: 'Süd' }, noProgress))
  const { bytes } = await south.makeCard()
  invitation = must(await north.vault().admit(bytes, (await south.network()).ownFingerprint)).bytes
  must(await south.previewImport(invitation, noProgress))
  must(await south.applyImport((await north.vault().network()).rootFingerprint, noProgress))
  must(await north.vault().chooseScope(await partnerOf(north), 'all'))
  const view = { path: '/', name: screens.conflicts, component: { template: '<p />' } }
  const router = createRouter({ history: createMemoryHistory(), routes: [view] })
  panel = mountIn(opened, ImportPanel, { global: { plugins: [router] } })
})
afterEach(async () => {
  panel.unmount()
  await opened.close()
  await north.remove()
})

const button = (words: string) => panel.findAll('button').find((one) => one.text() === words)
const known = () => panel.findComponent(KnownPackage)

async function open(bytes: Uint8Array): Promise<void> {
  opened.desk.chosen = { name: 'x.age', bytes }
  await button('Paket oder Einladung öffnen')?.trigger('click')
  await expect.poll(() => panel.find('#package-preview').exists()).toBe(true)
  await settled()
}

const news = async () =>
  must(await north.vault().makePackage([await partnerOf(north)], 'sync', noProgress)).bytes

test('a package that was taken over is not offered again; closed, it is put aside and the next can be opened', async () => {
  must(await north.vault().createCase(aCase('neu')))
  const bytes = await news()
  await open(bytes)
  expect(known().exists()).toBe(false)
  await button('Übernehmen')?.trigger('submit')
  await expect.poll(() => panel.find('#package-preview').exists()).toBe(false)
  await expect.poll(() => document.activeElement?.textContent.trim()).toBe('Paket oder Einladung öffnen')

  await open(bytes)
  expect(known().text()).toContain('Genau dieses Paket haben Sie schon übernommen.')
  expect(document.activeElement?.textContent).toBe('Paket von „Nord“')
  expect(
    known()
      .findAll('button')
      .map((one) => one.text()),
  ).toEqual(['Schließen'])
  await button('Schließen')?.trigger('click')
  await expect.poll(() => known().exists()).toBe(false)
  await expect.poll(() => document.activeElement?.textContent.trim()).toBe('Paket oder Einladung öffnen')
  expect(await opened.office.vault().applyImport(null, noProgress)).toEqual({
    ok: false,
    error: { type: 'NothingPending' },
  })
  // It was taken over: nobody is to read that it was not.
  const { entries } = await opened.office.vault().exchangeHistory()
  expect(entries.map(({ act }) => act)).not.toContain('discarded')
})

test('so is the invitation by which the office joined', async () => {
  await open(invitation)
  expect(useExchange().preview).toMatchObject({ kind: 'enrol', warnings: ['W_AGAIN'] })
  expect(known().text()).toContain('Genau diese Einladung haben Sie schon angenommen.')
  expect(
    known()
      .findAll('button')
      .map((one) => one.text()),
  ).toEqual(['Schließen'])
})

test('after a known one, another package is offered as ever', async () => {
  must(await north.vault().createCase(aCase('neu')))
  await open(invitation)
  opened.desk.chosen = { name: 'y.age', bytes: await news() }
  await button('Paket oder Einladung öffnen')?.trigger('click')
  await expect.poll(() => button('Übernehmen')?.exists()).toBe(true)
  await expect.poll(() => document.activeElement?.textContent).toBe('Paket von „Nord“')
  expect(known().exists()).toBe(false)
  // Nor does one that comes over another of its sort come unheard.
  must(await north.vault().createCase(aCase('noch einer')))
  document.querySelector<HTMLElement>('#open-package')?.focus()
  await open(await news())
  await expect.poll(() => document.activeElement?.textContent).toBe('Paket von „Nord“')
})
