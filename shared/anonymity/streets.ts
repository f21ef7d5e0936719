/** A street with a house number, or a postcode with a town: where somebody lives or is to be found. */
import { tracesBy, type Rule, type Trace } from '#shared/anonymity/trace.ts'

const fixes = ['Unterkunft', 'Wohnort', '']
const number =
  '\\s+\\d{1,3}\\s?(?:[a-zA-Z](?![\\p{L}\\d]))?(?![\\d.,:%]\\d|\\d|\\p{L}|\\s?(?:Euro|€|Uhr|%|Stunden|Jahre|Monate|Tage|Wochen))'
const ends = 'straße|strasse|str\\.|weg|allee|gasse|platz|ring|damm|ufer|chaussee|steig|promenade|siedlung'
const oneWord = new RegExp(`(?<![\\p{L}])\\p{Lu}[\\p{L}-]*?(?:${ends})${number}`, 'gu')
const twoWords = new RegExp(
  `(?<![\\p{L}])\\p{Lu}[\\p{L}-]+(?:\\s|-)(?:Straße|Strasse|Str\\.|Weg|Allee|Gasse|Ring|Damm|Ufer|Chaussee|Platz)${number}`,
  'gu',
)
const byPlace = new RegExp(
  `(?<![\\p{L}])(?:Am|An der|An den|Auf dem|Auf der|Zum|Zur|Im|In der|Hinter der|Unter den)\\s\\p{Lu}[\\p{L}-]+${number}`,
  'gu',
)
const postcode = /(?<![\p{L}\d.,-])(?:D-)?[0-9]\d{4}\s\p{Lu}\p{Ll}[\p{L}-]+(?:\s\((?:Saale|Oder|Main)\))?/gu
/** Places and ways that have no postman: those of work, of learning, of life. */
const figurative =
  /^(?:\S*(?:ausbildungs|arbeits|praktikums|betreuungs|studien|studiums|schul|kurs|lehr|heim|wohn|therapie|kita|krippen|kinder|stell|frei|sitz|bildungs|berufs|lebens|lösungs|rechts|dienst|förder|hilfe|um|aus)(?:platz|weg)|(?:erster|zweiter|dritter)?\s?(?:platz|weg|ring))\s/iu
const amounts = /\s(?:Euro|Menschen|Personen|Einwohner|Stunden|Fälle)\b/u
const notAPlace =
  /^(?:Am|Im|Zum|Zur)\s(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Sommer|Winter|Herbst|Schuljahr|Jahr|Alter|Umfang|Lehrjahr|Modul|Kapitel|Abschnitt|Paragraf|Raum|Haus|Zimmer|Semester|Durchschnitt|Schnitt|Monat|Niveau|Teil|Schritt|Termin)/u

const asStreet = ([found]: RegExpExecArray): Pick<Trace, 'kind' | 'fixes'> | null =>
  figurative.test(found) || notAPlace.test(found) ? null : { kind: 'street', fixes }

const parts: readonly Rule[] = [
  tracesBy(twoWords, asStreet),
  tracesBy(oneWord, asStreet),
  tracesBy(byPlace, asStreet),
  tracesBy(postcode, ([found]) => (amounts.test(found) ? null : { kind: 'street', fixes: ['Wohnort', ''] })),
]

export const findStreets: Rule = (text) => parts.flatMap((part) => part(text))
