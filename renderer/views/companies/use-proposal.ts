/** Proposing somebody for a place: both cases in one save, and one undo. */
import type { CaseFile, EntityId } from '#shared/domain/case-file.ts'
import { proposePlacement } from '#shared/domain/company-writes.ts'
import { useToasts } from '#renderer/components/index.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useCompanies } from '#renderer/stores/companies.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { todayIn, useSurroundings } from '#renderer/stores/surroundings.ts'

export interface Pair {
  readonly company: CaseFile | EntityId
  readonly person: CaseFile | EntityId
  readonly place: EntityId
  /** Named in the notice. */
  readonly code: string
}

/** Answers whether it was saved. */
export function useProposal(): (pair: Pair) => Promise<boolean> {
  const { t, tAny } = useText()
  const { show } = useToasts()
  const companies = useCompanies()
  const openCase = useOpenCase()
  const today = todayIn(useSurroundings())

  async function fileOf(which: CaseFile | EntityId): Promise<CaseFile | null> {
    if (typeof which !== 'string') return which
    const read = await companies.readCase(which)
    return read.ok ? read.value : null
  }

  function refuse(type: string): false {
    show({ tone: 'error', title: tAny(`errors.${type}`) })
    return false
  }

  return async ({ company, person, place: placeId, code }) => {
    const [companyFile, personFile] = await Promise.all([fileOf(company), fileOf(person)])
    const place = companyFile?.places.find(({ id }) => id === placeId)
    if (!companyFile || !personFile || !place) return refuse('NotFound')
    const ids = [await openCase.newId(), await openCase.newId(), await openCase.newId()] as const
    const changes = proposePlacement({ company: companyFile, person: personFile, place, on: today, ids })
    const saved = changes.ok ? await companies.changeBoth(changes.value) : changes
    if (!saved.ok) return refuse(saved.error.type)
    const action = { label: t('common.action.undo'), run: () => void saved.value() }
    show({ tone: 'success', title: t('companies.matches.proposed', { code }), action })
    return true
  }
}
