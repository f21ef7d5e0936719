/** The calls on lists from Excel and the like: opening, looking, trying, taking in. */
import { dateAt } from '#shared/base/calendar-date.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { ImportMark, importRegister } from '#shared/domain/import-mark.ts'
import { isErased, shownValue, type MergeableRecord } from '#shared/records/record.ts'
import type { Choices, Mapping, TableView } from '#shared/spreadsheet/dry-run.ts'
import { guessKey, judgeColumns } from '#shared/spreadsheet/judge-columns.ts'
import { createValueMatcher, type ValueMatcher } from '#shared/spreadsheet/match-values.ts'
import { openValues } from '#shared/spreadsheet/open-values.ts'
import { planRows, type RowsPlan } from '#shared/spreadsheet/plan-rows.ts'
import { readWorkbook } from '#shared/spreadsheet/read-workbook.ts'
import { wordsOfLists } from '#shared/spreadsheet/refuse-column.ts'
import { casesToCompare, settleRows, type KnownCase, type Settled } from '#shared/spreadsheet/settle-rows.ts'
import { tableOf, type Table, type TableColumn } from '#shared/spreadsheet/table.ts'
import { adviserOf } from '#renderer/vault/adviser.ts'
import { writeBatch } from '#renderer/vault/batch.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import {
  importMemory,
  recall,
  recallValue,
  remember,
  sealOf,
  type ImportMemory,
} from '#renderer/vault/import-memory.ts'
import { remembered } from '#renderer/vault/item-calls.ts'
import { keepControl } from '#renderer/vault/keep-control.ts'
import { readManyOrRepair } from '#renderer/vault/repair.ts'
import type { Session } from '#renderer/vault/session.ts'
import type {
  SpreadsheetApi,
  TableFile,
  TableImportError,
  TableImported,
  TableOpenError,
  TablePlace,
} from '#renderer/vault/spreadsheet-api.ts'
import type { OnProgress } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

/** The list that is being taken in. It lies in the worker's memory only, and goes with it. */
interface OpenTable {
  readonly file: TableFile
  readonly table: Table
  readonly view: TableView
  /** Those that may come in. */
  readonly columns: readonly TableColumn[]
  readonly match: ValueMatcher
}

/** What all calls share. */
interface Desk {
  readonly world: World
  readonly held: Held
  readonly open: {
    table: OpenTable | null
    /** What the trial read out of the rows, for the import that follows it with the same choices. */
    plan: { readonly name: string; readonly rows: RowsPlan } | null
  }
}

export function spreadsheetCalls(world: World, held: Held): SpreadsheetApi {
  const open: Desk['open'] = { table: null, plan: null }
  const desk: Desk = { world, held, open }
  return {
    openTable: async (file, onProgress) => {
      forget(open)
      return openAt(desk, file, { sheet: 0, headingRow: null, onProgress })
    },
    turnTable: async (place, onProgress) =>
      open.table ? openAt(desk, open.table.file, { ...place, onProgress }) : err({ type: 'NoTable' }),
    recallTable: async () => (open.table ? recall(memoryOf(desk), open.table.table) : null),
    async tableValues(mapping) {
      const { table } = open
      if (!table) return []
      const allowed = withoutRefused(mapping, table)
      const memory = remember(memoryOf(desk), table.table, { ...allowed, values: {} })
      // A convenience: whether it could be kept, the trial says.
      await keepControl(sessionOf(held), 'imports', memory)
      return openValues(allowed, {
        table: table.table,
        match: table.match,
        recall: (field, key) => recallValue(memory, field, key),
      })
    },
    async tryTable(choices, onProgress) {
      const plan = await planned(desk, choices, onProgress)
      if (!plan.ok) return plan
      const session = sessionOf(desk.held)
      const settled = await session.store.exclusively(async () => settle(desk, plan.value, choices))
      return settled.ok ? ok(settled.value.report) : settled
    },
    importTable: async (choices, onProgress) => importTable(desk, choices, onProgress),
    async closeTable() {
      forget(open)
    },
  }
}

function forget(open: Desk['open']): void {
  open.table = null
  open.plan = null
}

async function openAt(
  desk: Desk,
  file: TableFile,
  { sheet, headingRow, onProgress }: TablePlace & { readonly onProgress: OnProgress },
): Promise<Result<TableView, TableOpenError>> {
  const { world, held, open } = desk
  held.stopped = false
  onProgress({ done: 0, total: 0, phase: 'open' })
  const book = await readWorkbook(file.bytes, sheet, async () => isStopped(desk))
  if (!book.ok) return book
  const table = tableOf(book.value, headingRow)
  if (!table.ok) return table
  const today = dateAt(world.clock.now(), world.timeZone)
  const judged = judgeColumns(table.value, { listWords: wordsOfLists(world.labelOf), today })
  const refused = new Set(judged.flatMap(({ at, refused: reason }) => (reason === null ? [] : [at])))
  const view: TableView = {
    name: file.name,
    sheets: table.value.sheets,
    sheet: table.value.sheet,
    headingRow: table.value.headingRow,
    rows: table.value.rows.length,
    columns: judged,
    sample: sampleOf(table.value, refused),
    key: guessKey(judged),
    remembered: recall(memoryOf(desk), table.value) !== null,
  }
  const columns = table.value.columns.filter(({ at }) => !refused.has(at))
  open.plan = null
  open.table = { file, table: table.value, view, columns, match: createValueMatcher(world.labelOf) }
  return ok(view)
}

