/**
 * Columns that may not come in at all, because they tell who somebody is or what nobody here may keep: by their
 * heading, and where that says nothing, by what stands in them.
 */
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import { valueLists, type LabelOf, type ListName } from '#shared/domain/value-lists.ts'
import { readDay } from '#shared/spreadsheet/days.ts'
import { isNameShaped, signOfCell, type PersonalSign } from '#shared/spreadsheet/personal-signs.ts'
import { spelling } from '#shared/spreadsheet/table.ts'

/** `sensitive`: health, religion, offences and the like, which this program has no place for. */
export type RefusalReason = PersonalSign | 'sensitive'

/** Words of a heading, in one spelling. A word with a star may go on. */
const wordsByReason: Readonly<Record<RefusalReason, readonly string[]>> = {
  mail: ['mail', 'email*', 'mailadresse*', 'emailadresse*'],
  name: [
    'name',
    'namen',
    'vorname*',
    'nachname*',
    'familienname*',
    'rufname*',
    'geburtsname*',
    'zuname*',
    'klientenname*',
    'teilnehmername*',
    'ansprechpartner*',
    'ansprechperson*',
    'kontaktperson*',
    'firmenname*',
    'betriebsname*',
    'surname',
    'forename',
    'firstname',
    'lastname',
    'spitzname*',
    'unterschrift*',
  ],
  phone: [
    'tel',
    'telefon',
    'telefonnummer*',
    'telefonnr',
    'handy*',
    'mobil',
    'mobilnummer*',
    'mobiltelefon*',
    'mobilnr',
    'fax*',
    'rufnummer*',
    'whatsapp*',
    'festnetz*',
    'telegram',
    'phone',
    'mobile',
  ],
  'birth-date': [
    'geburtsdatum',
    'geburtsdat',
    'gebdat*',
    'geb',
    'geboren',
    'geburtstag*',
    'geburtsjahr*',
    'jahrgang',
    'gebdatum',
    'dob',
    'birthday',
    'birthdate',
    'birth',
  ],
  address: [
    'adresse*',
    'anschrift*',
    'strasse',
    'str',
    'hausnummer*',
    'hausnr',
    'plz',
    'postleitzahl*',
    'strasse*',
    'wohnadresse*',
    'geburtsort*',
    'unterkunft*',
    'address',
    'street',
    'postcode',
  ],
  'file-number': [
    'aktenzeichen*',
    'az',
    'azr*',
    'aktennummer*',
    'akten',
    'kundennummer*',
    'kundennr',
    'bg',
    'bgnummer',
    'ausweis*',
    'passnummer*',
    'pass',
    'reisepass*',
    'eat',
    'sozialversicherung*',
    'svnummer',
    'sv',
    'rentenversicherung*',
    'steuer*',
    'versichertennummer*',
    'versicherungsnummer*',
    'matrikel*',
    'krankenkasse*',
    'zabnummer',
    'registernummer*',
  ],
  iban: ['iban', 'bic', 'konto*', 'kontonummer*', 'bank*'],
  sensitive: [
    'religion*',
    'konfession*',
    'gesundheit*',
    'krankheit*',
    'krankheiten',
    'diagnose*',
    'behinderung*',
    'schwerbehindert*',
    'gdb',
    'schwanger*',
    'vorstrafe*',
    'straftat*',
    'fluchtgrund*',
    'fluchtgeschichte*',
    'asylgrund*',
    'trauma*',
    'sexuelle*',
    'ethnie*',
    'ethnische*',
    'volksgruppe*',
  ],
}
/** Joined words with `name` behind: Mutter-, Eltern-, Kindername; and what is no person. */
const endsInName = /^(?!kurs|massnahme|projekt|list|datei|tabelle|programm|schul|stell)\p{L}+namen?$/u
const reasons = Object.keys(wordsByReason) as readonly RefusalReason[]

/** The reason that a heading gives; `null` where it gives none. */
export function reasonByHeading(heading: string): RefusalReason | null {
  const words = spelling(heading).split(' ')
  // "E-Mail" falls apart, "Telefonisch" does not belong here.
  const found = reasons.find((reason) =>
    words.some((word) => wordsByReason[reason].some((known) => fits(word, known))),
  )
  return found ?? (words.some((word) => endsInName.test(word)) ? 'name' : null)
}

function fits(word: string, known: string): boolean {
  const plain = spelling(known)
  return known.endsWith('*') ? word.startsWith(plain) : word === plain
}

/** So many of the values must show a sign; a few alone are a slip, and the row is checked by itself. */
const share = 0.2
const looked = 2000

export interface ColumnLook {
  /** The words of our lists in one spelling: they are nobody's. */
  readonly listWords: ReadonlySet<string>
  readonly today: CalendarDate
  /** True where the heading is one that we know: then words with capitals are what the heading says. */
  readonly isKnownHeading: boolean
}

/** The reason that the values give. */
export function reasonByValues(values: readonly string[], look: ColumnLook): RefusalReason | null {
  const filled = values.filter((value) => value !== '').slice(0, looked)
  const strange = filled.filter((value) => !look.listWords.has(spelling(value)))
  if (strange.length === 0) return null
  const found = reasonBySigns(strange, Math.max(1, filled.length * share))
  if (found) return found
  if (looksLikeBirthDays(filled, look.today)) return 'birth-date'
  return !look.isKnownHeading && looksLikeNames(strange, filled.length) ? 'name' : null
}

function reasonBySigns(values: readonly string[], least: number): RefusalReason | null {
  const counts = new Map<RefusalReason, number>()
  for (const value of values) {
    const sign = signOfCell(value)
    if (sign) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  }
  return reasons.find((reason) => (counts.get(reason) ?? 0) >= least) ?? null
}

/** Days of which most lie longer ago than anybody here is young. */
function looksLikeBirthDays(values: readonly string[], today: CalendarDate): boolean {
  const long = addToDate(today, { years: -13 })
  const days = values.flatMap((value) => readDay(value) ?? [])
  const early = days.filter((day) => day < long)
  return days.length >= values.length * 0.6 && early.length >= days.length * 0.6
}

/** Names nobody has on a list: nearly all different, nearly all shaped like one. */
function looksLikeNames(strange: readonly string[], filled: number): boolean {
  const shaped = strange.filter(isNameShaped)
  return filled >= 4 && shaped.length >= filled * 0.6 && new Set(shaped).size >= shaped.length * 0.7
}

/** The words of all our lists in one spelling. */
export function wordsOfLists(labelOf: LabelOf): ReadonlySet<string> {
  const names = Object.keys(valueLists) as readonly ListName[]
  return new Set(
    names.flatMap((list) => valueLists[list].options.map((value) => spelling(labelOf(list, value)))),
  )
}
