// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defineComponent } from 'vue'
import * as z from 'zod'
import { useDrafts } from '#renderer/stores/drafts.ts'
import { useDraftedForm, type DraftedForm } from '#renderer/views/forms/use-drafted-form.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

const schema = z.object({ note: z.string() })
const key = 'note'
let opened: TestWindow

beforeEach(async () => {
  opened = await openWindow()
})
afterEach(() => opened.close())

/** The form as a person finds it, after its draft was looked for. */
async function openForm(): Promise<DraftedForm<typeof schema> & { readonly leave: () => void }> {
  const made: { form?: DraftedForm<typeof schema> } = {}
  const part = mount(
    defineComponent(() => {
      made.form = useDraftedForm(key, schema, { note: '' })
      return () => null
    }),
  )
  await useDrafts().read(key)
  if (!made.form) throw new Error('no form')
  return { ...made.form, leave: () => part.unmount() }
}

const kept = async () => useDrafts().read(key)

test('what was half typed comes back', async () => {
  const first = await openForm()
  first.values.note = 'half'
  await vi.waitFor(async () => expect(await kept()).toEqual({ note: 'half' }), 3000)
  first.leave()

  const second = await openForm()
  await vi.waitFor(() => expect(second.restored.value).toBe(true))
  expect(second.values.note).toBe('half')
  second.leave()
})

test('after saving there is nothing to come back to', async () => {
  const first = await openForm()
  first.values.note = 'whole'
  await vi.waitFor(async () => expect(await kept()).toEqual({ note: 'whole' }), 3000)
  const clear = vi.spyOn(opened.surroundings.vault, 'saveDraft')
  await first.discard()
  // Emptying the form is a change too; it must not be kept as a draft of nothing.
  await vi.waitFor(() => expect(clear.mock.calls.length).toBeGreaterThan(1), 3000)
  expect(await kept()).toBeNull()
  first.leave()

  const second = await openForm()
  expect(second.restored.value).toBe(false)
  second.leave()
})
