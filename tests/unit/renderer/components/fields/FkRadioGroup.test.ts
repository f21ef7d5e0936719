// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import { nextTick } from 'vue'
import FkRadioGroup from '#renderer/components/fields/FkRadioGroup.vue'
import { mountPart, settled } from '#tests/support/mount-part.ts'

const options = ['young', 'parent', 'company'].map((value) => ({ value, label: value }))
let group: VueWrapper | undefined

afterEach(() => group?.unmount())

async function show(attrs: Record<string, unknown> = {}): Promise<void> {
  const props = { id: 'who', label: 'Wer?', options, modelValue: null }
  group = mountPart(FkRadioGroup, { props, attrs })
  await settled()
}

const radio = (value: string) => document.querySelector<HTMLElement>(`#who-${value}`)
const chosen = () => group?.emitted('update:modelValue') ?? []

function key(kind: 'keydown' | 'keyup', name: string, more: KeyboardEventInit = {}): void {
  const event = new KeyboardEvent(kind, { key: name, bubbles: true, cancelable: true, ...more })
  document.activeElement?.dispatchEvent(event)
}

test('an arrow chooses what it reaches, however quick the hand', async () => {
  await show()
  radio('young')?.focus()
  key('keydown', 'ArrowRight')
  // No key comes up before what its going down has set off at once.
  await nextTick()
  key('keyup', 'ArrowRight')
  await settled()
  expect(document.activeElement).toBe(radio('parent'))
  expect(chosen()).toEqual([['parent']])
})

test('an arrow held for long chooses once at each stop', async () => {
  await show()
  radio('young')?.focus()
  key('keydown', 'ArrowRight')
  await settled()
  key('keydown', 'ArrowRight', { repeat: true })
  await settled()
  key('keyup', 'ArrowRight')
  await settled()
  expect(chosen()).toEqual([['parent'], ['company']])
})

test('a focus from elsewhere chooses nothing, even while an arrow is down', async () => {
  await show()
  key('keydown', 'ArrowRight')
  radio('young')?.focus()
  await settled()
  expect(document.activeElement).toBe(radio('young'))
  expect(chosen()).toEqual([])
})

test('nor where the arrow is heard of only after the focus has come', async () => {
  await show()
  radio('young')?.focus()
  // A key that a person presses bubbles on only after all that its first listener has set off.
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }))
  await settled()
  expect(chosen()).toEqual([])
  radio('parent')?.click()
  await settled()
  expect(chosen()).toEqual([['parent']])
})

test.each([
  ['with Ctrl', { ctrlKey: true }],
  ['with Shift', { shiftKey: true }],
])('an arrow that leads nowhere is forgotten when the focus comes back: %s', async (_, more) => {
  await show()
  radio('young')?.focus()
  key('keydown', 'ArrowRight', more)
  await settled()
  expect(document.activeElement).toBe(radio('young'))
  radio('parent')?.focus()
  await settled()
  expect(chosen()).toEqual([])
})

test('an arrow that somebody else has stopped chooses nothing later', async () => {
  await show({ onKeydownCapture: (event: KeyboardEvent) => event.preventDefault() })
  radio('young')?.focus()
  key('keydown', 'ArrowRight')
  radio('parent')?.focus()
  await settled()
  expect(chosen()).toEqual([])
})

test('nor does one that was let go of where there was nothing to go on to', async () => {
  await show()
  await group?.setProps({ options: options.map((one) => ({ ...one, disabled: one.value !== 'young' })) })
  radio('young')?.focus()
  key('keydown', 'ArrowRight')
  await settled()
  key('keyup', 'ArrowRight')
  await group?.setProps({ options })
  radio('parent')?.focus()
  await settled()
  expect(chosen()).toEqual([])
})
