/**
 * Signs by which a value tells who somebody is. Each looks at one text; that nothing is found does not mean that
 * nothing is there.
 */
import { fold } from '#shared/search/fold.ts'
import { readDay } from '#shared/spreadsheet/days.ts'
import { firstNames } from '#shared/spreadsheet/first-names.ts'

export type PersonalSign = 'name' | 'phone' | 'birth-date' | 'address' | 'mail' | 'file-number' | 'iban'

const mail = /[\p{L}\d.+_-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\d-]+\.\p{L}{2,}/iu
const iban = /\b([A-Z]{2})(\d{2})((?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,4})?)\b/
const phone = /(?<![\d.,/-])(?:\+\d{1,3}|00\d{2}|0)[\s/(.-]{0,2}\d{1,5}(?:[\s/().-]{0,3}\d){5,11}(?!\d)/
const street =
  /(?:\p{L}{3,}[ -]?(?:strasse|straße|str\.?|weg|platz|allee|gasse|ring|damm|ufer|chaussee)|(?:straße|strasse|str\.|allee|platz) (?:der|des|am|zum)? ?\p{L}+)\s+\d{1,4}\s?[a-z]?\b/iu
const postcode = /(?:^|[\s,])(?:D-)?\d{5}\s+\p{Lu}\p{L}+/u
const born =
  /\b(?:geb\.?|geboren|geburtstag|\*)\s*(?:am\s*)?:?\s*\d{1,2}\.\s?(?:\d{1,2}\.|\p{L}{3,9}\.?)\s?\d{2,4}/iu
const fileNumber =
  /\b(?:az|aktenzeichen|azr|kundennummer|kundennr|kd\.?-?nr|bg-?nummer|bg-?nr|ausweisnr|passnr|sv-?nummer|steuer-?id)\b[.:\s-]*[\w/.-]*\d/iu
/** Customer numbers of the agency (`123A456789`), numbers of benefit communities, file numbers of offices. */
const numberShapes = [
  /^\d{3}[A-Z]\d{6}$/,
  /^\d{5}\/\/\d{7}$/,
  /^(?=(?:\D*\d){6})\d{1,8}[A-Z]?[./-]\d{1,8}[./-]\d{1,8}(?:[./-]\w+)*$/,
  /^[A-Z]{1,4}[-\s]?\d{6,}$/,
  /^\d{8,}$/,
]
const address = /\b(?:Herrn?|Frau|Familie|Fam\.|Mr\.?|Mrs\.?|Fr\.|Hr\.)\s+(?:Dr\.\s+)?\p{Lu}[\p{L}-]+/u
const called = /\b(?:heißt|namens|Name:|Nachname:?|Vorname:?|genannt)\s+\p{Lu}[\p{L}-]+/u

/** In the order in which they are asked: a file number is also a long number, a mail may hold a name. */
const finders: readonly (readonly [PersonalSign, (text: string) => string | undefined])[] = [
  ['mail', (text) => mail.exec(text)?.[0]],
  ['iban', ibanIn],
  ['file-number', (text) => fileNumber.exec(text)?.[0]],
  ['birth-date', (text) => born.exec(text)?.[0]],
  ['phone', (text) => phone.exec(withoutDays(text))?.[0]],
  ['address', (text) => street.exec(text)?.[0] ?? postcode.exec(text)?.[0]],
  ['name', (text) => address.exec(text)?.[0] ?? called.exec(text)?.[0] ?? namesIn(text)],
]

/** The first sign in a free text, with the piece that shows it; `null` where there is none. */
export function signInText(text: string): { readonly sign: PersonalSign; readonly piece: string } | null {
  for (const [sign, find] of finders) {
    const piece = find(text)
    if (piece !== undefined) return { sign, piece: piece.trim() }
  }
  return null
}

/** Days are written with the digits and dots of telephone numbers. */
function withoutDays(text: string): string {
  return text.replace(/\b\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{2,4})?|\b\d{4}-\d{2}-\d{2}\b/g, ' ')
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
  ['mail', (text) => mail.test(text)],
  ['iban', (text) => ibanIn(text) !== undefined],
  ['phone', isPhone],
  ['address', (text) => street.test(text) || postcode.test(text)],
  ['file-number', isFileNumber],
  ['name', isName],
]

function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '')
  return digits.length >= 7 && digits.length <= 15 && /^[+0(][\d\s/().-]+$/.test(text)
}

function isFileNumber(text: string): boolean {
  return numberShapes.some((shape) => shape.test(text))
}

/** Two to four words with capitals, one of them a known first name; or a first name alone. */
export function isName(text: string): boolean {
  const parts = text.split(/[\s,]+/).filter((part) => part !== '')
  if (parts.length === 0 || parts.length > 4) return false
  if (address.test(text) && parts.length <= 4) return true
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

/** A known first name with another capital word behind it; alone it might be a month or a firm. */
function namesIn(text: string): string | undefined {
  for (const [pair = '', first = ''] of text.matchAll(
    /(\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)\s\p{Lu}\p{Ll}+/gu,
  )) {
    if (isFirstName(first)) return pair
  }
  return undefined
}

/** By its check digits (ISO 13616). */
function ibanIn(text: string): string | undefined {
  const [whole, country = '', check = '', rest = ''] = iban.exec(text.toUpperCase()) ?? []
  if (whole === undefined) return undefined
  const digits = `${rest.replace(/\s/g, '')}${country}${check}`.replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  )
  let remainder = 0
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97
  return remainder === 1 ? whole : undefined
}
