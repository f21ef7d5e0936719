/** Says what came in by the exchange folder, if it matters; problems wait in the panel and do not interrupt. */
import { useToasts } from '#renderer/components/index.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import type { FolderReport } from '#renderer/vault/vault-api.ts'

export function useFolderNews(): (report: FolderReport) => void {
  const { t } = useText()
  const { show } = useToasts()

  return ({ taken }) => {
    for (const office of new Set(taken.map(({ from }) => from))) {
      const ofOffice = taken.filter(({ from }) => from === office)
      const count = ofOffice.reduce((sum, { cases }) => sum + cases, 0)
      const conflicts = ofOffice.reduce((sum, each) => sum + each.conflicts, 0)
      const title = t('folder.taken', { count, office })
      if (count > 0 && conflicts === 0) show({ tone: 'success', title })
      else if (count > 0)
        show({ tone: 'warning', title, detail: t('folder.takenTwice', { count: conflicts }) })
    }
  }
}
