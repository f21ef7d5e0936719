/** What is next in a case: the earliest open follow-up, agreement or feedback. */
import type { CaseFile } from '#shared/domain/case-file.ts'

export type NextStep =
  | {
      readonly kind: 'followUp'
      readonly on: string
      readonly what: string
      readonly item: CaseFile['followUps'][number]
    }
  | {
      readonly kind: 'agreement'
      readonly on: string
      readonly what: string
      readonly item: CaseFile['agreements'][number]
    }
  | {
      readonly kind: 'referral'
      readonly on: string
      readonly what: string
      readonly item: CaseFile['referrals'][number]
    }

/** Everything open with a date, earliest first. Nothing is next in a closed case. */
export function nextSteps(file: CaseFile): readonly NextStep[] {
  if (file.profile.closedOn !== null) return []
  const followUps = file.followUps
    .filter(({ done }) => !done)
    .map((item) => ({ kind: 'followUp', on: item.on, what: item.what, item }) as const)
  const agreements = file.agreements.flatMap((item) =>
    item.done || item.due === null
      ? []
      : [{ kind: 'agreement', on: item.due, what: item.what, item } as const],
  )
  const referrals = file.referrals.flatMap((item) =>
    item.outcome !== 'open' || item.feedbackDue === null
      ? []
      : [{ kind: 'referral', on: item.feedbackDue, what: item.body, item } as const],
  )
  return [...followUps, ...agreements, ...referrals].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}
