// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { GridSort } from '#renderer/components/data/grid-column.ts'
import FkDataGrid from '#renderer/components/data/FkDataGrid.vue'
import { mountPart, settled } from '#tests/support/mount-part.ts'

interface Row {
  readonly code: string
  readonly place: string
}

const total = 50_000
const columns = [
  { id: 'code', label: 'Fallcode', width: '8rem', sortable: true, text: (row: Row) => row.code },
  { id: 'place', label: 'Ort', width: '1fr', text: (row: Row) => row.place },
]
const asked: (readonly [number, number])[] = []
const rows = async (from: number, count: number): Promise<readonly Row[]> => {
  asked.push([from, count])
  return Array.from({ length: Math.min(count, total - from) }, (_, offset) => ({
    code: `MD-${from + offset}`,
    place: `Ort ${from + offset}`,
  }))
}

let part: VueWrapper
const grid = () => part.get('[role=grid]')
const focused = (): string | null => document.activeElement?.getAttribute('data-cell') ?? null
async function press(key: string, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await grid().trigger('keydown', { key, ...more })
  await settled()
}

/** happy-dom lays nothing out; the grid needs a height to know what is in sight. */
beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 })
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 1000 })
})
beforeEach(async () => {
  asked.length = 0
  part = mountPart(FkDataGrid, {
    props: {
      label: 'Fälle',
      total,
      columns,
      rows,
      rowKey: (row: Row) => row.code,
      selected: 'MD-1',
      sort: null,
      'onUpdate:sort': (sort: GridSort | null) => part.setProps({ sort }),
    } as never,
  })
  await settled()
})
afterEach(() => part.unmount())

describe('FkDataGrid', () => {
  test('tells how many rows and columns there are, and has few in the page', () => {
    expect(grid().attributes('aria-rowcount')).toBe(String(total + 1))
    expect(grid().attributes('aria-colcount')).toBe('2')
    const drawn = part.findAll('.fk-grid__row')
    expect(drawn.length).toBeGreaterThan(3)
    expect(drawn.length).toBeLessThan(60)
    expect(drawn[0]?.attributes('aria-rowindex')).toBe('2')
  })

  test('shows what the loader gave and asks for one page only', () => {
    expect(part.get('[data-cell="3:1"]').text()).toBe('Ort 3')
    expect(asked).toEqual([[0, 50]])
  })

  test('has exactly one cell in the tab order', async () => {
    expect(part.findAll('[data-cell][tabindex="0"]')).toHaveLength(1)
    await press('ArrowDown')
    await press('ArrowRight')
    expect(part.findAll('[data-cell][tabindex="0"]').map((cell) => cell.attributes('data-cell'))).toEqual([
      '1:1',
    ])
    expect(focused()).toBe('1:1')
  })

  test('reaches the last of 50,000 rows and keeps the focus there', async () => {
    await press('ArrowDown')
    await press('End', { ctrlKey: true })
    expect(focused()).toBe('49999:1')
    await press('PageUp')
    await press('Home', { ctrlKey: true })
    expect(focused()).toBe('0:0')
  })

  test('tells which row the keyboard is on', async () => {
    await press('ArrowDown')
    expect(part.emitted('active')?.at(-1)).toEqual([{ code: 'MD-1', place: 'Ort 1' }, 1])
  })

  test('opens the row with Enter and with a click', async () => {
    await press('ArrowDown')
    await press('Enter')
    expect(part.emitted('open')?.at(-1)).toEqual([{ code: 'MD-1', place: 'Ort 1' }, 1])
    await part.get('[data-cell="2:0"]').trigger('click')
    expect(part.emitted('open')?.at(-1)).toEqual([{ code: 'MD-2', place: 'Ort 2' }, 2])
  })

  test('marks the selected row', () => {
    const selected = part.findAll('[aria-selected=true]')
    expect(selected.map((row) => row.attributes('aria-rowindex'))).toEqual(['3'])
  })

  test('sorts by the header, by click and by keyboard, and says so', async () => {
    const header = () => part.get('[data-cell="-1:0"]')
    expect(header().attributes('aria-sort')).toBe('none')
    expect(part.get('[data-cell="-1:1"]').attributes('aria-sort')).toBeUndefined()
    await header().trigger('click')
    expect(part.emitted('update:sort')?.at(-1)).toEqual([{ column: 'code', descending: false }])
    expect(header().attributes('aria-sort')).toBe('ascending')
    await press('ArrowUp')
    expect(focused()).toBe('-1:0')
    await press('Enter')
    expect(part.emitted('update:sort')?.at(-1)).toEqual([{ column: 'code', descending: true }])
    expect(header().attributes('aria-sort')).toBe('descending')
  })

  test('reads the rows anew after the order or the version has changed', async () => {
    await part.setProps({ version: 2 })
    await settled()
    expect(asked).toEqual([
      [0, 50],
      [0, 50],
    ])
  })

  test('leaves room for the keyboard when the list becomes shorter', async () => {
    await press('ArrowDown')
    await press('ArrowDown')
    await part.setProps({ total: 1, version: 3 })
    await settled()
    expect(part.findAll('[data-cell][tabindex="0"]')).toHaveLength(1)
  })
})

