/** Which field a heading means, by its words; what stays open a person decides. */
import { importFieldNames, ruleOf, type ImportField } from '#shared/spreadsheet/fields.ts'
import { spelling, type TableColumn } from '#shared/spreadsheet/table.ts'

interface Guess {
  readonly at: number
  readonly field: ImportField
  /** Lower is surer. */
  readonly rank: number
}

/** Each field for one column at most, the surest first. */
export function guessFields(columns: readonly TableColumn[]): ReadonlyMap<number, ImportField> {
  const guesses = columns
    .flatMap(({ at, heading }) => (heading === null ? [] : guessesFor(at, spelling(heading))))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
  const byColumn = new Map<number, ImportField>()
  const taken = new Set<ImportField>()
  for (const { at, field } of guesses) {
    if (byColumn.has(at) || taken.has(field)) continue
    byColumn.set(at, field)
    taken.add(field)
  }
  return byColumn
}

export function isKnownHeading(heading: string): boolean {
  return guessesFor(0, spelling(heading)).some(({ rank }) => rank < unsure)
}

const unsure = 100

function guessesFor(at: number, heading: string): readonly Guess[] {
  return importFieldNames.flatMap((field) => {
    const known = ruleOf(field).headings.map(spelling)
    const exact = known.indexOf(heading)
    if (exact >= 0) return [{ at, field, rank: exact }]
    // "Deutschniveau (GER)", "Alter bei Erstkontakt": it begins with the words.
    const begins = known.findIndex((words) => words.length > 3 && heading.startsWith(`${words} `))
    return begins >= 0 ? [{ at, field, rank: unsure + begins }] : []
  })
}

const keyHeadings = [
  'lfd nr',
  'lfdnr',
  'lfd',
  'laufende nummer',
  'nr',
  'nummer',
  'id',
  'fallcode',
  'code',
  'fall nr',
  'fallnr',
  'fallnummer',
  'fall',
].map(spelling)

/** Whether a column may tell its rows apart for good: by its heading. */
export function isKeyHeading(heading: string): boolean {
  return keyHeadings.includes(spelling(heading))
}
