// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { settled, mountPart } from '#tests/support/mount-part.ts'
import SegmentField from '#renderer/views/outreach/SegmentField.vue'

const options = ['weiblich', 'männlich', 'divers', 'keine Angabe', 'keine Antwort'].map((label) => ({
  value: label,
  label,
}))

afterEach(() => {
  document.body.innerHTML = ''
})

function field() {
  const chosen: (string | null)[] = []
  const part = mountPart(SegmentField, {
    props: {
      id: 'gender',
      label: 'Geschlecht',
      options,
      modelValue: null,
      'onUpdate:modelValue': (value: string | null) => chosen.push(value),
    },
  })
  const group = part.get('[role=radiogroup]')
  return { chosen, press: (key: string, more = {}) => group.trigger('keydown', { key, ...more }) }
}

test('a letter chooses, whatever the case', async () => {
  const { chosen, press } = field()
  await press('m')
  await press('D')
  await settled()
  expect(chosen).toEqual(['männlich', 'divers'])
})

test('letters close together belong to one word', async () => {
  const { chosen, press } = field()
  for (const letter of 'keine ant'.replace(' ', '')) await press(letter)
  expect(chosen.at(-1)).toBe('keine Angabe')
})

test('keys of commands and unknown letters choose nothing', async () => {
  const { chosen, press } = field()
  await press('m', { ctrlKey: true })
  await press('1', { altKey: true })
  await press('x')
  await press('Tab')
  expect(chosen).toEqual([])
})
