// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import HistoryView from '#renderer/views/exchange/HistoryView.vue'
import PartnerNotice from '#renderer/views/today/PartnerNotice.vue'
import { mountIn, settled } from '#tests/support/mount-part.ts'
import { joinNetwork, send } from '#tests/support/vault-network.ts'
import { aCase, makeOffice, must, newVault, noProgress, type Office } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

let opened: TestWindow
let south: Office
let part: VueWrapper | undefined

beforeEach(async () => {
  opened = await openWindow(false)
  south = await makeOffice()
  must(await opened.office.vault().create({ ...newVault, office: 'Nord' }, noProgress))
  must(await south.vault().create({ ...newVault, office: 'Süd' }, noProgress))
  await joinNetwork(opened.office, south)
})
afterEach(async () => {
  part?.unmount()
  await opened.close()
  await south.remove()
})

async function show(view: Component): Promise<VueWrapper> {
  const routes = [{ path: '/', name: 'exchange', component: { render: () => null } }]
  const router = createRouter({ history: createMemoryHistory(), routes })
  part = mountIn(opened, view, { global: { plugins: [router] } })
  await settled()
  return part
}

/** The lines of a list; the parts of each stand beside each other on the screen. */
function lines(view: VueWrapper, at = 0): readonly string[] {
  const rows = view.findAll('.exchange-log').at(at)?.findAll('li') ?? []
  const wordsOf = (row: (typeof rows)[number]) => row.findAll('time, p, span').map((part) => part.text())
  return rows.map((row) => wordsOf(row).join(' '))
}

test('the history tells what came and went, and can be narrowed', async () => {
  must(await south.vault().createCase(aCase('x')))
  await send(south, opened.office)
  await opened.office.vault().previewImport(new TextEncoder().encode('Guten Tag'), noProgress)
  const view = await show(HistoryView)
  expect(lines(view)).toEqual([
    expect.stringMatching(/Datei nicht angenommen Diese Datei ist kein Paket von Fallkoffer/),
    expect.stringMatching(/Paket von „Süd“ übernommen 1 neu$/),
    expect.stringMatching(/Einladung für „Süd“ geschrieben$/),
  ])
  await view.findAll('select').at(1)?.setValue('refused')
  expect(lines(view)).toHaveLength(1)
  await view.findAll('select').at(1)?.setValue('')
  await view.findAll('select').at(0)?.setValue('o02')
  expect(lines(view)).toHaveLength(2)
})

test('what was set aside stands in the line of its package', async () => {
  must(await south.vault().createCase(aCase('x')))
  must(await opened.office.vault().chooseScope('o02', 'figures'))
  await send(south, opened.office)
  expect(lines(await show(HistoryView))[0]).toMatch(/Paket von „Süd“ zum Teil übernommen 1 nicht übernommen$/)
})

test('an erased case is told by its number alone, with the offices that have not confirmed', async () => {
  const vault = opened.office.vault()
  const { file } = must(await vault.createCase(aCase('geheim')))
  await send(opened.office, south)
  must(await vault.bulkDo({ type: 'some', ids: [file.id] }, { type: 'bin' }, noProgress))
  must(await vault.bulkErase({ type: 'some', ids: [file.id] }, noProgress))
  const view = await show(HistoryView)
  expect(lines(view, 1)).toEqual([
    `${file.id.slice(0, 8)} gelöscht am 22.11.2026, bestätigt in 1 von 2 Dienststellen nicht bestätigt: Süd`,
  ])
  expect(view.text()).toContain('Für den einen gelöschten Fall fehlt noch eine Bestätigung')
  expect(view.text()).not.toContain(file.profile.code)
})

test('Heute says one line when somebody must see to an exchange, and nothing otherwise', async () => {
  expect((await show(PartnerNotice)).text()).toBe('')
  part?.unmount()
  must(await south.vault().createCase(aCase('x')))
  south.clock.advance(3 * 24 * 60 * 60 * 1000)
  const sent = must(await south.vault().makePackage(['o01'], 'sync', noProgress))
  await opened.office.vault().previewImport(sent.bytes, noProgress)
  expect((await show(PartnerNotice)).text()).toContain('Bei einer Dienststelle ist etwas zu klären')
})
