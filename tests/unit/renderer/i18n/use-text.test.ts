// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { defineComponent, h } from 'vue'
import { useText, type Text } from '#renderer/i18n/use-text.ts'
import { mountPart } from '#tests/support/mount-part.ts'

function textOfApp(): Text {
  const box: { text?: Text } = {}
  mountPart(
    defineComponent({
      setup() {
        box.text = useText()
        return () => h('p')
      },
    }),
  )
  if (!box.text) throw new Error('not mounted')
  return box.text
}

test('every number in a sentence is written with its thousands apart, a year that is no number is not', () => {
  const { t, quarter } = textOfApp()
  expect(t('today.shown', { shown: 50, total: 12_345 })).toBe('50 von 12.345 werden gezeigt.')
  expect(t('today.openCases', { count: 1 })).toBe('ein offener Fall')
  expect(t('today.openCases', { count: 17_421 })).toBe('17.421 offene Fälle')
  expect(quarter('2026-05-01')).toContain('2026')
})
