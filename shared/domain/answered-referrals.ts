/**
 * Referrals whose feedback is recorded already, by their reply code: a slip may come back late, or twice. Of these heads
 * know the codes only; what is recorded stands in the case.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { CaseFile } from '#shared/domain/case-file.ts'
import type { OpenReferral } from '#shared/domain/open-referrals.ts'
import type { ReferralOutcome } from '#shared/domain/referral-lists.ts'
import { replyCodeOf } from '#shared/domain/reply-code.ts'

export interface AnsweredReferral extends OpenReferral {
  readonly outcome: Exclude<ReferralOutcome, 'open'>
  readonly feedbackOn: CalendarDate | null
}

/** The referrals of a case that a reply code means and that somebody has answered. */
export function answeredReferrals(
  { id, profile, referrals }: CaseFile,
  code: string,
): readonly AnsweredReferral[] {
  return referrals.flatMap((referral) => {
    const {
      id: entity,
      on: sentOn,
      feedbackDue: dueOn,
      outcome,
      bodyType,
      town,
      reason,
      feedbackOn,
    } = referral
    if (outcome === 'open' || replyCodeOf(entity) !== code) return []
    const known = {
      caseId: id,
      code: profile.code,
      entity,
      reply: code,
      sentOn,
      dueOn,
      bodyType,
      town,
      reason,
    }
    return [{ ...known, body: referral.body, outcome, feedbackOn }]
  })
}
