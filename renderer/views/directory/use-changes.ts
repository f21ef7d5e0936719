/** Says what was done to the directory and offers the way back. */
import type { Change } from '#renderer/stores/directory.ts'
import { useToasts } from '#renderer/components/index.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useDirectory } from '#renderer/stores/directory.ts'

export interface Changes {
  /** Answers whether it is done. Where it is not, it says why. */
  readonly say: (change: Change, done: string) => Promise<boolean>
}

export function useChanges(): Changes {
  const { t, tAny } = useText()
  const { show } = useToasts()
  const directory = useDirectory()

  async function say(change: Change, done: string): Promise<boolean> {
    const outcome = await change
    if (!outcome.ok) {
      show({ tone: 'error', title: tAny(`errors.${outcome.error.type}`) })
      return false
    }
    const back = async (): Promise<void> => {
      const undone = await directory.undo(outcome.value)
      if (undone.ok) show({ tone: 'info', title: t('directory.entry.undone') })
      else show({ tone: 'error', title: tAny(`errors.${undone.error.type}`) })
    }
    show({
      tone: 'success',
      title: done,
      action: { label: t('common.action.undo'), run: () => void back() },
    })
    return true
  }

  return { say }
}
