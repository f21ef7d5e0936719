/**
 * Reads a workbook of Excel 2007 and later (ISO/IEC 29500). Formulas are never computed: the value that Excel saved
 * beside them is taken. Macros, pictures, comments and everything else beside the cells are not even unpacked.
 */
import { err, ok } from '#shared/base/result.ts'
import { wholeText, type Archive } from '#shared/spreadsheet/archive.ts'
import { readPaced, type Pace, type ReadBook } from '#shared/spreadsheet/pace.ts'
import { createSheetBuilder } from '#shared/spreadsheet/sheet.ts'
import { tableLimits } from '#shared/spreadsheet/table-limits.ts'
import { createCellReader, createTextGatherer } from '#shared/spreadsheet/xlsx-cells.ts'
import { createXmlReader, readXml } from '#shared/spreadsheet/xml.ts'
import { dateStyles } from '#shared/spreadsheet/xlsx-styles.ts'

/** `wanted`: which of the visible sheets, from 0. */
export async function readXlsx(archive: Archive, wanted: number, pace: Pace): Promise<ReadBook> {
  const parts = readParts(archive, wanted)
  if (!parts) return err({ type: archive.problem() ?? 'TableDamaged' })
  const { date1904, sheets, sheet, path } = parts
  const builder = createSheetBuilder()
  const xml = createXmlReader(createCellReader({ ...parts, builder }))
  if (await readPaced(archive.text(path), xml, pace)) return err({ type: 'Stopped' })
  const wellFormed = xml.end()
  const built = builder.finish()
  if (!built.ok) return built
  const problem = archive.problem() ?? (wellFormed ? null : 'TableDamaged')
  return problem ? err({ type: problem }) : ok({ sheets, sheet, rows: built.value.rows, date1904 })
}

interface Parts {
  readonly sheets: readonly string[]
  readonly sheet: number
  /** The part that holds the cells of the sheet. */
  readonly path: string
  readonly date1904: boolean
  readonly shared: readonly string[]
  readonly styles: readonly boolean[]
}

/** What has to be known before the cells can be read; `null` where something of it is missing. */
function readParts(archive: Archive, wanted: number): Parts | null {
  const outline = readOutline(archive)
  const shared = readSharedTexts(archive)
  const styles = dateStyles(wholeText(archive, 'xl/styles.xml'))
  if (!outline || !shared || archive.problem()) return null
  const { sheets, date1904 } = outline
  const sheet = Math.min(wanted, sheets.length - 1)
  const path = sheets[sheet]?.path ?? ''
  return archive.has(path)
    ? { sheets: sheets.map(({ name }) => name), sheet, path, date1904, shared, styles }
    : null
}

interface Outline {
  readonly sheets: readonly { readonly name: string; readonly path: string }[]
  readonly date1904: boolean
}

/** The visible sheets in their order, each with the part that holds it. */
function readOutline(archive: Archive): Outline | null {
  const targets = readTargets(archive)
  const sheets: Outline['sheets'][number][] = []
  let date1904 = false
  const read = readXml(archive.text('xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = isTrue(attributes['date1904'])
      const sheet = name === 'sheet' ? sheetOf(attributes, targets) : null
      if (sheet && sheets.length < tableLimits.sheets) sheets.push(sheet)
    },
  })
  return targets && read && sheets.length > 0 ? { sheets, date1904 } : null
}

function readTargets(archive: Archive): ReadonlyMap<string, string> | null {
  const targets = new Map<string, string>()
  const fine = readXml(archive.text('xl/_rels/workbook.xml.rels'), {
    open(name, { Id = '', Target = '' }) {
      if (name === 'Relationship') targets.set(Id, partOf(Target))
    },
  })
  return fine ? targets : null
}

/** Hidden sheets are hidden for a reason; a sheet that is nothing but a chart has no cells. */
function sheetOf(
  attributes: Readonly<Record<string, string>>,
  targets: ReadonlyMap<string, string> | null,
): Outline['sheets'][number] | null {
  const { name = '', state = 'visible', 'r:id': id = '' } = attributes
  const path = targets?.get(id) ?? ''
  return state === 'visible' && path.includes('worksheet') ? { name, path } : null
}

function partOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

/** Texts stand once in a part of their own; cells name them by number. */
function readSharedTexts(archive: Archive): readonly string[] | null {
  const texts: string[] = []
  const text = createTextGatherer()
  const fine = readXml(archive.text('xl/sharedStrings.xml'), {
    open: text.open,
    text: text.add,
    close(name) {
      text.close(name)
      if (name === 'si') texts.push(text.take())
    },
  })
  // A workbook of numbers only has no such part.
  return fine || !archive.has('xl/sharedStrings.xml') ? texts : null
}
