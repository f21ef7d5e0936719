import { expect, test } from 'vitest'
import { printClientCard } from '#shared/documents/client-card.ts'
import { qrMarks, type QrMarks } from '#shared/documents/qr-marks.ts'
import { drawCaseCode } from '#shared/domain/case-code.ts'
import { createDice } from '#tests/support/dice.ts'
import { readQr, type QrModules } from '#tests/support/read-qr.ts'
import { houseTypesetter } from '#tests/support/typesetting.ts'

const seed = Date.now() % 1_000_000
const office = 'Beratungsstelle Nord'

/** The modules of dark runs. */
function modulesOf({ size, runs }: QrMarks): QrModules {
  const modules = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const [row, column, length] of runs) modules[row]?.fill(true, column, column + length)
  return modules
}

/** What stands on the card as the typesetter draws it: every black rectangle, measured in modules. */
function drawnModules(svg: string): QrModules {
  const shape = /fill="#000000"[^>]*matrix\(1 0 0 1 ([\d.]+) ([\d.]+)\)" d="M 0 0v ([\d.]+) h ([\d.]+) v/g
  const rects = [...svg.matchAll(shape)].map(([, ...numbers]) => numbers.map(Number))
  const module = Math.min(...rects.map(([, , height = 0]) => height)) - 0.01
  const runs = rects.map(
    ([x = 0, y = 0, , width = 0]) =>
      [Math.round(y / module) - 4, Math.round(x / module) - 4, Math.round(width / module)] as const,
  )
  return modulesOf({ size: Math.max(...runs.map(([row]) => row)) + 1, runs })
}

test('a case code is a QR code of version 1, drawn without gaps or overlaps', () => {
  const { size, runs } = qrMarks('K7MD-3XRF')
  expect(size).toBe(21)
  // The upper left finder pattern: seven dark modules, then a light one.
  expect(runs[0]).toEqual([0, 0, 7])
  const dark = runs.flatMap(([row, column, length]) =>
    Array.from({ length }, (_, step) => `${row}:${column + step}`),
  )
  expect(new Set(dark).size).toBe(dark.length)
})

test(`what the card gives to the typesetter reads as the case code and nothing else, 1,000 times (seed ${String(seed)})`, () => {
  const { random } = createDice(seed)
  for (let turn = 0; turn < 1000; turn += 1) {
    const code = drawCaseCode(random)
    const { qr } = JSON.parse(printClientCard({ code, office }).data) as { qr: QrMarks }
    expect(readQr(modulesOf(qr)), code).toEqual({ text: code, version: 1, level: 'M' })
  }
})

test('the drawn card reads as its code', () => {
  const { random } = createDice(seed)
  const typesetter = houseTypesetter()
  for (let turn = 0; turn < 5; turn += 1) {
    const code = drawCaseCode(random)
    const pages = typesetter.pages(printClientCard({ code, office }))
    const [page = ''] = pages.ok ? pages.value : []
    const drawn = drawnModules(page)
    expect(drawn, code).toEqual(modulesOf(qrMarks(code)))
    expect(readQr(drawn).text).toBe(code)
  }
})

test('small letters and longer texts are read as well', () => {
  for (const text of ['k7md-3xrf', 'Ausbildung in Stendal'])
    expect(readQr(modulesOf(qrMarks(text))).text).toBe(text)
})

test('a single wrong module is noticed, wherever it is', () => {
  const modules = modulesOf(qrMarks('K7MD-3XRF'))
  const turned = (row: number, column: number): QrModules =>
    modules.map((line, y) => line.map((module, x) => (x === column && y === row ? !module : module)))
  for (let row = 0; row < modules.length; row += 1)
    for (let column = 0; column < modules.length; column += 1)
      expect(() => readQr(turned(row, column)), `${String(row)}, ${String(column)}`).toThrow()
})
