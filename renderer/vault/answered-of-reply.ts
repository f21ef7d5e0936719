/** Looks a referral up that is answered already, in the cases whose heads know its code. */
import { answeredReferrals, type AnsweredReferral } from '#shared/domain/answered-referrals.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import { isErased } from '#shared/records/record.ts'
import { repairedRecord } from '#renderer/vault/repair.ts'
import type { Session } from '#renderer/vault/session.ts'

export async function answeredOfReply(session: Session, code: string): Promise<readonly AnsweredReferral[]> {
  const ids = [...session.list.heads()]
    .filter(({ binnedOn, answered }) => binnedOn === null && answered.includes(code))
    .map(({ id }) => id)
  const records = await Promise.all(ids.map(async (id) => repairedRecord(session, id)))
  return records.flatMap((record) =>
    record && !isErased(record) ? answeredReferrals(readCaseFile(record), code) : [],
  )
}
