import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { shortMark } from '#shared/domain/import-mark.ts'
import type { Choices } from '#shared/spreadsheet/dry-run.ts'
import { createValueMatcher } from '#shared/spreadsheet/match-values.ts'
import { planRows, type RowsPlan } from '#shared/spreadsheet/plan-rows.ts'
import { createSeal } from '#shared/spreadsheet/row-key.ts'
import { settleRows, type KnownCase } from '#shared/spreadsheet/settle-rows.ts'
import type { SheetRow } from '#shared/spreadsheet/sheet.ts'
import { germanLabels } from '#tests/support/spreadsheets.ts'

const headings = ['Deutsch', 'Geschlecht', 'Datum', 'Name']
const columns = headings.map((heading, at) => ({ at, heading, letters: 'ABCD'.charAt(at) }))
const choices: Choices = {
  columns: [
    { at: 0, field: 'german' },
    { at: 1, field: 'gender' },
    { at: 2, field: 'talkOn' },
  ],
  bandsFrom: null,
  key: null,
  defaults: { region: 'magdeburg', clientGroup: 'young-person', talkKind: 'office', talkForm: 'first' },
  values: {},
  keepTexts: [],
  takeChanges: false,
  takeRepeats: false,
}
const match = createValueMatcher(germanLabels)

async function plan(rows: readonly SheetRow[]): Promise<RowsPlan> {
  const table = { sheets: [''], sheet: 0, headingRow: 1, columns, rows, date1904: false }
  const seal = createSeal(new Uint8Array(32).fill(7))
  const world = { table, columns: columns.slice(0, 3), choices, match, seal, adviser: 'AB' }
  const planned = await planRows({ ...world, today: '2026-11-22' as CalendarDate }, async () => false)
  if (!planned) throw new Error('stopped')
  return planned
}

const cells = fc.tuple(
  fc.constantFrom('B1', 'b 1', 'A2', 'gut', ''),
  fc.constantFrom('w', 'Frau', 'm', ''),
  fc.constantFrom('05.03.2026', '2026-03-05', '31.02.2026', '01.01.2030'),
  fc.constantFrom('x', 'y', 'z'),
)
const rowsOf = (all: readonly (readonly string[])[]): readonly SheetRow[] =>
  all.map((one, at) => ({ number: at + 2, cells: one }))

test('every row is planned or skipped with a reason, and no two planned rows share a key', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(cells, { maxLength: 30 }), async (all) => {
      const { planned, skipped } = await plan(rowsOf(all))
      const rows = [...planned, ...skipped].map(({ row }) => row).sort((a, b) => a - b)
      expect(rows).toEqual(all.map((_one, at) => at + 2))
      expect(new Set(planned.map(({ mark }) => mark.key)).size).toBe(planned.length)
    }),
  )
})

test('the same rows in any order find all their cases again', async () => {
  const shuffled = fc
    .array(cells, { maxLength: 20 })
    .chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    )
  await fc.assert(
    fc.asyncProperty(shuffled, async ([all, again]) => {
      const first = await plan(rowsOf(all))
      const known = new Map<string, KnownCase>(
        first.planned.map(({ mark }, at) => [
          mark.key,
          { id: String(at), short: shortMark(mark), binned: false },
        ]),
      )
      const second = settleRows(await plan(rowsOf(again)), {
        known,
        marks: new Map(),
        gone: new Set(),
        takeChanges: true,
      })
      expect(second.report).toMatchObject({ created: 0, changed: 0, same: first.planned.length })
      expect(second.changes).toEqual([])
    }),
  )
})
