import { describe, expect, test } from 'vitest'
import { createRowWindow, pageSize } from '#renderer/components/data/use-row-window.ts'

const rowsOf = (from: number, count: number, name = 'row'): readonly string[] =>
  Array.from({ length: count }, (_, offset) => `${name} ${from + offset}`)

/** Lets answers that are ready arrive. */
const arrived = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

describe('createRowWindow', () => {
  test('fetches the pages that are wanted, each once', async () => {
    const asked: number[] = []
    const window = createRowWindow(() => async (from: number, count: number) => {
      asked.push(from)
      return rowsOf(from, count)
    })
    window.want([0, 20])
    window.want([5, pageSize + 5])
    await arrived()
    expect(asked).toEqual([0, pageSize])
    expect(window.rowsByIndex.value.get(pageSize + 1)).toBe(`row ${pageSize + 1}`)
  })

  test('drops an answer that comes after the list has changed', async () => {
    const answers: ((rows: readonly string[]) => void)[] = []
    const window = createRowWindow<string>(() => () => new Promise((resolve) => answers.push(resolve)))
    window.want([0, 10])
    window.reset()
    window.want([0, 10])
    answers[1]?.(rowsOf(0, 10, 'new'))
    await arrived()
    answers[0]?.(rowsOf(0, 10, 'old'))
    await arrived()
    expect(window.rowsByIndex.value.get(0)).toBe('new 0')
  })

  test('keeps the old rows in sight until new ones arrive, then none of them', async () => {
    const source = { name: 'old', count: 10 }
    const window = createRowWindow(() => async (from: number) => rowsOf(from, source.count, source.name))
    window.want([0, 5])
    await arrived()
    Object.assign(source, { name: 'new', count: 3 })
    window.reset()
    window.want([0, 5])
    expect(window.rowsByIndex.value.get(9)).toBe('old 9')
    await arrived()
    expect([...window.rowsByIndex.value.values()]).toEqual(['new 0', 'new 1', 'new 2'])
  })

  test('forgets pages that are far away', async () => {
    const window = createRowWindow(() => async (from: number, count: number) => rowsOf(from, count))
    for (let page = 0; page < 100; page += 1) {
      window.want([page * pageSize])
      await arrived()
    }
    expect(window.rowsByIndex.value.size).toBeLessThan(20 * pageSize)
    expect(window.rowsByIndex.value.has(0)).toBe(false)
    window.want([0, 0])
    await arrived()
    expect(window.rowsByIndex.value.get(0)).toBe('row 0')
  })

  test('keeps a far page as long as it is wanted beside others', async () => {
    const window = createRowWindow(() => async (from: number, count: number) => rowsOf(from, count))
    window.want([0])
    await arrived()
    window.want([0, 90 * pageSize])
    await arrived()
    expect(window.rowsByIndex.value.get(0)).toBe('row 0')
    expect(window.rowsByIndex.value.get(90 * pageSize)).toBe(`row ${90 * pageSize}`)
  })

  test('says when reading failed, and tries again when asked again', async () => {
    const source = { broken: true }
    const window = createRowWindow(() => async (from: number, count: number) => {
      if (source.broken) throw new Error('unreadable')
      return rowsOf(from, count)
    })
    window.want([0, 5])
    await arrived()
    expect(window.failed.value).toBe(true)
    source.broken = false
    window.want([0, 5])
    await arrived()
    expect(window.failed.value).toBe(false)
    expect(window.rowsByIndex.value.get(0)).toBe('row 0')
  })
})