describe('FkDataGrid with marks', () => {
  const marked = (...keys: readonly string[]) => ({
    count: keys.length,
    all: false,
    has: (key: string) => keys.includes(key),
  })
  const marks = () => part.emitted('mark') ?? []

  beforeEach(async () => {
    await part.setProps({ marks: marked('MD-3') })
    await settled()
  })

  test('says which rows are marked and which one is open', () => {
    expect(grid().attributes('aria-multiselectable')).toBe('true')
    expect(grid().attributes('aria-colcount')).toBe('3')
    const rowsWith = (selector: string) =>
      part.findAll(selector).map((row) => row.attributes('aria-rowindex'))
    expect(rowsWith('[role=row][aria-selected=true]')).toEqual(['5'])
    expect(rowsWith('[role=row][aria-current=true]')).toEqual(['3'])
    expect(part.get('[data-cell="3:0"]').text()).toBe('ausgewählt')
  })

  test('Space marks the row, Enter still opens it', async () => {
    await press('ArrowDown')
    await press(' ')
    expect(marks().at(-1)).toEqual([{ type: 'toggle', key: 'MD-1' }])
    expect(part.emitted('open')).toBeUndefined()
    await press('Enter')
    expect(part.emitted('open')).toHaveLength(1)
  })

  test('Shift with the arrows draws a stretch from where one stood, and does not open what it passes', async () => {
    await press('ArrowDown')
    const passed = part.emitted('active')?.length
    await press('ArrowDown', { shiftKey: true })
    await press('ArrowDown', { shiftKey: true })
    await press('ArrowUp', { shiftKey: true })
    expect(marks().map(([mark]) => mark)).toEqual([
      { type: 'stretch', from: 1, to: 2, begins: true },
      { type: 'stretch', from: 1, to: 3, begins: false },
      { type: 'stretch', from: 1, to: 2, begins: false },
    ])
    expect(part.emitted('active')).toHaveLength(passed ?? 0)
    await press('ArrowDown')
    await press('ArrowDown', { shiftKey: true })
    expect(marks().at(-1)).toEqual([{ type: 'stretch', from: 3, to: 4, begins: true }])
  })

  test('a stretch may go to rows that were never loaded', async () => {
    await press('ArrowDown')
    await press('End', { shiftKey: true, ctrlKey: true })
    expect(marks().at(-1)).toEqual([{ type: 'stretch', from: 1, to: total - 1, begins: true }])
  })

  test('Strg+A marks everything, Escape nothing; without marks Escape is left to others', async () => {
    await press('ArrowDown')
    await press('a', { ctrlKey: true })
    expect(marks().at(-1)).toEqual([{ type: 'all' }])
    await press('Escape')
    expect(marks().at(-1)).toEqual([{ type: 'none' }])
    await part.setProps({ marks: marked() })
    const before = marks().length
    await press('Escape')
    expect(marks()).toHaveLength(before)
  })

  test('a click on the box marks, with Shift a stretch, with Strg one more; a plain click opens', async () => {
    await part.get('[data-cell="2:0"]').trigger('click')
    expect(marks().at(-1)).toEqual([{ type: 'toggle', key: 'MD-2' }])
    await part.get('[data-cell="4:1"]').trigger('click', { shiftKey: true })
    expect(marks().at(-1)).toEqual([{ type: 'stretch', from: 2, to: 4, begins: true }])
    await part.get('[data-cell="6:1"]').trigger('click', { ctrlKey: true })
    expect(marks().at(-1)).toEqual([{ type: 'toggle', key: 'MD-6' }])
    expect(part.emitted('open')).toBeUndefined()
    await part.get('[data-cell="5:1"]').trigger('click')
    expect(part.emitted('open')).toHaveLength(1)
  })

  test('the box in the header marks everything, or nothing where something is marked', async () => {
    await part.get('[data-cell="-1:0"]').trigger('click')
    expect(marks().at(-1)).toEqual([{ type: 'none' }])
    await part.setProps({ marks: marked() })
    await part.get('[data-cell="-1:0"]').trigger('click')
    expect(marks().at(-1)).toEqual([{ type: 'all' }])
  })
})
