import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { Referral } from '#shared/domain/case-file.ts'
import { closeAsHandedOver } from '#shared/domain/transfer-case.ts'
import { enterReport, reportedFeedback } from '#shared/domain/transfer-feedback.ts'
import { belongsTo, reducedTransfer } from '#shared/domain/transfer-reduced.ts'
import { handedOver, handOver, made, today, transferOf } from '#tests/support/transfers.ts'

const answer = (state: string, reason: string | null = null) => ({
  name: 'answer',
  value: { state, on: today, reason, note: 'CANARY' },
})
const result = (outcome: string) => ({ name: 'result', value: { outcome, on: today } })
const entered = (outcome: string) => ({ name: 'entered', value: { outcome, on: today } })
const referral = (outcome: Referral['outcome']): Referral => ({ ...handOver, outcome })

const accepted = transferOf(made(), [answer('accepted')])
const declined = transferOf(made(), [answer('declined', 'no-capacity')])
const offered = transferOf(made(), [answer('accepted'), result('offer-received')])

test('accepting, declining and the result become feedback where nobody has said anything', () => {
  const report = (outcome: string) => ({ type: 'enter', report: { outcome, on: today } })
  expect(reportedFeedback(accepted, referral('open'))).toEqual(report('arrived'))
  expect(reportedFeedback(declined, referral('open'))).toEqual(report('declined'))
  expect(reportedFeedback(offered, referral('open'))).toEqual(report('offer-received'))
})

test('nothing is entered before an answer, twice, after a withdrawal or for a referral that is gone', () => {
  const none = { type: 'none' }
  expect(reportedFeedback(transferOf(made()), referral('open'))).toEqual(none)
  expect(reportedFeedback(transferOf(made(), [answer('seen')]), referral('open'))).toEqual(none)
  expect(reportedFeedback(accepted, referral('arrived'))).toEqual(none)
  expect(reportedFeedback(accepted, undefined)).toEqual(none)
  const withdrawn = transferOf(made(), [answer('accepted'), { name: 'withdrawnOn', value: today }])
  expect(reportedFeedback(withdrawn, referral('open'))).toEqual(none)
})

test('an earlier word of the other office gives way to a later one', () => {
  const missed = transferOf(made(), [answer('accepted'), result('not-attended'), entered('arrived')])
  expect(reportedFeedback(missed, referral('arrived')).type).toBe('enter')
  const file = { ...handedOver, referrals: [referral('arrived')] }
  expect(enterReport(file, referral('arrived'), { outcome: 'not-attended', on: today })).toEqual([
    { name: `r.${handOver.id}.outcome`, value: 'not-attended' },
    { name: `r.${handOver.id}.feedbackOn`, value: today },
  ])
})

test('what a person recorded is never overwritten, but shown beside what was reported', () => {
  expect(reportedFeedback(offered, referral('not-attended'))).toEqual({
    type: 'differs',
    report: { outcome: 'offer-received', on: today },
    outcome: 'not-attended',
  })
  const corrected = transferOf(made(), [answer('accepted'), result('offer-received'), entered('arrived')])
  expect(reportedFeedback(corrected, referral('declined')).type).toBe('differs')
  const reopened = transferOf(made(), [answer('accepted'), entered('arrived')])
  expect(reportedFeedback(reopened, referral('open')).type).toBe('differs')
})

test('a report is never dated before its referral, whatever the clock of the other office says', () => {
  const [, on] = enterReport(handedOver, handOver, { outcome: 'arrived', on: '1999-01-01' as CalendarDate })
  expect(on).toEqual({ name: `r.${handOver.id}.feedbackOn`, value: handOver.on })
})

test('the sending office closes its case as handed over once the other has accepted', () => {
  const closed = closeAsHandedOver(handedOver, accepted, today)
  expect(closed.ok && closed.value).toEqual(
    expect.arrayContaining([
      { name: 'closedOn', value: today },
      { name: 'results', value: ['handed-over'] },
    ]),
  )
  for (const transfer of [transferOf(made()), declined])
    expect(closeAsHandedOver(handedOver, transfer, today)).toEqual({
      ok: false,
      error: { type: 'NotTakenOver' },
    })
})

test('a reduced transfer keeps from whom to whom, the quarter and the end, and nothing else', () => {
  const question = [
    { name: `q.${'c'.repeat(32)}`, value: { on: today, text: 'CANARY' } },
    { name: `a.${'c'.repeat(32)}`, value: { on: today, text: 'CANARY' } },
    { name: 'wish', value: 'CANARY' },
    { name: 'opened', value: today },
  ]
  const full = transferOf(made(), [answer('accepted'), result('offer-received')], question)
  const left = transferOf(reducedTransfer(full, { today, erased: new Set(), side: 'both' }).writes)
  expect(JSON.stringify(left)).not.toContain('CANARY')
  expect(left).toMatchObject({
    from: 'o01',
    to: 'o02',
    sentOn: '2026-10-01',
    source: { case: null, referral: handOver.id },
    facts: null,
    consent: { kind: 'written', on: '2026-10-01' },
    answer: { state: 'accepted', on: '2026-10-01' },
    result: { outcome: 'offer-received', on: '2026-10-01' },
    opened: '2026-10-01',
    reducedOn: today,
    questions: [],
    made: '',
    replyDue: null,
  })
  // Earlier programs named the case, which stays as long as it is there.
  const source = { case: handedOver.id, referral: handOver.id }
  const named = transferOf(made(), [{ name: 'source', value: source }])
  const reducing = { today, side: 'both' } as const
  const kept = transferOf(reducedTransfer(named, { ...reducing, erased: new Set() }).writes)
  expect(kept.source).toEqual(source)
  const erased = transferOf(reducedTransfer(named, { ...reducing, erased: new Set([handedOver.id]) }).writes)
  expect(JSON.stringify(erased)).not.toContain(handedOver.id)
})

test('a transfer belongs to the case it came from and to the one that was opened for it', () => {
  const none = new Set<string>()
  const ways = { cases: none, transfers: none, referrals: none }
  expect(belongsTo(accepted, { ...ways, referrals: new Set([handOver.id]) })).toBe(true)
  expect(belongsTo(accepted, { ...ways, transfers: new Set([accepted.id]) })).toBe(true)
  const other = new Set(['d'.repeat(32)])
  expect(belongsTo(accepted, { cases: other, transfers: other, referrals: other })).toBe(false)
  const named = { ...accepted, source: { case: handedOver.id, referral: 'f'.repeat(32) } }
  expect(belongsTo(named, { ...ways, cases: new Set([handedOver.id]) })).toBe(true)
})
