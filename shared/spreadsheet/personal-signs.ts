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

/**
 * The first sign in a free text, with the piece that shows it; `null` where there is none. Hints while typing leave out
 * what is often nothing; of ten thousand cells nobody sees each, so that here such shapes count as well.
 */
export function signInText(text: string): { readonly sign: PersonalSign; readonly piece: string } | null {
  for (const { kind, text: piece } of findTraces(text)) {
    const sign = signs[kind]
    if (sign) return { sign, piece }
  }
  for (const [sign, find] of looser) {
    const piece = find(text)
    if (piece !== undefined) return { sign, piece: piece.trim() }
  }
  return null
}

const mail = /[\p{L}\d.+_-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\d-]+\.\p{L}{2,}/iu
const street =
  /(?:\p{L}{3,}[ -]?(?:strasse|straße|str\.?|weg|platz|allee|gasse|ring|damm|ufer|chaussee)|(?:straße|strasse|str\.|allee|platz) (?:der|des|am|zum)? ?\p{L}+)\s+\d{1,4}\s?[a-z]?\b/iu
const postcode = /(?:^|[\s,])(?:D-)?\d{5}\s+\p{Lu}\p{L}+/u
const fileNumber =
  /\b(?:az|aktenzeichen|azr|kundennummer|kundennr|kd\.?-?nr|bg-?nummer|bg-?nr|ausweisnr|passnr|sv-?nummer|steuer-?id)\b[.:\s-]*[\w/.-]*\d/iu
const called = /\b(?:heißt|namens|Name:|Nachname:?|Vorname:?|genannt)\s+\p{Lu}[\p{L}-]+/u

type Finder = (text: string) => string | undefined

const looser: readonly (readonly [PersonalSign, Finder])[] = [
  ['mail', (text) => mail.exec(text)?.[0]],
  ['file-number', (text) => fileNumber.exec(text)?.[0]],
  ['address', (text) => street.exec(text)?.[0] ?? postcode.exec(text)?.[0]],
  ['name', (text) => called.exec(text)?.[0] ?? namesIn(text)],
]

/** A known first name with another capital word behind it; alone it might be a month or a firm. */
function namesIn(text: string): string | undefined {
  const pairs = text.matchAll(/(\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)\s\p{Lu}\p{Ll}+/gu)
  for (const [pair, first = ''] of pairs) if (isFirstName(first)) return pair
  return undefined
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
  ['mail', (text) => findMails(text).length > 0 || mail.test(text)],
  ['iban', (text) => findIbans(text.toUpperCase()).length > 0],
  ['phone', isPhone],
  ['address', (text) => findStreets(text).length > 0 || street.test(text) || postcode.test(text)],
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
