/** What the planned rows mean for the cases that are there: new, changed, the same, or out of the bin again. */
import { importRegister, shortMark, type ImportMark } from '#shared/domain/import-mark.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import type { DryRun, EmptiedValue } from '#shared/spreadsheet/dry-run.ts'
import type { PlannedRow, RowsPlan } from '#shared/spreadsheet/plan-rows.ts'

export interface KnownCase {
  readonly id: string
  /** As its head has it. */
  readonly short: string
  readonly binned: boolean
}

export interface RowChange {
  readonly id: string | null
  readonly writes: readonly RegisterWrite[]
}

export interface Settled {
  readonly changes: readonly RowChange[]
  readonly report: DryRun
}

export interface SettleWorld {
  /** Imported cases by the key in their mark. */
  readonly known: ReadonlyMap<string, KnownCase>
  /** The marks of the known cases that have to be compared field by field. */
  readonly marks: ReadonlyMap<string, ImportMark>
  /** Keys of rows whose cases were reduced or erased here. */
  readonly gone: ReadonlySet<string>
  readonly takeChanges: boolean
}

/** The ids whose marks `settleRows` needs. */
export function casesToCompare(plan: RowsPlan, known: SettleWorld['known']): readonly string[] {
  return plan.planned.flatMap(({ mark }) => {
    const one = known.get(mark.key)
    return one && (one.binned || one.short !== shortMark(mark)) ? [one.id] : []
  })
}

/** So many rows of a kind are named one by one. */
const named = 200

export function settleRows(plan: RowsPlan, world: SettleWorld): Settled {
  const counts = { created: 0, restored: 0, changed: 0, same: 0, gone: 0 }
  const changes = plan.planned.flatMap((row) => {
    const { kind, change } = settleRow(row, world)
    counts[kind] += 1
    return change ? [change] : []
  })
  const opened = plan.planned.map(({ openedOn }) => openedOn).sort()
  const report: DryRun = {
    ...counts,
    rows: plan.planned.length + plan.skipped.length,
    skipped: plan.skipped.slice(0, named),
    skippedCount: plan.skipped.length,
    emptied: gatherEmptied(plan.emptied),
    texts: plan.texts.slice(0, named),
    textCount: plan.texts.length,
    openedFrom: opened[0] ?? null,
    openedTo: opened.at(-1) ?? null,
  }
  return { changes, report }
}

interface SettledRow {
  readonly kind: 'created' | 'restored' | 'changed' | 'same' | 'gone'
  readonly change: RowChange | null
}

function settleRow(row: PlannedRow, world: SettleWorld): SettledRow {
  const { writes, mark } = row
  const one = world.known.get(mark.key)
  if (one) return settleKnown(row, one, world)
  if (world.gone.has(mark.key)) return { kind: 'gone', change: null }
  return { kind: 'created', change: { id: null, writes } }
}

/**
 * Of a case that is there only those registers are written that the list itself has changed: what was changed in the
 * case since then stays as it is.
 */
function settleKnown(
  { writes, mark }: PlannedRow,
  one: KnownCase,
  { marks, takeChanges }: SettleWorld,
): SettledRow {
  const { id } = one
  if (one.binned)
    return { kind: 'restored', change: { id, writes: [...writes, { name: 'binnedOn', value: null }] } }
  if (one.short === shortMark(mark)) return { kind: 'same', change: null }
  const before = marks.get(id)?.fields ?? {}
  const changed = writes.filter(({ name }) => name !== importRegister && before[name] !== mark.fields[name])
  if (changed.length === 0) return { kind: 'same', change: null }
  const all = [...changed, ...writes.filter(({ name }) => name === importRegister)]
  return { kind: 'changed', change: takeChanges ? { id, writes: all } : null }
}

function gatherEmptied(emptied: readonly EmptiedValue[]): DryRun['emptied'] {
  const groups = new Map<
    string,
    { field: EmptiedValue['field']; reason: EmptiedValue['reason']; rows: number[] }
  >()
  for (const { field, reason, row } of emptied) {
    const name = `${field} ${reason}`
    const group = groups.get(name) ?? { field, reason, rows: [] }
    group.rows.push(row)
    groups.set(name, group)
  }
  return [...groups.values()].map(({ rows, ...group }) => ({
    ...group,
    count: rows.length,
    rows: rows.slice(0, 20),
  }))
}
