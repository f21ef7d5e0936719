/** Deciding on the screen: said in a toast that takes it back, and kept in a list for as long as one stays. */
import { shallowRef, type Ref } from 'vue'
import { useToasts } from '#renderer/components/index.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useConflicts } from '#renderer/stores/conflicts.ts'
import type { ConflictDecision } from '#renderer/vault/vault-api.ts'

export interface Decided {
  readonly token: number
  readonly words: string
  readonly count: number
}

export interface Deciding {
  readonly busy: Readonly<Ref<boolean>>
  /** Newest first. */
  readonly decided: Readonly<Ref<readonly Decided[]>>
  readonly decide: (decisions: readonly ConflictDecision[], words: string) => Promise<boolean>
  readonly takeBack: (token: number) => Promise<void>
}

export function useDeciding(): Deciding {
  const { t, tAny } = useText()
  const { show } = useToasts()
  const store = useConflicts()
  const busy = shallowRef(false)
  const decided = shallowRef<readonly Decided[]>([])

  async function decide(decisions: readonly ConflictDecision[], words: string): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    const done = await store.decide(decisions)
    busy.value = false
    if (!done.ok) {
      show({ tone: 'error', title: tAny(`errors.${done.error.type}`) })
      return false
    }
    const { undo: token, decided: count, left } = done.value
    if (left > 0) show({ tone: 'warning', title: t('conflict.left', { count: left }) })
    if (count === 0) return false
    const title = count > 1 ? t('conflict.decidedMany', { count }) : words
    decided.value = [{ token, words: title, count }, ...decided.value]
    show({
      tone: 'success',
      title,
      action: { label: t('common.action.undo'), run: () => void takeBack(token) },
    })
    return true
  }

  async function takeBack(token: number): Promise<void> {
    // The toast and the list offer the same step back: it is done once.
    if (!decided.value.some((one) => one.token === token)) return
    const before = decided.value
    decided.value = before.filter((one) => one.token !== token)
    const undone = await store.undo(token)
    if (undone.ok) return void show({ tone: 'info', title: t('conflict.undone') })
    decided.value = before
    show({ tone: 'error', title: tAny(`errors.${undone.error.type}`) })
  }

  return { busy, decided, decide, takeBack }
}
