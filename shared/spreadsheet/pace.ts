/** Reading in pieces: between two of them other work is done, and a person may stop it. */
import type { Result } from '#shared/base/result.ts'
import type { Workbook } from '#shared/spreadsheet/sheet.ts'
import type { TableError } from '#shared/spreadsheet/table-error.ts'
import type { XmlReader } from '#shared/spreadsheet/xml.ts'

/** Lets other work be done; answers `true` when the reading is to stop. */
export type Pace = () => Promise<boolean>

/** `Stopped`: a person stopped it. */
export type ReadBook = Result<Workbook, TableError | { readonly type: 'Stopped' }>

const piecesAtOnce = 8

/** Feeds the reader. Answers `true` when it was stopped. */
export async function readPaced(pieces: Iterable<string>, xml: XmlReader, pace: Pace): Promise<boolean> {
  let count = 0
  for (const piece of pieces) {
    if (!xml.write(piece)) return false
    count += 1
    if (count % piecesAtOnce === 0 && (await pace())) return true
  }
  return false
}
