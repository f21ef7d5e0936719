/** A change of a list: the name of its refusal, else a toast that takes it back. */
import { useToasts } from '#renderer/components/index.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useOfficeLists, type Changed } from '#renderer/stores/office-lists.ts'
import { useLabels } from '#renderer/views/forms/list-options.ts'
import type { ListName } from '#shared/domain/value-lists.ts'

export interface ListChanging {
  /** The name of the refusal; empty when it was done. */
  readonly tell: (changing: Changed, words: string) => Promise<string>
  /** The words of the other values: two that read alike cannot be told apart. */
  readonly otherLabels: (list: ListName, value?: string) => readonly string[]
}

export function useListChange(): ListChanging {
  const { t } = useText()
  const { show } = useToasts()
  const { labelOf } = useLabels()
  const officeLists = useOfficeLists()

  return {
    async tell(changing, words) {
      const changed = await changing
      if (!changed.ok) return changed.error.type
      const action = { label: t('common.action.undo'), run: () => void changed.value() }
      show({ tone: 'success', title: words, action })
      return ''
    },
    otherLabels: (list, value) =>
      officeLists.lists
        .all(list)
        .filter((other) => other !== value)
        .map((other) => labelOf(list, other)),
  }
}