const sampleRows = 5
/** Longer cells are cut for looking at them. */
const sampleLength = 120

function sampleOf({ rows, columns }: Table, refused: ReadonlySet<number>): TableView['sample'] {
  const width = Math.max(0, ...columns.map(({ at }) => at + 1))
  return rows.slice(0, sampleRows).map(({ number, cells }) => ({
    number,
    cells: Array.from({ length: width }, (_none, at) =>
      refused.has(at) ? '' : (cells[at] ?? '').slice(0, sampleLength),
    ),
  }))
}

/** Lets the calls that came in meanwhile be answered, among them the one that stops. */
async function isStopped({ world, held }: Desk): Promise<boolean> {
  await new Promise<void>((resolve) => void world.later(resolve, 0))
  return held.stopped
}

function memoryOf({ world, held }: Desk): ImportMemory {
  return importMemory(sessionOf(held).store.state.controls.get('imports'), world.crypto.random)
}

/** Reads all rows, and keeps the choices for the next time. */
async function planned(
  desk: Desk,
  choices: Choices,
  onProgress: OnProgress,
): Promise<Result<RowsPlan, TableImportError>> {
  const { table } = desk.open
  if (!table) return err({ type: 'NoTable' })
  const session = sessionOf(desk.held)
  desk.held.stopped = false
  const allowed = withoutRefused(choices, table)
  const memory = remember(memoryOf(desk), table.table, allowed)
  const kept = await keepControl(session, 'imports', memory)
  if (!kept.ok) return kept
  const plan = await plannedRows(desk, { table, memory, choices: allowed, onProgress })
  return plan ? ok(plan) : err({ type: 'Stopped' })
}

/** What the rows mean for the cases as they stand. Call it inside `store.exclusively`. */
async function settle(
  desk: Desk,
  plan: RowsPlan,
  { takeChanges }: Choices,
): Promise<Result<Settled, TableImportError>> {
  const session = sessionOf(desk.held)
  const known = knownCases(session)
  const records = await readManyOrRepair(session.store, new Set(casesToCompare(plan, known)))
  if (!records) return err({ type: 'WriteFailed' })
  const marks = new Map([...records].flatMap(([id, record]) => markOf(id, record)))
  const gone = new Set(memoryOf(desk).gone)
  return ok(settleRows(plan, { known, marks, gone, takeChanges }))
}

/** Whatever the window asks for: a refused column is read for nothing but age bands. */
function withoutRefused<M extends Mapping>(choices: M, { view }: OpenTable): M {
  const refused = new Map(view.columns.map(({ at, refused: reason }) => [at, reason]))
  const isFree = (at: number): boolean => refused.get(at) === null
  const { columns, key, bandsFrom } = choices
  return {
    ...choices,
    columns: columns.filter(({ at }) => isFree(at)),
    key: key !== null && isFree(key) ? key : null,
    bandsFrom: bandsFrom !== null && refused.get(bandsFrom) === 'birth-date' ? bandsFrom : null,
  }
}

interface Planning {
  readonly table: OpenTable
  readonly memory: ImportMemory
  readonly choices: Choices
  readonly onProgress: OnProgress
}

async function plannedRows(
  desk: Desk,
  { table, memory, choices, onProgress }: Planning,
): Promise<RowsPlan | null> {
  const { world, held, open } = desk
  const total = table.table.rows.length
  const today = dateAt(world.clock.now(), world.timeZone)
  const name = JSON.stringify([today, memory.secret, choices])
  if (open.plan?.name === name) return open.plan.rows
  const { columns, match } = table
  const adviser = adviserOf(sessionOf(held))
  const seal = sealOf(memory)
  const rows = await planRows(
    { table: table.table, columns, choices, match, seal, today, adviser },
    async (done) => {
      onProgress({ done, total, phase: 'check' })
      return isStopped(desk)
    },
  )
  open.plan = rows && { name, rows }
  return rows
}

/** By the key of their mark. Of two with one key the one that is not in the bin counts. */
function knownCases({ list }: Session): ReadonlyMap<string, KnownCase> {
  const known = new Map<string, KnownCase>()
  for (const { id, imported, binnedOn } of list.heads()) {
    if (imported === undefined) continue
    const [key = ''] = imported.split('.')
    if (binnedOn === null || !known.has(key))
      known.set(key, { id, short: imported, binned: binnedOn !== null })
  }
  return known
}

function markOf(id: string, record: MergeableRecord): readonly (readonly [string, ImportMark])[] {
  const mark = isErased(record) ? null : ImportMark.safeParse(shownValue(record, importRegister))
  return mark?.success ? [[id, mark.data]] : []
}

async function importTable(
  desk: Desk,
  choices: Choices,
  onProgress: OnProgress,
): Promise<Result<TableImported, TableImportError>> {
  const { world, held, open } = desk
  const plan = await planned(desk, choices, onProgress)
  if (!plan.ok) return plan
  const session = sessionOf(held)
  // Compared and written in one: an exchange between the two would bring cases that the rows already are.
  return session.store.exclusively(async () => {
    const settled = await settle(desk, plan.value, choices)
    if (!settled.ok) return settled
    const { changes, report } = settled.value
    if (changes.length === 0) return ok({ report, undo: null })
    const batch = { changes, onProgress, isStopped: () => held.stopped }
    const written = await writeBatch(world, session, batch)
    if (!written.ok) return written
    forget(open)
    return ok({ report, undo: remembered(world, held, written.value).undo })
  })
}
