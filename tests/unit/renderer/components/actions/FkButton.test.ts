// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import FkButton from '#renderer/components/actions/FkButton.vue'
import { mountPart } from '#tests/support/mount-part.ts'

test('a busy button keeps its place and takes no second click', async () => {
  const part = mountPart(FkButton, { props: { busy: true }, slots: { default: 'Speichern' } })
  await part.trigger('click')
  expect(part.emitted('click')).toBeUndefined()
  expect(part.attributes('aria-busy')).toBe('true')
  expect(part.attributes('disabled')).toBeUndefined()
  await part.setProps({ busy: false })
  await part.trigger('click')
  expect(part.emitted('click')).toHaveLength(1)
  part.unmount()
})

test('shows the keys that do the same', () => {
  const part = mountPart(FkButton, { props: { shortcut: 'Strg+Enter' }, slots: { default: 'Speichern' } })
  expect(part.findAll('kbd kbd').map((key) => key.text())).toEqual(['Strg', 'Enter'])
  part.unmount()
})
