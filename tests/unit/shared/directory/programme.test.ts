import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bundledProgrammes } from '#shared/directory/bundled-directory.ts'
import {
  emptyProgramme,
  overlayProgrammes,
  readOfficeProgramme,
  writeOfficeProgramme,
} from '#shared/directory/office-programme.ts'
import { lastDayOf, programmeState, RoughDate } from '#shared/directory/programme.ts'

const today = '2026-11-26' as CalendarDate
const rough = (text: string | null) => (text === null ? null : RoughDate.parse(text))

test.each([
  ['2022', null, 'ask-ended'],
  ['2026-11-25', null, 'ask-ended'],
  ['2026-11-26', null, 'ends-soon'],
  ['2027-02-26', null, 'ends-soon'],
  ['2027-02-27', null, 'running'],
  ['2027', null, 'running'],
  [null, '2019', 'ask-ended'],
  [null, '2025-11-25', 'ask-ended'],
  [null, '2025-11-26', 'unknown'],
  [null, null, 'unknown'],
])('a programme that ends %s and was last seen %s is %s', (end, lastSeen, state) => {
  expect(programmeState({ end: rough(end), lastSeen: rough(lastSeen) }, today)).toBe(state)
})

test('a rough date means its last day', () => {
  expect(
    ['2024', '2024-02', '2026-12', '2026-12-03'].map((text) => lastDayOf(RoughDate.parse(text))),
  ).toEqual(['2024-12-31', '2024-02-29', '2026-12-31', '2026-12-03'])
  for (const text of ['24', '2024-13', '2024-02-32', 'bald'])
    expect(RoughDate.safeParse(text).success).toBe(false)
})

test('of what was shipped, the programmes of the old period are asked about', () => {
  const asked = bundledProgrammes.filter((programme) => programmeState(programme, today) === 'ask-ended')
  expect(asked.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['miidu', 'ruemsa', 'kausa-nord', 'kausa-sued']),
  )
})

test('an office changes a shipped programme and adds its own', () => {
  const details = { ...emptyProgramme, name: 'Neues Vorhaben', end: rough('2029-06') }
  const [own, changed] = [null, 'miidu'].map((bundled, at) =>
    readOfficeProgramme({
      id: String(at + 1).repeat(32),
      kind: 'programme',
      values: Object.fromEntries(
        writeOfficeProgramme(details, { bundled, hsdsId: null }).map(({ name, value }) => [name, value]),
      ),
      conflicts: [],
    }),
  )
  if (!own || !changed) return expect.unreachable()
  const shown = overlayProgrammes(bundledProgrammes, [own, changed])
  expect(shown).toHaveLength(bundledProgrammes.length + 1)
  expect(shown.find(({ id }) => id === 'miidu')).toMatchObject({
    name: 'Neues Vorhaben',
    standing: 'changed',
  })
  expect(shown.filter(({ standing }) => standing === 'own')).toMatchObject([
    { id: '1'.repeat(32), end: '2029-06' },
  ])
})

test('a programme that was written before source and day of checking were asked for is read as ever', () => {
  const values = { name: 'Altes Vorhaben', verified: true, bundled: '', hsdsId: '' }
  const read = readOfficeProgramme({ id: '3'.repeat(32), kind: 'programme', values, conflicts: [] })
  expect(read?.details).toMatchObject({ name: 'Altes Vorhaben', source: '', checkedOn: null, verified: true })
})
