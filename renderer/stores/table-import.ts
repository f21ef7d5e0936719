/** Taking in a list from Excel and the like: where one is, and what it would do. The file stays in the worker. */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import type { Result } from '#shared/base/result.ts'
import type { DryRun, TableView } from '#shared/spreadsheet/dry-run.ts'
import { whileWorking } from '#renderer/stores/long-work.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'
import { useTableChoices, type Decisions } from '#renderer/stores/table-choices.ts'
import type { Progress, TableImported, TablePlace } from '#renderer/vault/vault-api.ts'

/** What went wrong, with what its words need. */
export type ImportProblem = { readonly type: string } & Readonly<Record<string, unknown>>
/** File, columns, values, trial. */
export type ImportStep = 0 | 1 | 2 | 3

export const useTableImport = defineStore('tableImport', () => {
  const { vault, desktop, listen } = useSurroundings()
  const choices = useTableChoices()
  const step = shallowRef<ImportStep>(0)
  const view = shallowRef<TableView>()
  const report = shallowRef<DryRun>()
  const problem = shallowRef<ImportProblem>()
  const progress = shallowRef<Progress>()
  const busy = shallowRef(false)
  const onProgress = listen((next) => {
    progress.value = next
  })

  /** Runs one call at a time; what it refuses stands in `problem`. */
  async function working<T>(act: () => Promise<Result<T, ImportProblem>>): Promise<T | undefined> {
    if (busy.value) return undefined
    busy.value = true
    problem.value = undefined
    try {
      const answer = await whileWorking(desktop, act)
      if (answer.ok) return answer.value
      problem.value = answer.error
      return undefined
    } finally {
      busy.value = false
      progress.value = undefined
    }
  }

  async function choose(): Promise<void> {
    const picked = await desktop.pickFile({ kind: 'table' })
    if (picked.state === 'cancelled') return
    if (picked.state !== 'picked') {
      problem.value = { type: picked.state === 'tooBig' ? 'TableTooBig' : 'FileUnreadable' }
      return
    }
    const { name, bytes } = picked
    await show(await working(async () => vault.openTable({ name, bytes }, onProgress)))
  }

  /** Another sheet, or other headings. */
  async function turn(place: TablePlace): Promise<void> {
    await show(await working(async () => vault.turnTable(place, onProgress)))
  }

  async function show(opened: TableView | undefined): Promise<void> {
    if (!opened) return
    await choices.begin(opened)
    view.value = opened
    report.value = undefined
    step.value = 1
  }

  async function toValues(): Promise<void> {
    await choices.loadValues()
    step.value = 2
  }

  async function toReport(): Promise<void> {
    const tried = await working(async () => vault.tryTable(choices.all(), onProgress))
    if (!tried) return
    report.value = tried
    step.value = 3
  }

  async function decide(change: Partial<Decisions>): Promise<void> {
    choices.decide(change)
    await toReport()
  }

  async function apply(): Promise<TableImported | undefined> {
    const done = await working(async () => vault.importTable(choices.all(), onProgress))
    if (done) await discard()
    return done
  }

  async function undo(token: number): Promise<boolean> {
    return (await working(async () => vault.undoMany(token, onProgress))) !== undefined
  }

  async function discard(): Promise<void> {
    step.value = 0
    view.value = undefined
    report.value = undefined
    problem.value = undefined
    choices.reset()
    await vault.closeTable()
  }

  function back(): void {
    problem.value = undefined
    if (step.value > 1) step.value = (step.value - 1) as ImportStep
  }

  return {
    step: shallowReadonly(step),
    view: shallowReadonly(view),
    report: shallowReadonly(report),
    problem: shallowReadonly(problem),
    progress: shallowReadonly(progress),
    busy: shallowReadonly(busy),
    choose,
    turn,
    toValues,
    toReport,
    decide,
    apply,
    undo,
    discard,
    back,
    stop: async () => vault.stopWork(),
  }
})
