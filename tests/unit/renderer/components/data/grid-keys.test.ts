import { describe, expect, test } from 'vitest'
import { cellAfterKey } from '#renderer/components/data/grid-keys.ts'

const size = { rows: 50_000, columns: 6, page: 12 }
const at = { row: 100, column: 2 }
const press = (key: string, from = at, ctrlKey = false) =>
  cellAfterKey({ key, ctrlKey, metaKey: false }, from, size)

describe('cellAfterKey', () => {
  test.each([
    ['ArrowDown', { row: 101, column: 2 }],
    ['ArrowUp', { row: 99, column: 2 }],
    ['ArrowLeft', { row: 100, column: 1 }],
    ['ArrowRight', { row: 100, column: 3 }],
    ['PageDown', { row: 112, column: 2 }],
    ['PageUp', { row: 88, column: 2 }],
    ['Home', { row: 100, column: 0 }],
    ['End', { row: 100, column: 5 }],
  ])('%s moves as expected', (key, cell) => {
    expect(press(key)).toEqual(cell)
  })

  test('with Ctrl, Home and End lead to the first and the last row', () => {
    expect(press('Home', at, true)).toEqual({ row: 0, column: 0 })
    expect(press('End', at, true)).toEqual({ row: 49_999, column: 5 })
  })

  test('stops at the edges', () => {
    expect(press('ArrowDown', { row: 49_999, column: 5 })).toEqual({ row: 49_999, column: 5 })
    expect(press('PageDown', { row: 49_995, column: 0 })).toEqual({ row: 49_999, column: 0 })
    expect(press('ArrowRight', { row: 0, column: 5 })).toEqual({ row: 0, column: 5 })
  })

  test('goes from the first row up to the header and no further', () => {
    expect(press('ArrowUp', { row: 0, column: 1 })).toEqual({ row: -1, column: 1 })
    expect(press('ArrowUp', { row: -1, column: 1 })).toEqual({ row: -1, column: 1 })
  })

  test('stays in the header when there are no rows', () => {
    expect(
      cellAfterKey(
        { key: 'ArrowDown', ctrlKey: false, metaKey: false },
        { row: -1, column: 0 },
        { ...size, rows: 0 },
      ),
    ).toEqual({
      row: -1,
      column: 0,
    })
  })

  test('leaves other keys to others', () => {
    expect(press('a')).toBeNull()
  })
})
