/** The words of an entry in the timeline. */
import type { CaseEntry } from '#renderer/views/cases/timeline-entries.ts'
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

  function titleOf(entry: CaseEntry): string {
    switch (entry.kind) {
      case 'consultation':
        return `${t('cases.case.consultation')}: ${labelOf('counsellingForm', entry.item.form)}`
      case 'referral':
        return t('cases.case.referralTo', { body: entry.item.body || entry.item.bodyType })
      case 'agreement':
        return `${t('cases.case.agreementNew')}: ${whoOf(entry.item.who)}`
      case 'followUp':
        return t('cases.case.followUpNew')
      case 'step':
        return stepTitle(entry.item.run, entry.item.step)
    }
  }

  function detailOf(entry: CaseEntry): string | undefined {
    switch (entry.kind) {
      case 'consultation':
        return [labelOf('consultationKind', entry.item.kind), entry.item.by].filter(Boolean).join(', ')
      case 'referral':
        return labelOf('referralOutcome', entry.item.outcome)
      case 'step':
        return labelOf('stepState', entry.item.state)
      case 'agreement':
      case 'followUp':
        return entry.item.done ? t('cases.case.done') : undefined
    }
  }

  function whoOf(who: 'client' | 'adviser' | 'partner'): string {
    return t(`cases.case.${({ client: 'client', adviser: 'adviserWho', partner: 'partner' } as const)[who]}`)
  }

  return { titleOf, detailOf }
}
