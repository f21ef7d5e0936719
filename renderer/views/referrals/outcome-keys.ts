/** The number keys of the outcomes, in the order of the list. */
import { ReferralOutcome } from '#shared/domain/referral-lists.ts'

export type Answer = Exclude<ReferralOutcome, 'open'>

export const answers: readonly Answer[] = ReferralOutcome.exclude(['open']).options

/** The outcome of a number key; nothing for any other key. */
export function answerOfKey(key: string): Answer | undefined {
  return /^[1-9]$/.test(key) ? answers[Number(key) - 1] : undefined
}
