/** By what a row is known again in a later import, whatever the file is called and in whatever order it stands. */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '#shared/base/bytes.ts'
import { readDay } from '#shared/spreadsheet/days.ts'
import { valueKey } from '#shared/spreadsheet/match-values.ts'
import type { SheetRow } from '#shared/spreadsheet/sheet.ts'
import { spelling, type TableColumn } from '#shared/spreadsheet/table.ts'

/** Hashes texts under the vault's secret, to so many hex digits. */
export type Seal = (text: string, digits: number) => string

export function createSeal(secret: Uint8Array): Seal {
  return (text, digits) => bytesToHex(hmac(sha256, secret, utf8ToBytes(text))).slice(0, digits)
}

export const keyDigits = 32
export const fieldDigits = 16

/** What the row says, without the columns that were refused; the order of the columns does not matter. */
export function rowText({ cells }: SheetRow, columns: readonly TableColumn[]): string {
  return columns
    .flatMap(({ at, heading, letters }) => {
      const cell = cells[at] ?? ''
      return cell === '' ? [] : [`${spelling(heading ?? letters)}=${readDay(cell) ?? valueKey(cell)}`]
    })
    .sort()
    .join('\n')
}
