/** One act on many cases: looking ahead, doing it, taking it back; how far it is, and the way out. */
import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'
import { ok, type Result } from '#shared/base/result.ts'
import type { BulkAct } from '#shared/domain/bulk.ts'
import { saveFile as saveTo } from '#renderer/desktop/save-file.ts'
import { whileWorking } from '#renderer/stores/long-work.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { todayIn, useSurroundings } from '#renderer/stores/surroundings.ts'
import type {
  AgedCases,
  BatchDone,
  BatchError,
  BulkDone,
  BulkOutlook,
  Progress,
  SaveError,
  Selection,
} from '#renderer/vault/vault-api.ts'

export type BulkWork = 'look' | 'act' | 'undo' | 'erase' | 'export'

/** Where each part of the work begins on the way from 0 to 100, and how much of it it takes. */
const partsOf: Readonly<Record<string, readonly [begin: number, length: number]>> = {
  read: [0, 45],
  prepare: [45, 45],
  write: [90, 0],
  snapshot: [0, 100],
}

export const useBulk = defineStore('bulk', () => {
  const surroundings = useSurroundings()
  const { vault, desktop, listen } = surroundings
  const openCase = useOpenCase()
  const working = shallowRef<BulkWork>()
  const progress = shallowRef<Progress>()
  const aged = shallowRef<AgedCases>()
  const onProgress = listen((next) => {
    progress.value = next
  })
  const percent = computed(() => {
    if (!progress.value) return 0
    const { done, total, phase } = progress.value
    const [begin, length] = partsOf[phase] ?? [0, 100]
    return Math.round(begin + (total > 0 ? (length * done) / total : 0))
  })
  /** Once writing has begun, it is done as a whole. */
  const canStop = computed(() => {
    const isReading = progress.value === undefined || ['read', 'prepare'].includes(progress.value.phase)
    return isReading && working.value !== 'undo' && working.value !== 'erase'
  })

  /** What an act would do. Another look may follow before the first has been answered. */
  async function look(selection: Selection, act: BulkAct): Promise<Result<BulkOutlook, BatchError>> {
    return work('look', async () => vault.bulkLook(selection, act, onProgress))
  }

  async function run(selection: Selection, act: BulkAct): Promise<Result<BulkDone, BatchError>> {
    return changing(await work('act', async () => vault.bulkDo(selection, act, onProgress)))
  }

  async function undo(token: number): Promise<Result<BatchDone, BatchError>> {
    return changing(await work('undo', async () => vault.undoMany(token, onProgress)))
  }

  async function erase(selection: Selection): Promise<Result<{ readonly erased: number }, BatchError>> {
    return changing(await work('erase', async () => vault.bulkErase(selection, onProgress)))
  }

  /** Writes the cases in the clear where the person wants them; answers with the name of the file. */
  async function saveFile(
    selection: Selection,
    format: 'json' | 'csv',
  ): Promise<Result<string | null, BatchError>> {
    const made = await work('export', async () => vault.bulkExport(selection, format, onProgress))
    if (!made.ok) return made
    const saved = await saveTo(desktop, made.value)
    if (saved.state === 'saved') return ok(saved.name)
    return saved.state === 'cancelled' ? ok(null) : { ok: false, error: problemOf(saved.problem) }
  }

  async function loadAged(): Promise<void> {
    aged.value = await vault.agedCases(todayIn(surroundings))
  }

  async function work<T>(kind: BulkWork, act: () => Promise<T>): Promise<T> {
    working.value = kind
    progress.value = undefined
    try {
      return await whileWorking(desktop, act)
    } finally {
      if (working.value === kind) working.value = undefined
      progress.value = undefined
    }
  }

  async function changing<T, E>(outcome: Result<T, E>): Promise<Result<T, E>> {
    if (outcome.ok) await Promise.all([openCase.lookAgain(), loadAged()])
    return outcome
  }

  return {
    working: shallowReadonly(working),
    aged: shallowReadonly(aged),
    percent,
    canStop,
    look,
    run,
    undo,
    erase,
    saveFile,
    loadAged,
    retention: async () => vault.retention(todayIn(surroundings)),
    async changeRetention(months: number) {
      const changed = await vault.changeRetention(months)
      if (changed.ok) await loadAged()
      return changed
    },
    // Wrapped: a proxy of the worker answers to every name and looks reactive to Pinia.
    stop: () => vault.stopWork(),
  }
})

function problemOf(problem: SaveError['type']): SaveError {
  return { type: problem }
}
