/** A list becomes cases in a real vault: once, again, changed, taken back; and what was refused is nowhere. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { strToU8 } from 'fflate'
import type { TableView } from '#shared/spreadsheet/dry-run.ts'
import type { VaultApi } from '#renderer/vault/vault-api.ts'
import { canaries, choicesOf, head, lines } from '#tests/support/sample-list.ts'
import { csvOf, germanLabels, xlsxOf, type SampleCell } from '#tests/support/spreadsheets.ts'
import { everything, makeOpenOffice, must, noProgress, type Office } from '#tests/support/vault-office.ts'

let office: Office
beforeEach(async () => {
  office = await makeOpenOffice({ labelOf: germanLabels })
})
afterEach(() => office.remove())

async function open(
  rows: readonly (readonly string[])[] = lines,
  vault: VaultApi = office.vault(),
): Promise<TableView> {
  return must(
    await vault.openTable({ name: 'liste.csv', bytes: strToU8(csvOf([head, ...rows])) }, noProgress),
  )
}

async function profiles(vault: VaultApi = office.vault()) {
  const { rows } = await vault.list({ ...everything, sort: 'openedOn' })
  return Promise.all(rows.map(async ({ id }) => must(await vault.readCase(id))))
}

test('columns that tell who somebody is are refused, and nothing of them crosses to the window', async () => {
  const view = await open()
  expect(view.columns.map(({ heading, refused, field }) => [heading, refused ?? field])).toEqual([
    ['Lfd. Nr.', null],
    ['Name', 'name'],
    ['Telefon', 'phone'],
    ['Geb.-Datum', 'birth-date'],
    ['E-Mail', 'mail'],
    ['Anschrift', 'address'],
    ['Geschlecht', 'gender'],
    ['Deutsch', 'german'],
    ['Landkreis', 'region'],
    ['Datum', 'talkOn'],
    ['Themen', 'topics'],
    ['Bemerkung', 'talkNote'],
  ])
  expect(view.key).toBe(0)
  // The telephone number in the note is the note's: it is shown for the decision about it.
  const shown = JSON.stringify({ ...view, sample: view.sample.map(({ cells }) => cells.slice(0, -1)) })
  for (const canary of canaries) expect(shown).not.toContain(canary)
})

test('the trial names every row and reason, and changes nothing', async () => {
  const view = await open()
  const open_ = await office.vault().tableValues(choicesOf(view))
  expect(open_.flatMap(({ field, values }) => values.map(({ text, count }) => [field, text, count]))).toEqual(
    [
      ['german', 'gut', 1],
      ['region', 'Mond', 1],
    ],
  )
  const report = must(await office.vault().tryTable(choicesOf(view), noProgress))
  expect(report).toMatchObject({ rows: 3, created: 2, same: 0, changed: 0, skippedCount: 1, textCount: 1 })
  expect(report.skipped).toEqual([{ row: 4, reason: 'DayUnreadable', column: 'Datum', like: null }])
  expect(report.texts).toMatchObject([{ row: 3, field: 'talkNote', sign: 'phone', kept: false }])
  expect((await office.vault().list(everything)).total).toBe(0)
})

test('the cases hold the right values, and no canary is anywhere on the disk', async () => {
  const view = await open()
  const tried = must(await office.vault().tryTable(choicesOf(view), noProgress))
  const done = must(await office.vault().importTable(choicesOf(view), noProgress))
  expect(done.report).toEqual(tried)
  expect(done.report.created).toBe(2)
  const [first, second] = await profiles()
  expect(first!.profile).toMatchObject({
    region: 'boerde',
    gender: 'female',
    german: 'b1',
    ageBand: '18-20',
    openedOn: '2026-03-05',
    topics: ['orientation', 'language'],
    adviser: 'A.B.',
  })
  expect(first!.consultations).toMatchObject([
    { on: '2026-03-05', kind: 'office', note: 'sucht Platz in der Pflege' },
  ])
  expect(second!.profile).toMatchObject({ region: 'stendal', gender: 'male', german: 'b2', ageBand: '25-26' })
  expect(second!.consultations).toMatchObject([{ note: '' }])
  expect(first!.unread).toEqual([])
  await office.vault().settle()
  expect(
    filesBelow(office.folder).filter((file) =>
      canaries.some((canary) => readFileSync(file).includes(canary)),
    ),
  ).toEqual([])
  const kept = JSON.stringify([await profiles(), await office.vault().readDraft('import')])
  for (const canary of canaries) expect(kept).not.toContain(canary)
})

test('running it twice makes no duplicates, in another order and format either', async () => {
  must(await office.vault().importTable(choicesOf(await open()), noProgress))
  const again = must(
    await office.vault().importTable(choicesOf(await open([...lines].reverse())), noProgress),
  )
  expect(again.report).toMatchObject({ created: 0, same: 2, changed: 0 })
  expect(again.undo).toBeNull()
  const cells: SampleCell[][] = [head, ...lines].map((line, at) =>
    line.map((cell, column) => (at > 0 && column === 0 ? Number(cell) : cell)),
  )
  const view = must(
    await office.vault().openTable({ name: 'x.xlsx', bytes: await xlsxOf(cells) }, noProgress),
  )
  expect(view.remembered).toBe(true)
  expect((await office.vault().recallTable())?.key).toBe(0)
  expect(must(await office.vault().tryTable(choicesOf(view), noProgress))).toMatchObject({
    created: 0,
    same: 2,
  })
})

test('what was reduced does not come back with the next reading of the same list', async () => {
  must(await office.vault().importTable(choicesOf(await open()), noProgress))
  const [first] = await profiles()
  const day = '2026-11-20'
  must(
    await office.vault().changeCase(first!.id, [
      { name: 'closedOn', value: day },
      { name: 'results', value: ['none'] },
    ]),
  )
  const done = must(
    await office.vault().bulkDo({ type: 'some', ids: [first!.id] }, { type: 'anonymise' }, noProgress),
  )
  const look = async () => must(await office.vault().tryTable(choicesOf(await open()), noProgress))
  expect(await look()).toMatchObject({ created: 0, same: 1, gone: 1 })
  must(await office.vault().undoMany(done.undo, noProgress))
  expect(await look()).toMatchObject({ created: 0, same: 2, gone: 0 })
})

test('without a key column rows are known by what they say; two alike are two people, a copied row is one', async () => {
  const alike = [lines[0]!, lines[0]!.with(1, 'Jemand anders'), lines[0]!].map((line) => line.with(0, ''))
  const bare = (view: TableView) => choicesOf(view, { key: null })
  const first = must(await office.vault().importTable(bare(await open(alike)), noProgress))
  expect(first.report).toMatchObject({ created: 2, skippedCount: 1 })
  expect(first.report.skipped).toEqual([{ row: 4, reason: 'RowRepeated', column: '', like: 2 }])
  expect(
    must(await office.vault().tryTable(bare(await open([...alike].reverse())), noProgress)),
  ).toMatchObject({ created: 0, same: 2 })
})

test('a changed row is offered; only what the list changed is written, the rest of the case stays', async () => {
  must(await office.vault().importTable(choicesOf(await open()), noProgress))
  const [first] = await profiles()
  must(await office.vault().changeCase(first!.id, [{ name: 'gender', value: 'diverse' }]))
  const next = [lines[0]!.with(7, 'B2'), ...lines.slice(1)]
  expect(must(await office.vault().tryTable(choicesOf(await open(next)), noProgress))).toMatchObject({
    created: 0,
    changed: 1,
    same: 1,
  })
  must(await office.vault().importTable(choicesOf(await open(next)), noProgress))
  expect((await profiles())[0]!.profile).toMatchObject({ german: 'b1', gender: 'diverse' })
  const taken = must(
    await office.vault().importTable(choicesOf(await open(next), { takeChanges: true }), noProgress),
  )
  expect((await profiles())[0]!.profile).toMatchObject({ german: 'b2', gender: 'diverse' })
  must(await office.vault().undoMany(taken.undo!, noProgress))
  expect((await profiles())[0]!.profile).toMatchObject({ german: 'b1', gender: 'diverse' })
})

test('what was taken back comes back by the next import, as the same cases', async () => {
  const done = must(await office.vault().importTable(choicesOf(await open()), noProgress))
  const before = (await profiles()).map(({ profile }) => profile.code)
  must(await office.vault().undoMany(done.undo!, noProgress))
  expect((await office.vault().list(everything)).total).toBe(0)
  const again = must(await office.vault().importTable(choicesOf(await open()), noProgress))
  expect(again.report).toMatchObject({ created: 0, restored: 2 })
  expect((await profiles()).map(({ profile }) => profile.code)).toEqual(before)
})

test('the choices and the marks outlive a crash', async () => {
  must(await office.vault().importTable(choicesOf(await open()), noProgress))
  const vault = await office.restart()
  must(await vault.unlock('amber basket candle dragon ember', noProgress))
  const view = await open(lines, vault)
  expect(view.remembered).toBe(true)
  expect(must(await vault.tryTable(choicesOf(view), noProgress))).toMatchObject({ created: 0, same: 2 })
  const values = await vault.tableValues(choicesOf(view))
  expect(values.find(({ field }) => field === 'german')?.values).toMatchObject([
    { text: 'gut', chosen: 'b2' },
  ])
})

test('stopped half-way nothing is imported; a refused column cannot be asked for', async () => {
  const many = Array.from({ length: 3000 }, (_none, at) =>
    lines[0]!.with(0, String(at + 1)).with(1, `Kanari ${at}`),
  )
  const view = await open(many)
  const stopping = office
    .vault()
    .importTable(choicesOf(view), ({ done }) => void (done >= 1000 && office.vault().stopWork()))
  expect(await stopping).toEqual({ ok: false, error: { type: 'Stopped' } })
  expect((await office.vault().list(everything)).total).toBe(0)
  const forced = choicesOf(view, {
    columns: [
      { at: 1, field: 'concern' },
      { at: 7, field: 'german' },
    ],
    key: 2,
    bandsFrom: 1,
  })
  must(await office.vault().importTable(forced, noProgress))
  const { rows } = await office.vault().list({ ...everything, count: 5 })
  for (const { id } of rows)
    expect(JSON.stringify(must(await office.vault().readCase(id)))).not.toContain('Kanari')
})

test('a broken list is refused with its row, and no table stays open', async () => {
  const torn = strToU8(`${csvOf([head, ...lines])}4;zu;kurz\r\n`)
  expect(await office.vault().openTable({ name: 'x.csv', bytes: torn }, noProgress)).toMatchObject({
    ok: false,
    error: { type: 'RaggedRow', row: 5 },
  })
  const twice = strToU8('Alter;Deutsch;ALTER\r\n17;B1;18\r\n')
  expect(await office.vault().openTable({ name: 'x.csv', bytes: twice }, noProgress)).toMatchObject({
    ok: false,
    error: { type: 'HeadingsRepeated', columns: 'A, C' },
  })
  expect(
    await office.vault().openTable({ name: 'x.csv', bytes: strToU8('Alter;Deutsch\r\n') }, noProgress),
  ).toMatchObject({ ok: false, error: { type: 'TableEmpty' } })
  expect(await office.vault().turnTable({ sheet: 0, headingRow: 1 }, noProgress)).toMatchObject({
    ok: false,
    error: { type: 'NoTable' },
  })
})

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}
