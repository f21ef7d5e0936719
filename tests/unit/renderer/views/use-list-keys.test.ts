// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import { defineComponent, h, useTemplateRef } from 'vue'
import { useListKeys } from '#renderer/views/use-list-keys.ts'
import { mountPart, settled } from '#tests/support/mount-part.ts'

const pressed: (readonly [id: string, key: string])[] = []

const RowList = defineComponent({
  props: { rows: { type: Array<string>, required: true } },
  setup(props) {
    useListKeys(useTemplateRef<HTMLElement>('list'), (id, key) => pressed.push([id, key]) > 0)
    const row = (id: string) =>
      h('li', { key: id, 'data-row': id }, [h('a', { href: '#', 'data-row-focus': '' }, id)])
    return () => h('div', [h('ul', { ref: 'list' }, props.rows.map(row)), h('button', 'daneben')])
  },
})

let list: VueWrapper | undefined
afterEach(() => {
  list?.unmount()
  pressed.length = 0
})

async function show(...rows: readonly string[]): Promise<VueWrapper> {
  list = mountPart(RowList, { props: { rows } })
  await settled()
  return list
}

function focusOn(id: string): void {
  document.querySelector<HTMLElement>(`[data-row="${id}"] a`)?.focus()
}

function press(key: string): void {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
}

const focused = (): string => document.activeElement?.textContent ?? ''

test('arrows, Home and End go from row to row, other keys are for the row one stands in', async () => {
  await show('a', 'b', 'c')
  focusOn('a')
  press('ArrowDown')
  expect(focused()).toBe('b')
  press('End')
  expect(focused()).toBe('c')
  press('ArrowUp')
  press('Home')
  expect(focused()).toBe('a')
  press('e')
  expect(pressed).toEqual([['a', 'e']])
})

test('where a row goes with the focus in it, the next key is for the row that takes its place', async () => {
  const shown = await show('a', 'b', 'c')
  focusOn('b')
  await shown.setProps({ rows: ['a', 'c'] })
  press('e')
  await shown.setProps({ rows: ['a'] })
  press('2')
  expect(pressed).toEqual([
    ['c', 'e'],
    ['a', '2'],
  ])
})

test('whoever has gone on elsewhere is not called back, nor is the focus taken where none was lost', async () => {
  const shown = await show('a', 'b')
  focusOn('a')
  shown.find('button').element.focus()
  await shown.setProps({ rows: ['b'] })
  expect(focused()).toBe('daneben')
  focusOn('b')
  await shown.setProps({ rows: [] })
  await shown.setProps({ rows: ['c'] })
  expect(document.activeElement).toBe(document.body)
})
