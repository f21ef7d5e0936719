// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import SafeTextArea from '#renderer/views/forms/SafeTextArea.vue'
import { createAppI18n } from '#renderer/i18n/i18n.ts'
import { mountPart } from '#tests/support/mount-part.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'
import { useAllowedWords } from '#renderer/stores/allowed-words.ts'

let opened: TestWindow
let part: VueWrapper

beforeEach(async () => {
  opened = await openWindow()
  // There is no such thing without a browser; the text is put in all the same.
  Object.assign(document, { execCommand: () => false })
  // Those are the app's own; mounting makes another one around the part.
  const { provides } = opened.app._context
  part = mountPart(SafeTextArea, {
    props: {
      id: 'note',
      label: 'Notiz',
      modelValue: '',
      'onUpdate:modelValue': (modelValue: string) => part.setProps({ modelValue }),
    },
    global: { plugins: [createAppI18n('de')], provide: provides as Record<symbol, unknown> },
  })
})
afterEach(async () => {
  part.unmount()
  await opened.close()
})

const text = () => (part.get('textarea').element as HTMLTextAreaElement).value
const hint = () => part.get('[role=status]').text()

async function type(value: string): Promise<void> {
  await part.get('textarea').setValue(value)
  await vi.waitFor(() => expect(hint()).not.toBe(''), 3000)
}

test('says what was found, why it matters and what could stand there', async () => {
  await type('Frau Weber ruft an')
  expect(hint()).toContain('„Frau Weber“')
  expect(part.findAll('button').map((button) => button.text())[0]).toContain('Mutter')
})

test('one key puts the first suggestion in, and the hint goes', async () => {
  await type('Frau Weber ruft an')
  await part.get('textarea').trigger('keydown', { altKey: true, code: 'Digit1' })
  await nextTick()
  expect(text()).toBe('Mutter ruft an')
  expect(hint()).toBe('')
})

test('a digit without a suggestion does nothing', async () => {
  await type('Frau Weber ruft an')
  await part.get('textarea').trigger('keydown', { altKey: true, code: 'Digit7' })
  expect(text()).toBe('Frau Weber ruft an')
})

test('what the office allows is silent from then on, and the text stays', async () => {
  await type('Am Markt 3 treffen')
  await part.get('textarea').trigger('keydown', { altKey: true, code: 'Digit0' })
  await vi.waitFor(() => expect(hint()).toBe(''), 3000)
  expect(text()).toBe('Am Markt 3 treffen')
  expect(useAllowedWords().words).toEqual(['Am Markt 3'])
})
