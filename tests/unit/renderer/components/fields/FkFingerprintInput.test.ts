// @vitest-environment happy-dom
import type { DOMWrapper, VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import FkFingerprintInput from '#renderer/components/fields/FkFingerprintInput.vue'
import { mountPart, settled } from '#tests/support/mount-part.ts'

const digits = '0123456789012345678901234567890123456789'

let part: VueWrapper
const typed = (): unknown => part.emitted('update:modelValue')?.at(-1)?.[0]
const group = (index: number): DOMWrapper<HTMLInputElement> =>
  part.findAll<HTMLInputElement>('input')[index] as DOMWrapper<HTMLInputElement>
const shown = (): readonly string[] =>
  part.findAll<HTMLInputElement>('input').map((input) => input.element.value)

async function paste(index: number, text: string): Promise<void> {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  Object.assign(event, { clipboardData: { getData: () => text } })
  group(index).element.dispatchEvent(event)
  await settled()
}

beforeEach(() => {
  part = mountPart(FkFingerprintInput, {
    props: {
      label: 'Ziffern',
      modelValue: '',
      'onUpdate:modelValue': (value: unknown) => part.setProps({ modelValue: value }),
    },
  })
})
afterEach(() => part.unmount())

describe('FkFingerprintInput', () => {
  test('has eight groups with a name each', () => {
    expect(part.findAll('input').map((input) => input.attributes('aria-label'))).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `Gruppe ${number} von 8`),
    )
  })

  test('goes on to the next group after five digits', async () => {
    group(0).element.focus()
    await group(0).setValue('01234')
    expect(document.activeElement).toBe(group(1).element)
    expect(typed()).toBe('01234')
  })

  test('stays in a group that is not full', async () => {
    group(0).element.focus()
    await group(0).setValue('012')
    expect(document.activeElement).toBe(group(0).element)
  })

  test('drops what is no digit', async () => {
    await group(0).setValue('1a2-3')
    expect(shown()[0]).toBe('123')
  })

  test('spreads pasted digits over all groups, whatever parts them', async () => {
    await paste(0, digits.replace(/(.{5})/g, '$1 ').trim())
    expect(typed()).toBe(digits)
    expect(part.emitted('complete')).toEqual([[digits]])
  })

  test('a whole paste fills from the start, wherever the cursor is', async () => {
    await paste(3, digits)
    expect(typed()).toBe(digits)
  })

  test('a sixth digit flows into the next group', async () => {
    await group(0).setValue('012345')
    expect(shown().slice(0, 2)).toEqual(['01234', '5'])
  })

  test('Backspace in an empty group goes back', async () => {
    await group(0).setValue('01234')
    await group(1).trigger('keydown', { key: 'Backspace' })
    expect(document.activeElement).toBe(group(0).element)
  })

  test('mending one group leaves the others alone', async () => {
    await paste(0, digits)
    await group(2).setValue('99')
    expect(shown()).toEqual(['01234', '56789', '99', '56789', '01234', '56789', '01234', '56789'])
  })

  test('a gap in the middle is not taken for a full number', async () => {
    await paste(0, digits)
    await group(2).setValue('')
    expect(shown()[2]).toBe('')
    expect(part.emitted('complete')).toHaveLength(1)
  })

  test('tells how far one is', async () => {
    await group(0).setValue('012')
    expect(part.text()).toContain('3 von 40 Ziffern')
  })
})
