/** The second, quieter line of an entry in the timeline: how, where, what came of it. */
import type { Consultation } from '#shared/domain/case-file.ts'
import type { CaseEntry, CaseOutcome } from '#renderer/views/cases/timeline-entries.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useLabels } from '#renderer/views/forms/list-options.ts'

export function useEntryDetails(): (entry: CaseEntry) => string | undefined {
  const { t } = useText()
  const { labelOf, labelsOf } = useLabels()

  function ofConsultation({ kind, duration, mediation, place, by }: Consultation): string {
    const spoken = mediation === null || mediation === 'none' ? '' : labelOf('mediation', mediation)
    return [labelOf('consultationKind', kind), place, labelOf('duration', duration), spoken, by]
      .filter(Boolean)
      .join(', ')
  }

  function ofOutcome(outcome: CaseOutcome): string {
    return outcome.of === 'case'
      ? labelsOf('caseResult', outcome.results)
      : labelOf('referralOutcome', outcome.referral.outcome)
  }

  return (entry) => {
    switch (entry.kind) {
      case 'consultation':
        return ofConsultation(entry.item)
      case 'referral':
        return labelOf('referralOutcome', entry.item.outcome)
      case 'step':
        return labelOf('stepState', entry.item.state)
      case 'result':
        return ofOutcome(entry.item)
      case 'agreement':
      case 'followUp':
        return entry.item.done ? t('cases.case.done') : undefined
    }
  }
}
