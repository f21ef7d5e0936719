import { beforeAll, describe, expect, test } from 'vitest'
import {
  figureLines,
  figuresAfter,
  fitsFigures,
  markOfFigures,
  mostFigureBytes,
  readFigures,
  StoredFigures,
  type FigureSet,
} from '#shared/exchange/figure-lines.ts'
import type { PackageHeader } from '#shared/exchange/package-header.ts'
import { forge } from '#tests/support/forged-packages.ts'
import { aNetwork, check, today, type TestOffice } from '#tests/support/offices.ts'

const set = (count: number): FigureSet => ({
  at: today,
  rows: Array.from({ length: count }, () => ({
    gender: 'female',
    origin: null,
    talks: { first: 1 },
    topics: ['x'],
  })),
})

test('a set comes back whole, an empty one too', () => {
  for (const count of [0, 1, 200, 201, 900]) {
    const lines = figureLines(set(count))
    expect(lines.length).toBe(Math.max(1, Math.ceil(count / 200)))
    expect(readFigures(lines)).toEqual(set(count))
  }
  expect(readFigures([{ t: 'rec' }])).toBeNull()
})

test('the mark names what the rows say, not the day', () => {
  expect(markOfFigures({ ...set(2), at: '2026-01-01' as FigureSet['at'] })).toBe(markOfFigures(set(2)))
  expect(markOfFigures(set(2))).not.toBe(markOfFigures(set(3)))
})

describe('the newest set of an office', () => {
  const header = (created: string, seq: number) => ({ office: 'o02', created, seq }) as PackageHeader

  test('takes the place of the one before, also when it comes first', () => {
    const first = { header: header('2026-11-20T10:00Z', 1), figures: set(3) }
    const second = { header: header('2026-11-21T10:00Z', 2), figures: set(5) }
    const inOrder = figuresAfter(figuresAfter({}, first), second)
    expect(inOrder['o02']?.rows).toHaveLength(5)
    expect(figuresAfter(figuresAfter({}, second), first)).toEqual(inOrder)
    expect(StoredFigures.parse(JSON.parse(JSON.stringify(inOrder)))).toEqual(inOrder)
  })

  test('goes where all together become too much, the largest first', () => {
    const large = (share: number): FigureSet => {
      const row = { topics: Array.from({ length: 100 }, () => 'x'.repeat(40)) }
      return { at: today, rows: Array.from({ length: (share * mostFigureBytes) / 4_400 }, () => row) }
    }
    const from = (office: string) => ({ ...header('2026-11-20T10:00Z', 1), office })
    const small = figuresAfter({}, { header: from('o02'), figures: set(5) })
    const one = figuresAfter(small, { header: from('o03'), figures: large(0.9) })
    expect(Object.keys(one)).toEqual(['o02', 'o03'])
    const two = figuresAfter(one, { header: from('o04'), figures: large(0.95) })
    expect(Object.keys(two)).toEqual(['o02', 'o03'])
    expect(fitsFigures([large(0.95)])).toBe(true)
    expect(readFigures(figureLines(large(1.1)))).toBeUndefined()
  })

  test('stays where a package brings none', () => {
    expect(figuresAfter({}, { header: header('2026-11-20T10:00Z', 1), figures: null })).toEqual({})
  })
})

describe('lines that are not of their form refuse the package', () => {
  let north: TestOffice
  let south: TestOffice
  beforeAll(async () => {
    ;[north, south] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
  })
  const device = 'a'.repeat(32)
  const lines: Readonly<Record<string, readonly unknown[]>> = {
    'a text in a row': [{ t: 'fig', at: today, of: 1, rows: [{ note: 'Frau M. aus Stendal' }] }],
    'a code in a row': [{ t: 'fig', at: today, of: 1, rows: [{ code: 'K7MD-3XRF' }] }],
    'a number for a value': [{ t: 'fig', at: today, of: 1, rows: [{ gender: 7 }] }],
    'a count that is none': [{ t: 'fig', at: today, of: 1, rows: [{ talks: { first: -1 } }] }],
    'rows that are missing': [{ t: 'fig', at: today, of: 2, rows: [{ gender: 'male' }] }],
    'no day': [{ t: 'fig', of: 0, rows: [] }],
    'two days': [
      { t: 'fig', at: today, of: 0, rows: [] },
      { t: 'fig', at: '2026-11-01', of: 0, rows: [] },
    ],
    'too many rows in a line': [{ t: 'fig', at: today, of: 201, rows: set(201).rows }],
    'a receipt for nobody': [{ t: 'got', dev: 'x', seqs: [1] }],
    'a receipt without numbers': [{ t: 'got', dev: device, seqs: ['1'] }],
    'a receipt for package 0': [{ t: 'got', dev: device, seqs: [0] }],
    'an endless receipt': [
      { t: 'got', dev: device, seqs: Array.from({ length: 1_001 }, (_, index) => index + 1) },
    ],
  }

  test.each(Object.keys(lines))('%s', async (name) => {
    const text = (lines[name] ?? []).map((line) => `${JSON.stringify(line)}\n`).join('')
    expect(await check(south, await forge(north, south, { text }))).toBe('E_BODY')
  })

  test('and well formed they pass', async () => {
    const good = [...figureLines(set(3)), { t: 'got', dev: device, seqs: [1, 2] }]
    const text = good.map((line) => `${JSON.stringify(line)}\n`).join('')
    expect(await check(south, await forge(north, south, { text }))).toMatchObject({
      figures: set(3),
      receipts: [{ dev: device, seqs: [1, 2] }],
      passed: 0,
    })
  })
})
