/**
 * Signs by which a cell of a list tells who somebody is. Texts are looked through by the same rules that give hints
 * while somebody types; here are only those for a whole cell, which says less and needs no sentence. That nothing is
 * found does not mean that nothing is there.
 */
import { findAddressForms } from '#shared/anonymity/address-forms.ts'
import { findTraces } from '#shared/anonymity/find-traces.ts'
import { findIbans } from '#shared/anonymity/ibans.ts'
import { findMails } from '#shared/anonymity/mails.ts'
import { findStreets } from '#shared/anonymity/streets.ts'
import type { TraceKind } from '#shared/anonymity/trace.ts'
import { fold } from '#shared/search/fold.ts'
import { readDay } from '#shared/spreadsheet/days.ts'
import { firstNames } from '#shared/spreadsheet/first-names.ts'

export type PersonalSign = 'name' | 'phone' | 'birth-date' | 'address' | 'mail' | 'file-number' | 'iban'

/** Other traces, such as a word about health, do not tell who somebody is. */
const signs: Partial<Readonly<Record<TraceKind, PersonalSign>>> = {
  'address-form': 'name',
  name: 'name',
  phone: 'phone',
  mail: 'mail',
  street: 'address',
  'birth-date': 'birth-date',
  'file-number': 'file-number',
  iban: 'iban',
}

/** The first sign in a free text, with the piece that shows it; `null` where there is none. */
export function signInText(text: string): { readonly sign: PersonalSign; readonly piece: string } | null {
  for (const { kind, text: piece } of findTraces(text)) {
    const sign = signs[kind]
    if (sign) return { sign, piece }
  }
  return null
}

/** Longer cells are free text: they are looked at row by row. */
const longestCell = 60

/** A day that does not exist (31.02.) is a slip of the pen, not a number of somebody. */
const dayShaped = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/

/** What a whole cell is, as far as its shape tells. Days are judged by their column, not here. */
export function signOfCell(text: string): PersonalSign | null {
  if (text.length > longestCell || readDay(text) !== null || dayShaped.test(text)) return null
  return shapes.find(([, fits]) => fits(text))?.[0] ?? null
}

const shapes: readonly (readonly [PersonalSign, (text: string) => boolean])[] = [
  ['mail', (text) => findMails(text).length > 0],
  ['iban', (text) => findIbans(text.toUpperCase()).length > 0],
  ['phone', isPhone],
  ['address', (text) => findStreets(text).length > 0],
  ['file-number', isFileNumber],
  ['name', isName],
]

function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '')
  return digits.length >= 7 && digits.length <= 15 && /^[+0(][\d\s/().-]+$/.test(text)
}

/** Customer numbers of the agency (`123A456789`), numbers of benefit communities, file numbers of offices. */
const numberShapes = [
  /^\d{3}[A-Z]\d{6}$/,
  /^\d{5}\/\/\d{7}$/,
  /^(?=(?:\D*\d){6})\d{1,8}[A-Z]?[./-]\d{1,8}[./-]\d{1,8}(?:[./-]\w+)*$/,
  /^[A-Z]{1,4}[-\s]?\d{6,}$/,
  /^\d{8,}$/,
]

function isFileNumber(text: string): boolean {
  return numberShapes.some((shape) => shape.test(text))
}

/** Two to four words with capitals, one of them a known first name; or a first name alone. */
export function isName(text: string): boolean {
  const parts = text.split(/[\s,]+/).filter((part) => part !== '')
  if (parts.length === 0 || parts.length > 4) return false
  if (findAddressForms(text).length > 0) return true
  return parts.every((part) => /^\p{Lu}[\p{L}.'’-]*$/u.test(part)) && parts.some(isFirstName)
}

/** Two to three words with capitals and nothing else: a name perhaps, if a whole column looks like this. */
export function isNameShaped(text: string): boolean {
  return /^\p{Lu}[\p{Ll}'’-]+(?:-\p{Lu}\p{Ll}+)?,?(?: (?:al-|el-|von |van |de )?\p{Lu}[\p{Ll}'’-]+){1,2}$/u.test(
    text,
  )
}

function isFirstName(word: string): boolean {
  return fold(word)
    .split('-')
    .some((part) => firstNames.has(part))
}
