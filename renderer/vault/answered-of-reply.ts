/** The search for a referral that is answered already, in all cases outside the bin. */
import { answeredReferrals, holdsReply, type AnsweredReferral } from '#shared/domain/answered-referrals.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import { isErased, type MergeableRecord } from '#shared/records/record.ts'
import { breath, casesByPage, readPage } from '#renderer/vault/case-pages.ts'
import type { Session } from '#renderer/vault/session.ts'

export async function answeredOfReply(session: Session, code: string): Promise<readonly AnsweredReferral[]> {
  const found: AnsweredReferral[] = []
  for (const ids of casesByPage(session)) {
    const records = await readPage(session, ids)
    found.push(...records.flatMap((record) => answeredIn(record, code)))
    await breath()
  }
  return found
}

function answeredIn(record: MergeableRecord, code: string): readonly AnsweredReferral[] {
  if (isErased(record) || !holdsReply(Object.keys(record.f), code)) return []
  return answeredReferrals(readCaseFile(record), code)
}
