/** Reads the bytes of a file as a workbook, by what is in them: names of files lie. */
import { err } from '#shared/base/result.ts'
import { openArchive, wholeText } from '#shared/spreadsheet/archive.ts'
import type { Pace, ReadBook } from '#shared/spreadsheet/pace.ts'
import { readCsv } from '#shared/spreadsheet/read-csv.ts'
import { readOds } from '#shared/spreadsheet/read-ods.ts'
import { readXlsx } from '#shared/spreadsheet/read-xlsx.ts'
import { tableLimits } from '#shared/spreadsheet/table-limits.ts'
import { textOfBytes } from '#shared/spreadsheet/text-of-bytes.ts'

/** `sheet`: which of the visible sheets, counted from 0; one that is not there gives the last. */
export async function readWorkbook(bytes: Uint8Array, sheet: number, pace: Pace): Promise<ReadBook> {
  if (bytes.length === 0) return err({ type: 'TableEmpty' })
  if (bytes.length > tableLimits.fileBytes) return err({ type: 'TableTooBig' })
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return err({ type: oldKindOf(bytes) })
  return startsWith(bytes, [0x50, 0x4b]) ? readArchive(bytes, sheet, pace) : readText(bytes)
}

function readText(bytes: Uint8Array): ReadBook {
  // Text has no zeros; UTF-16 has, and says so at its beginning.
  const isUtf16 = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])
  if (!isUtf16 && bytes.subarray(0, 4096).includes(0)) return err({ type: 'NotATable' })
  const text = textOfBytes(bytes)
  return looksLikeText(text) ? readCsv(text) : err({ type: 'NotATable' })
}

async function readArchive(bytes: Uint8Array, sheet: number, pace: Pace): Promise<ReadBook> {
  const archive = openArchive(bytes)
  if (!archive) return err({ type: 'TableDamaged' })
  if (archive.has('xl/workbook.xml')) return readXlsx(archive, sheet, pace)
  if (archive.has('xl/workbook.bin')) return err({ type: 'TableOldFormat' })
  const isOds = wholeText(archive, 'mimetype').includes('opendocument.spreadsheet')
  if (!isOds) return err({ type: 'NotATable' })
  return archive.has('content.xml') ? readOds(archive, sheet, pace) : err({ type: 'TableDamaged' })
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte)
}

/** Excel packs an encrypted workbook into the old container, under this name. */
function oldKindOf(bytes: Uint8Array): 'TableEncrypted' | 'TableOldFormat' {
  const name = Array.from('EncryptedPackage', (letter) => [letter.charCodeAt(0), 0]).flat()
  const isHere = (at: number) => name.every((byte, more) => bytes[at + more] === byte)
  for (let at = bytes.indexOf(0x45); at >= 0; at = bytes.indexOf(0x45, at + 1)) {
    if (isHere(at)) return 'TableEncrypted'
  }
  return 'TableOldFormat'
}

/** A web page or a PDF is text too, and no list. */
function looksLikeText(text: string): boolean {
  return !/^\s*(?:<|%PDF|\{)/.test(text)
}
