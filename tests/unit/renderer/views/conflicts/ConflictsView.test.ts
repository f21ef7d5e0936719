// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import ConflictsView from '#renderer/views/conflicts/ConflictsView.vue'
import { disputeGerman } from '#tests/support/disputed-window.ts'
import { mountIn, settled } from '#tests/support/mount-part.ts'
import { must } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

const router = createRouter({
  history: createMemoryHistory(),
  routes: [{ path: '/', component: ConflictsView }],
})
let opened: TestWindow
let part: VueWrapper | undefined
let id: string

beforeEach(async () => {
  opened = await openWindow()
  id = await disputeGerman(opened)
  part = mountIn(opened, ConflictsView, { global: { plugins: [router] } })
  await expect.poll(() => part?.findAll('.conflict')).toHaveLength(2)
})
afterEach(async () => {
  part?.unmount()
  await opened.close()
})

const shown = (): VueWrapper => {
  if (!part) throw new Error('the view is mounted')
  return part
}
const profile = async () => must(await opened.surroundings.vault.readCase(id)).profile
const left = () => expect.poll(() => shown().findAll('.conflict').length)
const button = (words: string) =>
  shown()
    .findAll('button')
    .find((one) => one.text().includes(words))

test('both versions stand side by side, with who, at which office and when', () => {
  const text = shown().text()
  for (const said of ['B2', 'B1', 'NO (Nord)', 'A.B. auf diesem Gerät', 'Anliegen', 'Süd schreibt'])
    expect(text).toContain(said)
})

test('a key in the row takes a version; what was decided can be taken back and stands open again', async () => {
  await shown().find(`[data-row="${id} german"] [data-row-focus]`).trigger('keydown', { key: '2' })
  await left().toBe(1)
  expect((await profile()).german).toBe('b1')
  await expect.poll(() => shown().text()).toContain('1 von 2 entschieden')
  await shown().find('[aria-label^="Rückgängig: Entschieden"]').trigger('click')
  await left().toBe(2)
  expect((await profile()).german).toBe('b2')
})

test('what is slight is decided in one act, by the newer version; the text is left to a person', async () => {
  await button('Eine einfache Angabe')?.trigger('click')
  await left().toBe(1)
  expect((await profile()).german).toBe('b2')
  expect(shown().find('.conflict').text()).toContain('Anliegen')
})

test('texts are joined and edited by hand', async () => {
  await shown().find(`[data-row="${id} concern"] [data-row-focus]`).trigger('keydown', { key: 't' })
  await settled()
  const field = shown().find('textarea')
  expect((field.element as HTMLTextAreaElement).value).toBe('Süd schreibt\nNord schreibt')
  await field.setValue('Beide schreiben')
  await shown().find('.conflict form').trigger('submit')
  await left().toBe(1)
  expect((await profile()).concern).toBe('Beide schreiben')
})
