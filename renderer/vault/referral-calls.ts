/** The calls on what waits for an answer: open referrals by body, a code that came back, days that are due. */
import { dueDates } from '#shared/domain/due-dates.ts'
import { openReferrals, referralsOfReply } from '#shared/domain/open-referrals.ts'
import { countRunningCases, runGroups, runningCases } from '#shared/domain/running-chains.ts'
import { answeredOfReply } from '#renderer/vault/answered-of-reply.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import type { VaultApi } from '#renderer/vault/vault-api.ts'

type ReferralCalls = Pick<
  VaultApi,
  | 'openReferrals'
  | 'referralsOfReply'
  | 'answeredOfReply'
  | 'caseOfCode'
  | 'dueDates'
  | 'runGroups'
  | 'runningCases'
  | 'countRunningCases'
>

export function referralCalls(held: Held): ReferralCalls {
  const heads = () => sessionOf(held).list.heads()
  return {
    openReferrals: async (query) => openReferrals(heads(), query),
    referralsOfReply: async (code) => referralsOfReply(heads(), code),
    answeredOfReply: async (code) => answeredOfReply(sessionOf(held), code),
    async caseOfCode(code) {
      for (const head of heads()) if (head.code === code) return head.id
      return null
    },
    dueDates: async (from, advisers) => dueDates(heads(), from, advisers),
    runGroups: async (advisers) => runGroups(heads(), advisers),
    runningCases: async (query) => runningCases(heads(), query),
    countRunningCases: async (query) => countRunningCases(heads(), query),
  }
}
