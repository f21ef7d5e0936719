// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useAllowedWords } from '#renderer/stores/allowed-words.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

let opened: TestWindow

beforeEach(async () => {
  opened = await openWindow()
})
afterEach(() => opened.close())

test('a word is allowed once, stays sealed in the vault, and can be taken back', async () => {
  const store = useAllowedWords()
  await store.allow(' Am  Markt 3 ')
  await store.allow('am markt 3')
  await store.allow('  ')
  expect(store.words).toEqual(['Am Markt 3'])
  expect(store.set.has('am markt 3')).toBe(true)
  expect(await opened.surroundings.vault.readDraft('allowed-words')).toEqual(['Am Markt 3'])
  await store.forbid('Am Markt 3')
  expect(await opened.surroundings.vault.readDraft('allowed-words')).toEqual([])
})
