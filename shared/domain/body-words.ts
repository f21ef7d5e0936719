/**
 * What a referral went to, in words. Where no body was named there is only its kind, a value of a list: it is put into
 * words where it is shown, because an office may call its values otherwise at any time.
 */
import type { CaseHead, HeadReferral } from '#shared/domain/case-head.ts'
import type { LabelOf } from '#shared/domain/value-lists.ts'

export interface NamedBody {
  readonly body: string
  readonly bodyType: string
}

export function bodyWords({ body, bodyType }: NamedBody, labelOf: LabelOf): string {
  return body || labelOf('bodyType', bodyType)
}

/** A head as people read it: no kind of body stands in it as the bare value that `derive-head.ts` puts for a name. */
export function wordedHead(head: CaseHead, labelOf: LabelOf): CaseHead {
  if (!head.openReferrals.some(isUnnamed)) return head
  const openReferrals = head.openReferrals.map((one) =>
    isUnnamed(one) ? { ...one, what: labelOf('bodyType', one.bodyType) } : one,
  )
  const waitsFor = head.openReferrals.find((one) => isUnnamed(one) && one.what === head.nextWhat)
  const nextWhat = waitsFor ? labelOf('bodyType', waitsFor.bodyType) : head.nextWhat
  return { ...head, openReferrals, nextWhat }
}

function isUnnamed({ what, bodyType }: HeadReferral): boolean {
  return what === bodyType
}
