// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { defineComponent, h, shallowRef, useTemplateRef } from 'vue'
import MoreRows from '#renderer/views/today/MoreRows.vue'
import { rowsAtATime, useFirstRows } from '#renderer/views/today/use-first-rows.ts'
import { mountPart, settled } from '#tests/support/mount-part.ts'

/** A list of numbered rows, as *Heute* shows them. */
function listOf(count: number) {
  const rows = shallowRef(Array.from({ length: count }, (_, at) => String(at)))
  const part = mountPart(
    defineComponent({
      setup() {
        const list = useTemplateRef<HTMLElement>('list')
        const { shown, more } = useFirstRows(() => rows.value, list)
        return () =>
          h('div', { ref: 'list' }, [
            ...shown.value.map((id) =>
              h('p', { 'data-row': id }, h('a', { href: '#', 'data-row-focus': '' }, id)),
            ),
            h(MoreRows, {
              list: 'Verweise',
              shown: shown.value.length,
              total: rows.value.length,
              onMore: more,
            }),
          ])
      },
    }),
  )
  return { part, rows }
}

test('a long list shows its first rows and says how many there are', async () => {
  const { part } = listOf(1234)
  expect(part.findAll('[data-row]')).toHaveLength(rowsAtATime)
  expect(part.text()).toContain('50 von 1.234 werden gezeigt.')
  await part.get('button').trigger('click')
  await settled()
  expect(part.findAll('[data-row]')).toHaveLength(2 * rowsAtATime)
  expect(document.activeElement?.textContent).toBe(String(rowsAtATime))
})

test('the last step shows what is left, and then nothing offers more', async () => {
  const { part } = listOf(rowsAtATime + 1)
  expect(part.get('button').text()).toBe('Den nächsten Eintrag zeigen')
  await part.get('button').trigger('click')
  await settled()
  expect(part.findAll('[data-row]')).toHaveLength(rowsAtATime + 1)
  expect(part.find('button').exists()).toBe(false)
})

test('a short list is simply there, and what is finished makes room for the next', async () => {
  const { part, rows } = listOf(rowsAtATime)
  expect(part.find('button').exists()).toBe(false)
  rows.value = Array.from({ length: 200 }, (_, at) => String(at)).slice(1)
  await settled()
  expect(part.findAll('[data-row]').map((row) => row.text())[0]).toBe('1')
  expect(part.findAll('[data-row]')).toHaveLength(rowsAtATime)
})
