/** Enters feedback from wherever a referral stands, says so, and offers the way back. */
import type { ReferralOutcome } from '#shared/domain/referral-lists.ts'
import { useToasts } from '#renderer/components/index.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useOpenReferrals, type EnteredFor } from '#renderer/stores/open-referrals.ts'
import { useLabels } from '#renderer/views/forms/list-options.ts'

interface Answered extends EnteredFor {
  /** What the message names: a reply code or a case code. */
  readonly name: string
}

export function useFeedback(): {
  readonly enter: (row: Answered, outcome: Exclude<ReferralOutcome, 'open'>) => Promise<boolean>
} {
  const { t, tAny } = useText()
  const { labelOf } = useLabels()
  const { show } = useToasts()
  const store = useOpenReferrals()

  async function enter(row: Answered, outcome: Exclude<ReferralOutcome, 'open'>): Promise<boolean> {
    const entered = await store.enter(row, outcome)
    if (!entered.ok) {
      show({ tone: 'error', title: tAny(`errors.${entered.error.type}`) })
      return false
    }
    const back = async (): Promise<void> => {
      const taken = await store.takeBack(row.caseId, entered.value)
      if (!taken.ok) show({ tone: 'error', title: tAny(`errors.${taken.error.type}`) })
    }
    show({
      tone: 'success',
      title: t('referrals.entered', { name: row.name, outcome: labelOf('referralOutcome', outcome) }),
      action: { label: t('common.action.undo'), run: () => void back() },
    })
    return true
  }

  return { enter }
}
