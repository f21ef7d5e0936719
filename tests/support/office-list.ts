/** A list as an office might keep it in Excel, with columns that must not come in. The same seed gives the same list. */
import { seededRandom } from '#tests/support/seeded-random.ts'
import type { SampleCell } from '#tests/support/spreadsheets.ts'

/** Stands in every column that is refused, and nowhere else. */
export const listCanary = 'Kanarienvogelsang'

export const listHeadings = [
  'Lfd. Nr.',
  'Name',
  'Telefon',
  'Geburtsdatum',
  'Anschrift',
  'Geschlecht',
  'Aufenthaltsstatus',
  'Herkunftsland',
  'Deutschniveau',
  'Landkreis',
  'Beratung am',
  'Themen',
  'Bemerkung',
] as const

const genders = ['w', 'm', 'weiblich', 'männlich', 'Frau', 'Herr']
const papers = ['Duldung', '§ 24', 'Gestattung', 'subsidiärer Schutz', 'Niederlassungserlaubnis']
const countries = ['Syrien', 'Afghanistan', 'Ukraine', 'Irak', 'Vietnam', 'Türkei']
const levels = ['A2', 'B 1', 'b1', 'Niveau B1', 'B2', 'gut']
const districts = ['Magdeburg', 'LK Börde', 'Stendal', 'Salzlandkreis', 'Jerichower Land']
const topics = ['Orientierung', 'Bewerbung, Sprache', 'Aufenthalt', 'Finanzierung', 'Stellensuche']

export function officeList(rows: number, seed = 7): SampleCell[][] {
  const random = seededRandom(seed)
  const pick = (values: readonly string[]): string => values[Math.floor(random() * values.length)] ?? ''
  const day = (first: string, span: number): Date =>
    new Date(Date.parse(first) + Math.floor(random() * span) * 86_400_000)
  const lines = Array.from({ length: rows }, (_none, at): SampleCell[] => [
    at + 1,
    `${listCanary} ${String(at)}`,
    `0391 ${String(5_550_000 + at)}`,
    day('1996-01-01', 4500),
    `${listCanary}weg ${String(at)}`,
    pick(genders),
    pick(papers),
    pick(countries),
    pick(levels),
    pick(districts),
    day('2025-01-06', 300),
    pick(topics),
    at % 50 === 10 ? `Rückruf bei Frau ${listCanary}` : 'möchte ab August beginnen',
  ])
  return [[...listHeadings], ...lines]
}
