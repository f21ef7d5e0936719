/** The words of an entry in the timeline. */
import type { CaseEntry, CaseOutcome } from '#renderer/views/cases/timeline-entries.ts'
import { useEntryDetails } from '#renderer/views/cases/use-entry-details.ts'
import { useChainWords } from '#renderer/views/chains/use-chain-words.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useLabels } from '#renderer/views/forms/list-options.ts'

export interface EntryWords {
  readonly titleOf: (entry: CaseEntry) => string
  readonly detailOf: (entry: CaseEntry) => string | undefined
}

export function useEntryWords(): EntryWords {
  const { t } = useText()
  const { labelOf } = useLabels()
  const { stepTitle, bodyTypeLabel } = useChainWords()
  const detailOf = useEntryDetails()

  function titleOf(entry: CaseEntry): string {
    switch (entry.kind) {
      case 'consultation':
        return `${t('cases.case.consultation')}: ${labelOf('counsellingForm', entry.item.form)}`
      case 'referral':
        return t('cases.case.referralTo', { body: bodyOf(entry.item) })
      case 'agreement':
        return `${t('cases.case.agreementNew')}: ${whoOf(entry.item.who)}`
      case 'followUp':
        return t('cases.case.followUpNew')
      case 'step':
        return stepTitle(entry.item.run, entry.item.step)
      case 'result':
        return outcomeTitle(entry.item)
    }
  }

  function outcomeTitle(outcome: CaseOutcome): string {
    return outcome.of === 'case'
      ? t('casework.entry.closed')
      : t('casework.entry.feedback', { body: bodyOf(outcome.referral) })
  }

  /** The body, or its kind where none was named. */
  function bodyOf({ body, bodyType }: { readonly body: string; readonly bodyType: string }): string {
    return body || bodyTypeLabel(bodyType)
  }

  function whoOf(who: 'client' | 'adviser' | 'partner'): string {
    return t(`cases.case.${({ client: 'client', adviser: 'adviserWho', partner: 'partner' } as const)[who]}`)
  }

  return { titleOf, detailOf }
}
