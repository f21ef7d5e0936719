// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import FkCommandPalette from '#renderer/components/actions/FkCommandPalette.vue'
import { mountPart, settled } from '#tests/support/mount-part.ts'

const groups = [
  {
    id: 'commands',
    label: 'Befehle',
    items: [
      { id: 'case.new', label: 'Neuer Fall', shortcut: 'Strg+N' },
      { id: 'lock', label: 'Sperren' },
    ],
  },
  { id: 'cases', label: 'Fälle', items: [] },
]

let part: VueWrapper
const input = (): HTMLInputElement => document.querySelector('.fk-palette__input') as HTMLInputElement
async function press(key: string): Promise<void> {
  input().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  await settled()
}

beforeEach(async () => {
  part = mountPart(FkCommandPalette, {
    props: {
      groups,
      open: true,
      query: '',
      'onUpdate:open': (open: boolean) => part.setProps({ open }),
    },
  })
  await settled()
})
afterEach(() => part.unmount())

describe('FkCommandPalette', () => {
  test('has a name and leaves out empty groups', () => {
    expect(document.querySelector('[role=dialog]')?.textContent).toContain('Suchen und Befehle')
    expect(input().getAttribute('aria-controls')).toBe(document.querySelector('[role=listbox]')?.id)
    expect([...document.querySelectorAll('.fk-palette__label')].map((label) => label.textContent)).toEqual([
      'Befehle',
    ])
  })

  test('tells what is typed', async () => {
    input().value = 'sper'
    input().dispatchEvent(new Event('input', { bubbles: true }))
    await settled()
    expect(part.emitted('update:query')?.at(-1)).toEqual(['sper'])
  })

  test('chooses with arrows and Enter, then closes', async () => {
    await press('ArrowDown')
    const marked = document.querySelector('[data-highlighted]')?.textContent
    await press('Enter')
    expect(part.emitted('choose')).toHaveLength(1)
    expect(part.emitted('choose')?.[0]).toEqual([marked?.includes('Sperren') ? 'lock' : 'case.new'])
    expect(part.emitted('update:open')?.at(-1)).toEqual([false])
  })

  test('Enter takes the first where what was marked is found no more', async () => {
    await press('ArrowDown')
    const items = [
      { id: 'help', label: 'Handbuch' },
      { id: 'today', label: 'Heute' },
    ]
    await part.setProps({ groups: [{ id: 'places', label: 'Orte', items }] })
    // In this very moment nothing is marked yet.
    await press('Enter')
    expect(part.emitted('choose')).toEqual([['help']])
  })

  test('the first is marked where what was marked is found no more', async () => {
    await press('ArrowDown')
    const items = [{ id: 'help', label: 'Handbuch' }]
    await part.setProps({ groups: [{ id: 'places', label: 'Orte', items }] })
    await expect
      .poll(() => document.querySelector('[data-highlighted]')?.textContent ?? '')
      .toContain('Handbuch')
  })

  test('says so when nothing was found', async () => {
    await part.setProps({ groups: [] })
    await settled()
    expect(document.body.textContent).toContain('Nichts gefunden')
  })
})
