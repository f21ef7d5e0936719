import fc from 'fast-check'
import { expect, test } from 'vitest'
import { valueLists, type ListName } from '#shared/domain/value-lists.ts'
import { createValueMatcher, readYesNo } from '#shared/spreadsheet/match-values.ts'
import { synonyms } from '#shared/spreadsheet/synonyms.ts'
import { germanLabels } from '#tests/support/spreadsheets.ts'

const match = createValueMatcher(germanLabels)

test.each<[ListName, string, string | null]>([
  ['germanLevel', 'B 1', 'b1'],
  ['germanLevel', 'b1', 'b1'],
  ['germanLevel', 'Niveau B1', 'b1'],
  ['germanLevel', 'B1 (telc)', 'b1'],
  ['germanLevel', 'C2', 'c1-plus'],
  ['germanLevel', 'B1/B2', null],
  ['gender', 'w', 'female'],
  ['gender', 'F', 'female'],
  ['gender', 'Frau', 'female'],
  ['gender', 'männl.', 'male'],
  ['gender', 'k. A.', 'not-stated'],
  ['region', 'LK Börde', 'boerde'],
  ['region', 'Boerde', 'boerde'],
  ['region', 'Magdeburg, Stadtfeld', 'magdeburg'],
  ['region', 'Burg', 'jerichower-land'],
  ['region', 'Halle', null],
  ['ageBand', '17', '15-17'],
  ['ageBand', '17 Jahre', '15-17'],
  ['ageBand', '18–20', '18-20'],
  ['ageBand', '18-25', null],
  ['ageBand', 'unter 15', 'under-15'],
  ['ageBand', '55', '55-plus'],
  ['ageBand', '200', null],
  ['residence', 'Duldung', 'tolerated'],
  ['residence', '§ 24', 'temporary-protection'],
  ['residence', 'Gestattung', 'asylum-procedure'],
  ['origin', 'Syrien', 'syria'],
  ['origin', 'Irak', 'asylum-countries-other'],
  ['origin', 'türkisch', 'turkey'],
  ['recognition', 'nicht anerkannt', 'not-recognised'],
  ['recognition', 'nein', 'not-recognised'],
  ['duration', '45', '30-60'],
  ['duration', '1,5 h', '60-90'],
  ['duration', '0:20', '15-30'],
  ['duration', '10 min', 'under-15'],
  ['companySize', '12', '10-49'],
  ['companySize', '250 Mitarbeiter', '250-plus'],
  ['clientGroup', 'Eltern', 'parent'],
  ['clientGroup', 'Unternehmen', 'company'],
])('%s: %s is %s', (list, text, value) => {
  expect(match(list, text)).toBe(value)
})

test('every label means its own value, however it is blanked and cased', () => {
  const lists = Object.keys(valueLists) as ListName[]
  const all = lists.flatMap((list) => valueLists[list].options.map((value) => ({ list, value })))
  fc.assert(
    fc.property(
      fc.constantFrom(...all),
      fc.constantFrom('', ' ', '  '),
      fc.boolean(),
      ({ list, value }, blank, loud) => {
        const label = germanLabels(list, value)
        expect(match(list, `${blank}${loud ? label.toUpperCase() : label}${blank}`)).toBe(value)
      },
    ),
  )
})

test('every way of writing belongs to a value that there is', () => {
  for (const [list, ways] of Object.entries(synonyms)) {
    const options: readonly string[] = valueLists[list as ListName].options
    expect(
      Object.keys(ways).filter((value) => !options.includes(value)),
      list,
    ).toEqual([])
  }
})

test('yes and no', () => {
  expect(['ja', 'X', 'WAHR', 'nein', 'N', 'vielleicht'].map(readYesNo)).toEqual([
    true,
    true,
    true,
    false,
    false,
    null,
  ])
})
