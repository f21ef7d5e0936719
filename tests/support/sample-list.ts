/** A small list with every kind of column that must not come in, and the choices that a person would make for it. */
import type { Choices, TableView } from '#shared/spreadsheet/dry-run.ts'

/** Stand in the refused columns; in one note as well. */
export const canaries = [
  'Zeisigkanari',
  '0391/5550815',
  '17.04.2007',
  'kanari@example.org',
  'Kanariengasse 17',
]
export const head = [
  'Lfd. Nr.',
  'Name',
  'Telefon',
  'Geb.-Datum',
  'E-Mail',
  'Anschrift',
  'Geschlecht',
  'Deutsch',
  'Landkreis',
  'Datum',
  'Themen',
  'Bemerkung',
]
export const lines: readonly (readonly string[])[] = [
  [
    '1',
    canaries[0]!,
    canaries[1]!,
    canaries[2]!,
    canaries[3]!,
    canaries[4]!,
    'w',
    'B 1',
    'LK Börde',
    '05.03.2026',
    'Orientierung, Sprache',
    'sucht Platz in der Pflege',
  ],
  [
    '2',
    canaries[0]!,
    canaries[1]!,
    '01.01.2001',
    canaries[3]!,
    canaries[4]!,
    'Herr',
    'gut',
    'Stendal',
    '06.03.2026',
    'Bewerbung',
    `Rückruf ${canaries[1]!}`,
  ],
  [
    '3',
    canaries[0]!,
    canaries[1]!,
    '02.02.2003',
    canaries[3]!,
    canaries[4]!,
    'divers',
    'A2',
    'Mond',
    '31.02.2026',
    '',
    '',
  ],
]

/** Everything as suggested, with age bands. */
export function choicesOf(view: TableView, change: Partial<Choices> = {}): Choices {
  return {
    columns: view.columns.flatMap(({ at, field }) => (field === null ? [] : [{ at, field }])),
    bandsFrom: view.columns.find(({ refused }) => refused === 'birth-date')?.at ?? null,
    key: view.key,
    defaults: { region: 'magdeburg', clientGroup: 'young-person', talkKind: 'office', talkForm: 'first' },
    values: { german: { gut: 'b2' } },
    keepTexts: [],
    takeChanges: false,
    takeRepeats: false,
    ...change,
  }
}
