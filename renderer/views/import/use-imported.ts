/** Takes the list in, says what was done, and offers the way back. */
import { useRouter } from 'vue-router'
import { useToasts } from '#renderer/components/index.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useCaseList } from '#renderer/stores/case-list.ts'
import { screens } from '#renderer/stores/navigation.ts'
import { useTableChoices } from '#renderer/stores/table-choices.ts'
import { useTableImport } from '#renderer/stores/table-import.ts'
import { useToday } from '#renderer/stores/today.ts'

export function useImported(): { readonly apply: () => Promise<void> } {
  const { t, number } = useText()
  const { show } = useToasts()
  const router = useRouter()
  const store = useTableImport()
  const choices = useTableChoices()
  const caseList = useCaseList()
  const today = useToday()

  const counted = (count: number) => ({ count, shown: number(count) })

  async function refresh(): Promise<void> {
    await Promise.all([caseList.reload(), today.load()])
  }

  async function undo(token: number): Promise<void> {
    show({ tone: 'info', title: t('import.undoing') })
    if (!(await store.undo(token))) return
    show({ tone: 'info', title: t('import.undone') })
    await refresh()
  }

  async function apply(): Promise<void> {
    const takeChanges = choices.decisions.takeChanges
    const done = await store.apply()
    if (!done) return
    const { report, undo: token } = done
    const changed = takeChanges ? report.changed : 0
    const action =
      token === null ? {} : { action: { label: t('common.action.undo'), run: () => void undo(token) } }
    show({
      tone: 'success',
      title: t('import.done', counted(report.created + report.restored)),
      ...(changed > 0 && { detail: t('import.doneChanged', counted(changed)) }),
      ...action,
    })
    await refresh()
    await router.push({ name: screens.cases })
  }

  return { apply }
}
