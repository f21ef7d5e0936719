// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import FkChips from '#renderer/components/fields/FkChips.vue'
import { mountPart, settled } from '#tests/support/mount-part.ts'

const options = [
  { value: 'training', label: 'Berufsausbildung' },
  { value: 'permit', label: 'Beschäftigungserlaubnis' },
  { value: 'school', label: 'Schule' },
]

let part: VueWrapper
const chosen = (): unknown => part.emitted('update:modelValue')?.at(-1)?.[0]
const input = () => part.get('input')
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
  part = mountPart(FkChips, {
    props: {
      label: 'Themen',
      options,
      modelValue: ['school'],
      recent: ['permit'],
      'onUpdate:modelValue': (value: unknown) => part.setProps({ modelValue: value }),
    },
  })
  await settled()
})
afterEach(() => part.unmount())

describe('FkChips', () => {
  test('names the field and says what is chosen', () => {
    expect(document.querySelector(`label[for="${input().element.id}"]`)?.textContent).toContain('Themen')
    expect(input().attributes('role')).toBe('combobox')
    const described = input().attributes('aria-describedby') ?? ''
    expect(document.getElementById(described)?.textContent).toBe('Gewählt: Schule')
  })

  test('opens with an arrow and shows the last used first, without what is chosen', async () => {
    await press('ArrowDown')
    expect(offered()).toEqual(['Beschäftigungserlaubnis', 'Berufsausbildung'])
  })

  test('takes the first match with Enter and empties the field', async () => {
    await type('beruf')
    expect(offered()).toEqual(['Berufsausbildung'])
    await press('Enter')
    expect(chosen()).toEqual(['school', 'training'])
    expect((input().element as HTMLInputElement).value).toBe('')
  })

  test('walks the matches with the arrows', async () => {
    await type('be')
    expect(offered()).toEqual(['Beschäftigungserlaubnis', 'Berufsausbildung'])
    await press('ArrowDown')
    await press('Enter')
    expect(chosen()).toEqual(['school', 'training'])
  })

  test('removes the last chip with Backspace in an empty field', async () => {
    await press('Backspace')
    expect(chosen()).toEqual([])
  })

  test('leaves the chips alone while there is text to delete', async () => {
    await type('x')
    await press('Backspace')
    expect(chosen()).toBeUndefined()
  })

  test('removes a chip by its button, which has a name', async () => {
    const button = part.get('.fk-chips__remove')
    expect(button.attributes('aria-label')).toBe('Schule entfernen')
    await button.trigger('click')
    expect(chosen()).toEqual([])
  })

  test('says so when nothing fits', async () => {
    await type('xyz')
    expect(offered()).toEqual([])
    expect(document.body.textContent).toContain('Nichts gefunden')
  })

  test('closes with Escape and keeps what is chosen', async () => {
    await type('be')
    await press('Escape')
    expect(offered()).toEqual([])
    expect(chosen()).toBeUndefined()
  })

  test('takes the marked suggestion with Tab after typing, and nothing without typing', async () => {
    await press('Tab')
    expect(chosen()).toBeUndefined()
    await type('beruf')
    await press('Tab')
    expect(chosen()).toEqual(['school', 'training'])
  })

  test('who saves by key gets what is marked; what is in no list is held', async () => {
    const save = () => input().element.dispatchEvent(new Event('change', { bubbles: true, cancelable: true }))
    await type('berufsa')
    expect(input().attributes()).not.toHaveProperty('data-unread')
    save()
    await settled()
    expect(chosen()).toEqual(['school', 'training'])
    await type('qqq')
    save()
    await settled()
    expect(chosen()).toEqual(['school', 'training'])
    expect(input().attributes()).toHaveProperty('data-unread')
  })
  test('a word that is in no list stays when the field is left, and a sentence says so', async () => {
    await type('qqq')
    await press('Escape')
    await input().trigger('blur')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect((input().element as HTMLInputElement).value).toBe('qqq')
    const described = (input().attributes('aria-describedby') ?? '').split(' ')
    const sentences = described.map((id) => document.getElementById(id)?.textContent)
    expect(sentences.join()).toContain('„qqq“ steht nicht in der Liste.')
  })
})
