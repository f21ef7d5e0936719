// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useDrafts } from '#renderer/stores/drafts.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

let opened: TestWindow

beforeEach(async () => {
  opened = await openWindow()
})
afterEach(() => opened.close())

test('a draft is written a moment after the last key', async () => {
  const drafts = useDrafts()
  drafts.keep('form', { note: 'a' })
  drafts.keep('form', { note: 'ab' })
  const onDisk = async () => opened.surroundings.vault.readDraft('form')
  await vi.waitFor(async () => expect(await onDisk()).toEqual({ note: 'ab' }), 3000)
})

test('who opens the form again before the pause is over finds what was typed, or nothing where it was sent', async () => {
  const drafts = useDrafts()
  drafts.keep('form', { note: 'half' })
  expect(await drafts.read('form')).toEqual({ note: 'half' })
  const clearing = drafts.clear('form')
  expect(await drafts.read('form')).toBeNull()
  await clearing
  expect(await drafts.read('form')).toBeNull()
})

test('a window about to end writes at once what still waits', async () => {
  const drafts = useDrafts()
  drafts.keep('one', { note: 'half' })
  drafts.keep('two', { note: 'typed' })
  await drafts.flush()
  const { vault } = opened.surroundings
  expect(await vault.readDraft('one')).toEqual({ note: 'half' })
  expect(await vault.readDraft('two')).toEqual({ note: 'typed' })
})

test('a draft that was sent does not come back', async () => {
  const drafts = useDrafts()
  drafts.keep('form', { note: 'sent' })
  await drafts.clear('form')
  await drafts.flush()
  expect(await drafts.read('form')).toBeNull()
})
