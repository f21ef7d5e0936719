import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import {
  addReferral,
  changeReferral,
  consentProblem,
  possibleOutcomes,
  removeReferral,
  reopenReferral,
  restoreFeedback,
  restoreReferral,
  setFeedbackDue,
  setReferralOutcome,
} from '#shared/domain/referral-writes.ts'
import { Consent, ReferralOutcome, ReferralWay } from '#shared/domain/referral-lists.ts'
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

describe('a hand-over', () => {
  const handover = {
    ...referral,
    way: 'handover-with-consent' as const,
    consent: 'written' as const,
    consentOn: referral.on,
  }
  const refusal = (change: Partial<typeof referral>) => addReferral(sampleCase, { ...handover, ...change })

  test('needs consent, its day, and that it came first', () => {
    expect(addReferral(sampleCase, handover).ok).toBe(true)
    expect(refusal({ consent: null })).toMatchObject({ error: { type: 'ConsentMissing' } })
    expect(refusal({ consent: 'not-needed' })).toMatchObject({ error: { type: 'ConsentMissing' } })
    expect(refusal({ consent: 'withdrawn' })).toMatchObject({ error: { type: 'ConsentWithdrawn' } })
    expect(refusal({ consentOn: null })).toMatchObject({ error: { type: 'ConsentDayMissing' } })
    expect(refusal({ consentOn: day('2026-11-04') })).toMatchObject({
      error: { type: 'ConsentAfterReferral' },
    })
  })

  test('is the only way that needs consent', () => {
    const consents = [null, ...Consent.options]
    fc.assert(
      fc.property(fc.constantFrom(...ReferralWay.options), fc.constantFrom(...consents), (way, consent) => {
        const isFine = consentProblem({ ...handover, way, consent }) === null
        const isGiven = consent === 'oral' || consent === 'written' || consent === 'guardian-written'
        expect(isFine).toBe(way !== 'handover-with-consent' || isGiven)
      }),
    )
  })

  test('keeps its place when consent is withdrawn later', () => {
    const file = { ...sampleCase, referrals: [handover] }
    const withdrawn = { ...handover, consent: 'withdrawn' as const, consentOn: day('2026-11-20') }
    expect(allowed(changeReferral(file, withdrawn))).toEqual([
      { name: `r.${referral.id}.consent`, value: 'withdrawn' },
      { name: `r.${referral.id}.consentOn`, value: '2026-11-20' },
    ])
    expect(changeReferral(file, { ...withdrawn, consentOn: null })).toMatchObject({
      error: { type: 'ConsentDayMissing' },
    })
  })
})

describe('a changed referral', () => {
  const file = { ...sampleCase, referrals: [referral] }
  const first = allowed(addReferral(sampleCase, referral))
  const read = (writes: Parameters<typeof recordOf>[0]) => readCaseFile(recordOf(writes)).referrals

  test('writes what differs and nothing else', () => {
    expect(allowed(changeReferral(file, { ...referral, town: 'Stendal' }))).toEqual([
      { name: `r.${referral.id}.town`, value: 'Stendal' },
    ])
    expect(allowed(changeReferral(file, referral))).toEqual([])
  })

  test('is refused where a new one would be, and where nobody knows it', () => {
    expect(changeReferral(file, { ...referral, on: day('2026-10-04') })).toMatchObject({
      error: { type: 'ReferralBeforeOpening' },
    })
    expect(changeReferral(file, { ...referral, id: '9'.repeat(32) })).toEqual({
      ok: false,
      error: { type: 'ReferralUnknown' },
    })
    const answered = { ...referral, outcome: 'arrived' as const, feedbackOn: day('2026-11-10') }
    expect(changeReferral(file, { ...answered, on: day('2026-11-12') })).toMatchObject({
      error: { type: 'FeedbackBeforeReferral' },
    })
  })

  test('can be taken back, as its removal and its feedback can', () => {
    const changed = allowed(changeReferral(file, { ...referral, town: 'Stendal', reason: 'Neu' }))
    expect(read([...first, ...changed, ...restoreReferral(referral)])).toEqual([referral])
    expect(read([...first, ...removeReferral(referral.id), ...restoreReferral(referral)])).toEqual([referral])
    const arrived = { ...referral, outcome: 'arrived' as const, feedbackOn: day('2026-11-10') }
    const offered = restoreFeedback({ ...referral, outcome: 'offer-received', feedbackOn: day('2026-11-20') })
    expect(read([...first, ...offered, ...restoreFeedback(arrived)])).toEqual([arrived])
  })
})
