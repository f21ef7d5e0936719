/**
 * Referrals whose feedback is recorded already, by their reply code: a slip may come back late, or twice. Heads hold open
 * referrals only, so that these are looked for in the cases themselves.
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
    return [{ ...known, body: referral.body || bodyType, outcome, feedbackOn }]
  })
}

/** Whether the registers of a record hold a referral with this code; asked before the whole case is read. */
export function holdsReply(registers: Iterable<string>, code: string): boolean {
  for (const name of registers) {
    const entity = /^r\.([0-9a-f]{32})\./.exec(name)?.[1]
    if (entity !== undefined && replyCodeOf(entity) === code) return true
  }
  return false
}
