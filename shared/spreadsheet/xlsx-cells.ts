/** The cells of a sheet of a workbook, one after the other, as texts. */
import { serialToDay } from '#shared/spreadsheet/days.ts'
import type { SheetBuilder } from '#shared/spreadsheet/sheet.ts'
import type { XmlListener } from '#shared/spreadsheet/xml.ts'

export interface CellWorld {
  readonly shared: readonly string[]
  /** By the number of a cell's style: whether it shows a day. */
  readonly styles: readonly boolean[]
  readonly date1904: boolean
  readonly builder: SheetBuilder
}

interface OpenCell {
  readonly row: number
  readonly column: number
  readonly kind: string
  readonly style: number
}

export function createCellReader(world: CellWorld): XmlListener {
  const inline = createTextGatherer()
  let row = 0
  let column = -1
  let cell: OpenCell | null = null
  let value = ''
  let inValue = false
  let enough = false
  return {
    isDone: () => enough,
    open(name: string, { r, t = 'n', s = '0' }: Readonly<Record<string, string>>) {
      if (name === 'row') {
        row = Number(r ?? row + 1)
        column = -1
      } else if (name === 'c') {
        column = columnOf(r) ?? column + 1
        cell = { row, column, kind: t, style: Number(s) }
        value = ''
      } else if (name === 'v') inValue = true
      else inline.open(name)
    },
    text(text: string) {
      if (inValue) value += text
      else inline.add(text)
    },
    close(name: string) {
      if (name === 'v') inValue = false
      else if (name === 'c' && cell) {
        const text = textOf(cell, cell.kind === 'inlineStr' ? inline.take() : value, world)
        enough = !world.builder.put(cell.row, cell.column, text)
        cell = null
      } else inline.close(name)
    },
  }
}

/** `C7` is column 2. */
function columnOf(place: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(place ?? '')?.[0]
  if (letters === undefined) return undefined
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

function textOf({ kind, style }: OpenCell, value: string, { shared, styles, date1904 }: CellWorld): string {
  switch (kind) {
    case 's':
      return shared[Number(value)] ?? ''
    case 'b':
      return value === '1' ? 'ja' : 'nein'
    // An error such as #NV says that there is no value.
    case 'e':
      return ''
    case 'd':
      return value.slice(0, 10)
    case 'n':
      return numberText(value, styles[style] === true, date1904)
    default:
      return value
  }
}

function numberText(value: string, isDay: boolean, date1904: boolean): string {
  return (isDay ? serialToDay(Number(value), date1904) : null) ?? plainNumber(value)
}

/** Excel keeps 0.1 as 0.10000000000000001. */
function plainNumber(value: string): string {
  const number = Number(value)
  return value === '' || !Number.isFinite(number) ? value : String(Number(number.toPrecision(15)))
}

export interface TextGatherer {
  readonly open: (name: string) => void
  readonly close: (name: string) => void
  readonly add: (text: string) => void
  readonly take: () => string
}

/** The text in `t`, without the reading aid for Japanese (`rPh`). */
export function createTextGatherer(): TextGatherer {
  let text = ''
  let within = false
  let aside = false
  return {
    open(name) {
      if (name === 'rPh') aside = true
      if (name === 't') within = !aside
    },
    close(name) {
      if (name === 'rPh') aside = false
      if (name === 't') within = false
    },
    add(more) {
      if (within) text += more
    },
    take() {
      const taken = text
      text = ''
      return taken
    },
  }
}
