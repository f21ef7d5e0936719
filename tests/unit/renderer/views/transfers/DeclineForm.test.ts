// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import DeclineForm from '#renderer/views/transfers/DeclineForm.vue'
import { mountIn, settled } from '#tests/support/mount-part.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

const transfer = 'a'.repeat(32)
let opened: TestWindow
let part: VueWrapper | undefined
let declined: unknown[]

beforeEach(async () => {
  declined = []
  opened = await openWindow()
})
afterEach(async () => {
  part?.unmount()
  await opened.close()
})

async function form(): Promise<VueWrapper> {
  part?.unmount()
  const decline = async (answer: unknown) => declined.push(answer) > 0
  part = mountIn(opened, DeclineForm, { props: { transfer, decline } })
  await settled()
  return part
}

test('without a reason it is said at the field, and nothing is declined', async () => {
  const shown = await form()
  await shown.find('form').trigger('submit')
  await settled()
  expect(shown.text()).toContain('Bitte einen Wert wählen.')
  expect(declined).toEqual([])
})

test('what is half typed is there when one comes back', async () => {
  const note = (shown: VueWrapper) => shown.find<HTMLInputElement>(`#transfer-decline-${transfer}-note`)
  await note(await form()).setValue('Ab Februar wieder.')
  await settled()
  const again = await form()
  expect(note(again).element.value).toBe('Ab Februar wieder.')
})
