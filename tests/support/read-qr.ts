/**
 * Reads a QR code (ISO/IEC 18004) of version 1 or 2 out of its modules, written after the standard and not after the
 * library that makes them. Modules are exact here, so nothing is corrected: whatever is not as the standard asks is a
 * fault and throws.
 */
import { assert } from '#shared/base/assert.ts'

/** `true` is dark; line by line, without the quiet zone. */
export type QrModules = readonly (readonly boolean[])[]

export interface ReadQr {
  readonly text: string
  readonly version: number
  readonly level: 'L' | 'M' | 'Q' | 'H'
}

const levels = ['M', 'L', 'H', 'Q'] as const
/** Codewords with data, by version and level; the rest is for correction, all in one block. */
const codewordsIn = {
  1: { all: 26, L: 19, M: 16, Q: 13, H: 9 },
  2: { all: 44, L: 34, M: 28, Q: 22, H: 16 },
} as const

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_row, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
]

export function readQr(modules: QrModules): ReadQr {
  const size = modules.length
  const version = (size - 17) / 4
  assert(version === 1 || version === 2, `version 1 or 2, not ${String(version)}`)
  assert(
    modules.every((line) => line.length === size),
    'a square',
  )
  checkFinders(modules)
  checkTiming(modules)
  const { level, mask } = formatOf(modules)
  const { all, [level]: held } = codewordsIn[version]
  const codewords = codewordsOf(modules, mask).slice(0, all)
  checkCorrection(codewords, all - held)
  return { text: textOf(codewords.slice(0, held)), version, level }
}

function at(modules: QrModules, row: number, column: number): boolean {
  const module = modules[row]?.[column]
  assert(module !== undefined, `a module at ${String(row)}, ${String(column)}`)
  return module
}

/** Three eyes: a dark ring of seven, a light one, and a dark middle of three; light around them. */
function checkFinders(modules: QrModules): void {
  const far = modules.length - 7
  for (const [top, left] of [
    [0, 0],
    [0, far],
    [far, 0],
  ] as const)
    for (let row = -1; row <= 7; row += 1)
      for (let column = -1; column <= 7; column += 1) {
        const module = modules[top + row]?.[left + column]
        if (module === undefined) continue
        const distance = Math.max(Math.abs(row - 3), Math.abs(column - 3))
        assert(module === (distance !== 2 && distance !== 4), `an eye at ${String(top)}, ${String(left)}`)
      }
}

function checkTiming(modules: QrModules): void {
  for (let step = 8; step < modules.length - 8; step += 1)
    assert(
      at(modules, 6, step) === (step % 2 === 0) && at(modules, step, 6) === (step % 2 === 0),
      'alternating lines between the eyes',
    )
  assert(at(modules, modules.length - 8, 8), 'the module that is always dark')
}

/** Level and mask stand twice, each time with the remainder of a BCH code behind them. */
function formatOf(modules: QrModules): { readonly level: ReadQr['level']; readonly mask: number } {
  const size = modules.length
  const first = [0, 1, 2, 3, 4, 5, 7, 8].map((row) => [row, 8] as const)
  const places = [...first, ...[7, 5, 4, 3, 2, 1, 0].map((column) => [8, column] as const)]
  const again = Array.from({ length: 15 }, (_, bit) =>
    bit < 8 ? ([8, size - 1 - bit] as const) : ([size - 15 + bit, 8] as const),
  )
  const read = (of: typeof places): number =>
    of.reduce((sum, [row, column], bit) => sum | (Number(at(modules, row, column)) << bit), 0)
  const masked = read(places)
  assert(masked === read(again), 'the format twice')
  const format = masked ^ 0b101010000010010
  let remainder = format
  for (let bit = 14; bit >= 10; bit -= 1) if ((remainder >> bit) & 1) remainder ^= 0b10100110111 << (bit - 10)
  assert(remainder === 0, 'a format of the code')
  return { level: levels[(format >> 13) as 0 | 1 | 2 | 3], mask: (format >> 10) & 7 }
}

/** Columns in pairs from the right, up and down in turns, without the modules that have a place of their own. */
function codewordsOf(modules: QrModules, mask: number): readonly number[] {
  const size = modules.length
  const bits: number[] = []
  const pairs = Array.from({ length: (size - 1) / 2 }, (_, pair) => size - 1 - 2 * pair)
  for (const [turn, right] of pairs.map((column) => (column <= 6 ? column - 1 : column)).entries())
    for (let step = 0; step < size; step += 1) {
      const row = turn % 2 === 0 ? size - 1 - step : step
      for (const column of [right, right - 1])
        if (!isFixed(size, row, column))
          bits.push(Number(at(modules, row, column) !== masks[mask]?.(row, column)))
    }
  return Array.from({ length: Math.floor(bits.length / 8) }, (_, index) =>
    bits.slice(index * 8, index * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0),
  )
}

function isFixed(size: number, row: number, column: number): boolean {
  const isTiming = row === 6 || column === 6
  return isTiming || isNearEye(size, row, column) || isAlignment(size, row, column)
}

/** The eyes with their light edges and the format beside them. */
function isNearEye(size: number, row: number, column: number): boolean {
  const far = size - 8
  return (row < 9 && column < 9) || (row < 9 && column >= far) || (row >= far && column < 9)
}

/** Version 2 has a smaller eye in the fourth corner. */
function isAlignment(size: number, row: number, column: number): boolean {
  return size === 25 && Math.max(Math.abs(row - 18), Math.abs(column - 18)) <= 2
}

/** A whole block is a multiple of the generator of its Reed-Solomon code: it is zero at each of the generator's roots. */
function checkCorrection(codewords: readonly number[], corrections: number): void {
  let root = 1
  for (let power = 0; power < corrections; power += 1) {
    assert(codewords.reduce((sum, word) => times(sum, root) ^ word, 0) === 0, 'the codewords of correction')
    root = times(root, 2)
  }
}

/** In the field of 256 with x^8 + x^4 + x^3 + x^2 + 1. */
function times(a: number, b: number): number {
  let [product, shifted] = [0, a]
  for (let bit = 0; bit < 8; bit += 1) {
    if ((b >> bit) & 1) product ^= shifted
    shifted = shifted & 0x80 ? (shifted << 1) ^ 0x11d : shifted << 1
  }
  return product
}

const alphanumeric = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

function textOf(codewords: readonly number[]): string {
  const bits = codewords.map((word) => word.toString(2).padStart(8, '0')).join('')
  let from = 0
  const take = (count: number): number => Number.parseInt(bits.slice(from, (from += count)), 2)
  let text = ''
  while (bits.length - from >= 4) {
    const mode = take(4)
    if (mode === 0) break
    if (mode === 0b0010) text += alphanumericOf(take)
    else if (mode === 0b0100) text += bytesOf(take)
    else assert(false, `a mode that is read here, not ${String(mode)}`)
  }
  return text
}

type Take = (bits: number) => number

function alphanumericOf(take: Take): string {
  let [left, text] = [take(9), '']
  for (; left >= 2; left -= 2) {
    const pair = take(11)
    text += alphanumeric.charAt(Math.floor(pair / 45)) + alphanumeric.charAt(pair % 45)
  }
  return left === 1 ? text + alphanumeric.charAt(take(6)) : text
}

function bytesOf(take: Take): string {
  return new TextDecoder().decode(Uint8Array.from({ length: take(8) }, () => take(8)))
}
