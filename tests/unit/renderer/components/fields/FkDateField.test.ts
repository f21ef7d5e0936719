// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import FkDateField from '#renderer/components/fields/FkDateField.vue'
import { mountPart, settled } from '#tests/support/mount-part.ts'

let part: VueWrapper
const chosen = (): unknown => part.emitted('update:modelValue')?.at(-1)?.[0]
const input = () => part.get<HTMLInputElement>('input')

function show(props: Readonly<Record<string, unknown>> = {}): void {
  part = mountPart(FkDateField, {
    props: {
      label: 'Wiedervorlage am',
      today: '2026-11-22',
      modelValue: null,
      'onUpdate:modelValue': (value: unknown) => part.setProps({ modelValue: value }),
      ...props,
    },
  })
}
async function typeAndLeave(text: string): Promise<void> {
  await input().setValue(text)
  await input().trigger('blur')
  await settled()
}
afterEach(() => part.unmount())

describe('FkDateField', () => {
  test('writes the day as it is written in Germany', () => {
    show({ modelValue: '2026-12-24' })
    expect(input().element.value).toBe('24.12.2026')
  })

  test.each([
    ['24.12.2026', '2026-12-24'],
    ['heute', '2026-11-22'],
    ['+14', '2026-12-06'],
    ['in 4 wochen', '2026-12-20'],
  ])('takes %j as %s when the field is left', async (typed, day) => {
    show()
    await typeAndLeave(typed)
    expect(chosen()).toBe(day)
    expect(input().element.value).toMatch(/^\d\d\.\d\d\.2026$/)
  })

  test('takes the day with Enter too', async () => {
    show()
    await input().setValue('morgen')
    await input().trigger('keydown', { key: 'Enter' })
    expect(chosen()).toBe('2026-11-23')
  })

  test('keeps what cannot be read and says how to write it', async () => {
    show({ modelValue: '2026-12-24' })
    await typeAndLeave('31.2.2026')
    expect(input().element.value).toBe('31.2.2026')
    expect(part.text()).toContain('Dieses Datum ist nicht lesbar')
    expect(input().attributes('aria-invalid')).toBe('true')
    expect(chosen()).toBeUndefined()
    expect(input().attributes()).toHaveProperty('data-unread')
    await typeAndLeave('24.12.2026')
    expect(input().attributes()).not.toHaveProperty('data-unread')
  })

  test('refuses a day before the earliest and names it', async () => {
    show({ min: '2026-11-22' })
    await typeAndLeave('gestern')
    expect(part.text()).toContain('Bitte ein Datum ab 22.11.2026.')
    expect(chosen()).toBeUndefined()
  })

  test('an emptied field means no day', async () => {
    show({ modelValue: '2026-12-24' })
    await typeAndLeave('')
    expect(chosen()).toBeNull()
  })

  test('opens a month with Alt and arrow down, in German, from Monday on', async () => {
    show({ modelValue: '2026-12-04' })
    await input().trigger('keydown', { key: 'ArrowDown', altKey: true })
    await settled()
    const heads = [...document.querySelectorAll('.fk-month__weekday')].map((head) => head.textContent.trim())
    expect(heads[0]).toBe('Mo')
    expect(document.querySelector('.fk-month__title')?.textContent).toContain('Dezember 2026')
    const day = document.querySelector('.fk-month__day[data-selected]')
    expect(day?.getAttribute('aria-label')).toContain('4. Dezember 2026')
  })

  test('picks a day of the month', async () => {
    show({ modelValue: '2026-12-04' })
    await part.get('.fk-date__toggle').trigger('click')
    await settled()
    const days = [...document.querySelectorAll<HTMLElement>('.fk-month__day')]
    days.find((day) => day.textContent.trim() === '17')?.click()
    await settled()
    expect(chosen()).toBe('2026-12-17')
    expect(document.querySelector('.fk-month')).toBeNull()
  })
})
