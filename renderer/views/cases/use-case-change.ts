/** One change of the case on screen, said in a toast that takes it back. */
import type { Edition } from '#shared/chains/edition.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import { useToasts } from '#renderer/components/index.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import type { RegisterWrite } from '#renderer/vault/vault-api.ts'

export interface UndoableChange {
  readonly id: EntityId
  /** Says what was done. */
  readonly words: string
  readonly writes: readonly RegisterWrite[]
  /** An edition that the writes pin a chain of the case to. */
  readonly edition?: Edition
  /** What takes it back. */
  readonly back: readonly RegisterWrite[]
}

/** Answers whether it was saved; where it was not, the reason stands in a toast. */
export function useCaseChange(): (change: UndoableChange) => Promise<boolean> {
  const { t, tAny } = useText()
  const { show } = useToasts()
  const store = useOpenCase()

  async function write(id: EntityId, writes: readonly RegisterWrite[], edition?: Edition): Promise<boolean> {
    const saved = await (edition ? store.changeOn(id, writes, edition) : store.change(id, writes))
    if (!saved.ok) show({ tone: 'error', title: tAny(`errors.${saved.error.type}`) })
    return saved.ok
  }

  return async ({ id, words, writes, back, edition }) => {
    const saved = await write(id, writes, edition)
    const undo = { label: t('common.action.undo'), run: () => void write(id, back) }
    if (saved) show({ tone: 'success', title: words, action: undo })
    return saved
  }
}
