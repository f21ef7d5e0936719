/** The words of an entry in the timeline. */
import { bodyWords } from '#shared/domain/body-words.ts'
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
  const { stepTitle } = useChainWords()
  const detailOf = useEntryDetails()

  function titleOf(entry: CaseEntry): string {
    switch (entry.kind) {
      case 'consultation':
        return `${t('cases.case.consultation')}: ${labelOf('counsellingForm', entry.item.form)}`
      case 'referral':
        return t('cases.case.referralTo', { body: bodyWords(entry.item, labelOf) })
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
      : t('casework.entry.feedback', { body: bodyWords(outcome.referral, labelOf) })
  }

  function whoOf(who: 'client' | 'adviser' | 'partner'): string {
    return t(`cases.case.${({ client: 'client', adviser: 'adviserWho', partner: 'partner' } as const)[who]}`)
  }

  return { titleOf, detailOf }
}
