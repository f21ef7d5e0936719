/** Referrals without feedback over all cases, by body; and the feedback that is entered without opening the case. */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { EntityId, Referral } from '#shared/domain/case-file.ts'
import type { OpenReferral, OpenReferralAnswer } from '#shared/domain/open-referrals.ts'
import type { ReferralOutcome } from '#shared/domain/referral-lists.ts'
import {
  correctReferralOutcome,
  restoreFeedback,
  setReferralOutcome,
} from '#shared/domain/referral-writes.ts'
import type { Region } from '#shared/domain/value-lists.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { todayIn, useSurroundings } from '#renderer/stores/surroundings.ts'

export interface ReferralFilter {
  /** Only those made more than four weeks ago. */
  readonly older: boolean
  readonly region: Region | null
}

/** The referral that is answered, and what was answered before, where somebody says it otherwise now. */
export interface EnteredFor extends Pick<OpenReferral, 'caseId' | 'entity'> {
  readonly recorded?: ReferralOutcome | null
}

/** Days after which a referral without feedback is asked about on the phone. */
const oldAge = 28
const firstRows = 100
/** An enquiry list longer than this is no round of calls any more. */
const listRows = 500

export const useOpenReferrals = defineStore('openReferrals', () => {
  const surroundings = useSurroundings()
  const { vault } = surroundings
  const openCase = useOpenCase()
  const filter = shallowRef<ReferralFilter>({ older: false, region: null })
  const limit = shallowRef(firstRows)
  const answer = shallowRef<OpenReferralAnswer>()
  const question = shallowRef(0)

  function read(partner: string | null, rows: number): Promise<OpenReferralAnswer> {
    const { older, region } = filter.value
    const date = todayIn(surroundings)
    return vault.openReferrals({ date, olderThanDays: older ? oldAge : 0, region, partner, limit: rows })
  }

  async function load(): Promise<void> {
    question.value += 1
    const asked = question.value
    const next = await read(null, limit.value)
    // An answer to an older question is worth nothing.
    if (asked === question.value) answer.value = next
  }

  async function ask(changes: Partial<ReferralFilter>): Promise<void> {
    filter.value = { ...filter.value, ...changes }
    limit.value = firstRows
    await load()
  }

  async function showMore(): Promise<void> {
    limit.value += firstRows
    await load()
  }

  /** What stands on the enquiry lists: all that the filter leaves, of one body or of all. */
  function forEnquiries(partner: string | null): Promise<OpenReferralAnswer> {
    return read(partner, listRows)
  }

  /** Enters feedback of today, in the place of what was `recorded`; answers with the referral as it was before. */
  async function enter(
    { caseId, entity, recorded = null }: EnteredFor,
    outcome: Exclude<ReferralOutcome, 'open'>,
  ): Promise<Result<Referral, { readonly type: string }>> {
    const read = await vault.readCase(caseId)
    if (!read.ok) return read
    const before = read.value.referrals.find(({ id }) => id === entity)
    if (!before) return err({ type: 'ReferralUnknown' })
    const record = recorded === null ? setReferralOutcome : correctReferralOutcome
    const writes = record(read.value, entity, { outcome, on: todayIn(surroundings) })
    const saved = writes.ok ? await openCase.change(caseId, writes.value) : writes
    return saved.ok ? ok(before) : saved
  }

  /** Feedback as it was before; the answer tells whether that was saved. */
  async function takeBack(
    caseId: EntityId,
    before: Referral,
  ): Promise<Result<null, { readonly type: string }>> {
    const saved = await openCase.change(caseId, restoreFeedback(before))
    return saved.ok ? ok(null) : saved
  }

  return {
    filter: shallowReadonly(filter),
    answer: shallowReadonly(answer),
    load,
    ask,
    showMore,
    forEnquiries,
    enter,
    takeBack,
    answeredOfReply: (code: string) => vault.answeredOfReply(code),
    referralsOfReply: (code: string) => vault.referralsOfReply(code),
    caseOfCode: (code: string) => vault.caseOfCode(code),
  }
})
