/** Follow-ups in both cases, so that somebody asks how it goes while the probation still runs. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { CaseFile, EntityId } from '#shared/domain/case-file.ts'
import { askAfter } from '#shared/domain/company-writes.ts'
import { useToasts } from '#renderer/components/index.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useCompanies } from '#renderer/stores/companies.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'

export function useAskingAfter(): (
  company: CaseFile,
  person: EntityId,
  begun: CalendarDate,
) => Promise<void> {
  const { t, tAny } = useText()
  const { show } = useToasts()
  const companies = useCompanies()
  const openCase = useOpenCase()
  return async (company, person, begun) => {
    const what = t('companies.placements.askAfterWhat')
    const changes = []
    for (const id of [company.id, person]) {
      const ids = [await openCase.newId(), await openCase.newId()] as const
      changes.push({ id, writes: askAfter(begun, what, ids) })
    }
    const saved = await companies.changeBoth(changes)
    if (!saved.ok) show({ tone: 'error', title: tAny(`errors.${saved.error.type}`) })
    else
      show({
        tone: 'success',
        title: t('companies.placements.asked'),
        action: { label: t('common.action.undo'), run: () => void saved.value() },
      })
  }
}
