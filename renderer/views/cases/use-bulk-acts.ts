/** Acts on many cases as a person sees them: done at once, said in one sentence, taken back with one key. */
import type { BulkAct } from '#shared/domain/bulk.ts'
import { useToasts } from '#renderer/components/index.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useBulk } from '#renderer/stores/bulk.ts'
import type { BatchError, Selection } from '#renderer/vault/vault-api.ts'

export interface BulkActs {
  /** Answers whether it was done. */
  readonly act: (selection: Selection, act: BulkAct) => Promise<boolean>
  readonly sayProblem: (error: BatchError) => void
}

export function useBulkActs(): BulkActs {
  const { t, tAny } = useText()
  const { show } = useToasts()
  const bulk = useBulk()

  async function act(selection: Selection, wanted: BulkAct): Promise<boolean> {
    const done = await bulk.run(selection, wanted)
    if (!done.ok) {
      sayProblem(done.error)
      return false
    }
    const { possible, total, undo } = done.value
    show({
      tone: possible > 0 ? 'success' : 'info',
      title: t(`bulk.done.${wanted.type}`, { count: possible }),
      ...(total > possible && { detail: t('bulk.left', { count: total - possible }) }),
      ...(possible > 0 && {
        action: { label: t('common.action.undo'), run: () => void takeBack(undo) },
      }),
    })
    return true
  }

  async function takeBack(undo: number): Promise<void> {
    const undone = await bulk.undo(undo)
    if (undone.ok) show({ tone: 'success', title: t('bulk.undone'), detail: t('bulk.undoneDetail') })
    else sayProblem(undone.error)
  }

  /** That a person stopped it is no error. */
  function sayProblem({ type }: BatchError): void {
    show({ tone: type === 'Stopped' ? 'info' : 'error', title: tAny(`errors.${type}`) })
  }

  return { act, sayProblem }
}
