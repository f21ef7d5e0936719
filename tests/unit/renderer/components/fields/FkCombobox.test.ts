// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import FkCombobox from '#renderer/components/fields/FkCombobox.vue'
import { mountPart, settled } from '#tests/support/mount-part.ts'

const options = [
  { value: 'magdeburg', label: 'Magdeburg' },
  { value: 'harz', label: 'Harz' },
  { value: 'boerde', label: 'Börde' },
]

let part: VueWrapper
const chosen = (): unknown => part.emitted('update:modelValue')?.at(-1)?.[0]
const input = () => part.get<HTMLInputElement>('input')
const offered = (): readonly string[] =>
  [...document.querySelectorAll('[role=option]')].map((option) => option.textContent.trim())

async function type(text: string): Promise<void> {
  await input().setValue(text)
  await settled()
}
async function press(key: string): Promise<void> {
  await input().trigger('keydown', { key })
  await settled()
}

beforeEach(async () => {
  part = mountPart(FkCombobox, {
    props: {
      label: 'Region',
      options,
      modelValue: 'harz',
      recent: ['boerde'],
      'onUpdate:modelValue': (value: unknown) => part.setProps({ modelValue: value }),
    },
  })
  await settled()
})
afterEach(() => part.unmount())

describe('FkCombobox', () => {
  test('shows the words of the value', () => {
    expect(input().element.value).toBe('Harz')
  })

  test('offers everything while the value stands untouched, the last used first', async () => {
    await press('ArrowDown')
    expect(offered()).toEqual(['Börde', 'Magdeburg', 'Harz'])
  })

  test('finds by typing and takes with Enter', async () => {
    await type('mag')
    expect(offered()).toEqual(['Magdeburg'])
    await press('Enter')
    expect(chosen()).toBe('magdeburg')
    expect(input().element.value).toBe('Magdeburg')
  })

  test('points at a suggestion only while there are suggestions', async () => {
    await type('mag')
    await press('ArrowDown')
    const pointed = input().attributes('aria-activedescendant') ?? ''
    expect(document.getElementById(pointed)?.textContent).toContain('Magdeburg')
    await press('Enter')
    expect(offered()).toEqual([])
    expect(input().attributes('aria-activedescendant')).toBeUndefined()
  })

  test('finds an umlaut without one', async () => {
    await type('borde')
    expect(offered()).toEqual(['Börde'])
  })

  test('leaving a field that holds no value says nothing', async () => {
    await part.setProps({ modelValue: null })
    await settled()
    await input().trigger('blur')
    await settled()
    expect(part.emitted('update:modelValue')).toBeUndefined()
  })

  test('emptying the field means no value', async () => {
    await type('')
    await input().trigger('blur')
    await settled()
    expect(chosen()).toBeNull()
  })

  test('shows an error beside the field and marks it', async () => {
    await part.setProps({ error: 'Bitte eine Region wählen.' })
    expect(input().attributes('aria-invalid')).toBe('true')
    const ids = (input().attributes('aria-describedby') ?? '').split(' ')
    expect(ids.map((id) => document.getElementById(id)?.textContent)).toContain('Bitte eine Region wählen.')
  })

  test('takes the marked suggestion with Tab after typing, and nothing without typing', async () => {
    await press('Tab')
    expect(chosen()).toBeUndefined()
    await type('mag')
    await press('Tab')
    expect(chosen()).toEqual('magdeburg')
  })

  test('who saves by key gets what is marked; what is in no list is held', async () => {
    const save = () => input().element.dispatchEvent(new Event('change', { bubbles: true, cancelable: true }))
    await type('mag')
    expect(input().attributes()).not.toHaveProperty('data-unread')
    save()
    await settled()
    expect(chosen()).toEqual('magdeburg')
    await type('qqq')
    save()
    await settled()
    expect(chosen()).toEqual('magdeburg')
    expect(input().attributes()).toHaveProperty('data-unread')
  })

  test('a word that is in no list stays when the field is left, and a sentence says so', async () => {
    const sentences = () =>
      (input().attributes('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
    await type('qqq')
    await press('Tab')
    await press('Escape')
    await input().trigger('blur')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(input().element.value).toBe('qqq')
    expect(input().attributes('aria-invalid')).toBe('true')
    expect(sentences().join()).toContain('„qqq“ steht nicht in der Liste.')
    await type('mag')
    expect(input().attributes('aria-invalid')).toBeUndefined()
  })
})
