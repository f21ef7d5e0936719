// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import FkRadioGroup from '#renderer/components/fields/FkRadioGroup.vue'
import { mountPart, settled } from '#tests/support/mount-part.ts'

const options = ['young', 'parent', 'company'].map((value) => ({ value, label: value }))
let group: VueWrapper | undefined

afterEach(() => group?.unmount())

async function show(): Promise<void> {
  group = mountPart(FkRadioGroup, { props: { id: 'who', label: 'Wer?', options, modelValue: null } })
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

test('an arrow that led nowhere is forgotten when the focus comes back', async () => {
  await show()
  radio('young')?.focus()
  key('keydown', 'ArrowRight', { ctrlKey: true })
  radio('parent')?.focus()
  await settled()
  expect(chosen()).toEqual([])
})
