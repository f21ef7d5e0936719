import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import {
  addReferral,
  possibleOutcomes,
  removeReferral,
  reopenReferral,
  setFeedbackDue,
  setReferralOutcome,
} from '#shared/domain/referral-writes.ts'
import { ReferralOutcome } from '#shared/domain/referral-lists.ts'
import { sampleCase } from '#tests/support/sample-case.ts'
import { allowed, recordOf } from '#tests/support/registers.ts'

const day = (text: string): CalendarDate => text as CalendarDate
const [referral] = sampleCase.referrals
assert(referral, 'the sample has a referral')

const withOutcome = (outcome: ReferralOutcome) => ({ ...sampleCase, referrals: [{ ...referral, outcome }] })

describe('a referral', () => {
  test('is read as it was written', () => {
    expect(readCaseFile(recordOf(allowed(addReferral(sampleCase, referral)))).referrals).toEqual([referral])
  })

  test('is refused before the case began, and with feedback due before it', () => {
    expect(addReferral(sampleCase, { ...referral, on: day('2026-10-04') })).toEqual({
      ok: false,
      error: { type: 'ReferralBeforeOpening', openedOn: '2026-10-05' },
    })
    expect(addReferral(sampleCase, { ...referral, feedbackDue: day('2026-11-02') })).toEqual({
      ok: false,
      error: { type: 'FeedbackDueBeforeReferral' },
    })
  })

  test('disappears with its day', () => {
    const writes = [...allowed(addReferral(sampleCase, referral)), ...removeReferral(referral.id)]
    expect(readCaseFile(recordOf(writes))).toMatchObject({ referrals: [], unread: [] })
  })
})

describe('feedback', () => {
  test('is written with its day, can be moved and taken back', () => {
    const first = allowed(addReferral(sampleCase, referral))
    const feedback = allowed(
      setReferralOutcome(sampleCase, referral.id, { outcome: 'arrived', on: day('2026-11-10') }),
    )
    const read = (writes: Parameters<typeof recordOf>[0]) => readCaseFile(recordOf(writes)).referrals[0]
    expect(read([...first, ...feedback])).toMatchObject({ outcome: 'arrived', feedbackOn: '2026-11-10' })
    expect(read([...first, ...setFeedbackDue(referral.id, null)])).toMatchObject({ feedbackDue: null })
    expect(read([...first, ...feedback, ...reopenReferral(referral.id)])).toEqual(referral)
  })

  test('is refused for a referral nobody knows, and before the referral', () => {
    const feedback = { outcome: 'arrived', on: day('2026-11-01') } as const
    expect(setReferralOutcome(sampleCase, '9'.repeat(32), feedback)).toEqual({
      ok: false,
      error: { type: 'ReferralUnknown' },
    })
    expect(setReferralOutcome(sampleCase, referral.id, feedback)).toEqual({
      ok: false,
      error: { type: 'FeedbackBeforeReferral', on: '2026-11-03' },
    })
  })

  test('follows the table of what may come after what, and nothing else', () => {
    const outcomes = ReferralOutcome.exclude(['open']).options
    fc.assert(
      fc.property(fc.constantFrom(...ReferralOutcome.options), fc.constantFrom(...outcomes), (from, to) => {
        const result = setReferralOutcome(withOutcome(from), referral.id, {
          outcome: to,
          on: day('2026-11-20'),
        })
        expect(result.ok).toBe(possibleOutcomes(from).includes(to))
      }),
    )
    expect(possibleOutcomes('declined')).toEqual([])
    expect(possibleOutcomes('arrived')).toContain('offer-received')
    for (const outcome of ReferralOutcome.options) expect(possibleOutcomes(outcome)).not.toContain('open')
  })
})
