import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { Result } from '#shared/base/result.ts'
import type { Referral } from '#shared/domain/case-file.ts'
import { readItem } from '#shared/domain/item.ts'
import {
  acceptTransfer,
  answerQuestion,
  askBack,
  declineTransfer,
  lookAt,
  makeTransfer,
  mayDo,
  reportResult,
  takeBackTransfer,
  withdrawTransfer,
  type ActingOn,
  type TransferAct,
  type TransferError,
} from '#shared/domain/transfer-writes.ts'
import {
  readTransfer,
  stateOf,
  waitsFor,
  type Transfer,
  type TransferState,
} from '#shared/domain/transfer.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import { recordOf } from '#tests/support/registers.ts'
import {
  handOver,
  made,
  newTransfer,
  nord,
  sued,
  today,
  transferOf,
  written,
} from '#tests/support/transfers.ts'

const question = 'c'.repeat(32)
const start = transferOf(made())
const by = (transfer: Transfer, office: string): ActingOn => ({ transfer, office, today })
const after = (
  act: (on: ActingOn) => Result<readonly RegisterWrite[], TransferError>,
  office = sued as string,
) => transferOf(made(), written(act(by(start, office))))
const accepting = written(acceptTransfer(by(start, sued)))
const asking = written(askBack(by(start, sued), { id: question, text: 'Liegt der Pass vor?' }))

const states: Readonly<Record<TransferState, Transfer>> = {
  sent: transferOf(made(), asking),
  seen: transferOf(made(), asking, written(lookAt(by(start, sued)))),
  accepted: transferOf(made(), asking, accepting),
  declined: transferOf(made(), asking, [
    { name: 'answer', value: { state: 'declined', on: today, reason: 'other', note: '' } },
  ]),
  reported: transferOf(made(), asking, accepting, [
    { name: 'result', value: { outcome: 'offer-received', on: today } },
  ]),
  withdrawn: transferOf(made(), asking, [{ name: 'withdrawnOn', value: today }]),
}
const acts: Readonly<Record<TransferAct, (on: ActingOn) => Result<readonly RegisterWrite[], TransferError>>> =
  {
    look: lookAt,
    accept: acceptTransfer,
    decline: (on) => declineTransfer(on, { reason: 'no-capacity', note: '' }),
    ask: (on) => askBack(on, { id: 'd'.repeat(32), text: 'Seit wann?' }),
    report: (on) => reportResult(on, 'offer-received'),
    answer: (on) => answerQuestion(on, { id: question, text: 'Ja.' }),
    withdraw: withdrawTransfer,
    takeBack: takeBackTransfer,
  }
/** Office and states of each act, written out once more beside the table of the code. */
const allowed: Readonly<Record<TransferAct, readonly [string, ...TransferState[]]>> = {
  look: [sued, 'sent'],
  accept: [sued, 'sent', 'seen'],
  decline: [sued, 'sent', 'seen'],
  ask: [sued, 'sent', 'seen', 'accepted'],
  report: [sued, 'accepted', 'reported'],
  answer: [nord, 'sent', 'seen', 'accepted', 'reported'],
  withdraw: [nord, 'sent', 'seen', 'accepted', 'declined', 'reported'],
  takeBack: [nord, 'sent'],
}

test('what is handed over can be read at the other office', () => {
  expect(start).toMatchObject({
    from: nord,
    to: sued,
    sentOn: today,
    replyDue: '2026-12-15',
    wish: 'Anerkennung begleiten',
    consent: { kind: 'written', on: '2026-11-20' },
    facts: { ageBand: '18-20', german: 'b1', schoolRecognition: 'applied-for', urgency: 'soon' },
    answer: null,
    questions: [],
  })
  expect(stateOf(start)).toBe('sent')
})

test.each(Object.keys(acts) as TransferAct[])(
  'the table of states holds for "%s", at either office',
  (act) => {
    const [actor, ...possible] = allowed[act]
    for (const [state, transfer] of Object.entries(states) as [TransferState, Transfer][]) {
      expect(stateOf(transfer)).toBe(state)
      for (const office of [nord, sued, 'o03']) {
        const isAllowed = office === actor && possible.includes(state)
        const done = acts[act](by(transfer, office))
        expect([act, state, office, done.ok]).toEqual([act, state, office, isAllowed])
        expect(mayDo(transfer, act, office)).toBe(isAllowed)
        if (!done.ok)
          expect(done.error.type).toBe(office === actor ? 'TransferNotPossible' : 'TransferOfOtherOffice')
      }
    }
  },
)

test('no register is written by both offices', () => {
  const writtenBy = (office: string) => {
    const names = Object.entries(acts).flatMap(([act, run]) =>
      act === 'takeBack' || allowed[act as TransferAct][0] !== office
        ? []
        : Object.values(states).flatMap((transfer) => {
            const done = run(by(transfer, office))
            return done.ok ? done.value.map(({ name }) => name) : []
          }),
    )
    return new Set(office === nord ? [...names, ...made().map(({ name }) => name)] : names)
  }
  expect([...writtenBy(nord)].filter((name) => writtenBy(sued).has(name))).toEqual([])
})

test.each<[Partial<Referral>, string]>([
  [{ consent: null }, 'ConsentMissing'],
  [{ consent: 'not-needed' }, 'ConsentMissing'],
  [{ consentOn: null }, 'ConsentDayMissing'],
  [{ consent: 'withdrawn' }, 'ConsentWithdrawn'],
  [{ consentOn: '2026-11-24' as CalendarDate }, 'ConsentAfterReferral'],
  [{ way: 'contact-given' }, 'ReferralNotHandedOver'],
  [{ outcome: 'arrived' }, 'ReferralNotHandedOver'],
])('nothing is handed over without consent and an open hand-over: %j', (change, error) => {
  const referral = { ...handOver, ...change }
  expect(makeTransfer({ ...newTransfer, referral })).toEqual({ ok: false, error: { type: error } })
})

test('nothing is handed over to nobody or to oneself, and no longer words than fit', () => {
  for (const to of ['', nord]) expect(makeTransfer({ ...newTransfer, to }).ok).toBe(false)
  expect(makeTransfer({ ...newTransfer, wish: 'x'.repeat(301) })).toMatchObject({
    error: { type: 'TextTooLong' },
  })
})

test('a question waits for the sending office, an answer for the receiving one', () => {
  expect(waitsFor(start)).toBe('to')
  expect(waitsFor(states.seen)).toBe('from')
  const answered = transferOf(
    made(),
    asking,
    written(answerQuestion(by(states.sent, nord), { id: question, text: ' Ja. ' })),
  )
  expect(answered.questions).toEqual([
    { id: question, asked: { on: today, text: 'Liegt der Pass vor?' }, answered: { on: today, text: 'Ja.' } },
  ])
  expect(waitsFor(answered)).toBe('to')
  for (const state of ['declined', 'reported', 'withdrawn'] as const)
    expect(waitsFor(states[state])).toBeNull()
  expect(waitsFor(after(acceptTransfer))).toBeNull()
})

test('a question needs words, and an answer its question; declining needs a reason', () => {
  expect(askBack(by(start, sued), { id: question, text: '  ' })).toMatchObject({
    error: { type: 'QuestionMissing' },
  })
  expect(answerQuestion(by(start, nord), { id: question, text: 'Ja' }).ok).toBe(false)
  expect(declineTransfer(by(start, sued), { reason: null, note: '' })).toMatchObject({
    error: { type: 'DeclineReasonMissing' },
  })
})

test('with the consent all that was carried goes', () => {
  const answered = written(answerQuestion(by(states.sent, nord), { id: question, text: 'CANARY' }))
  const full = transferOf(made(), asking, answered)
  const withdrawn = transferOf(made(), asking, answered, written(withdrawTransfer(by(full, nord))))
  expect(withdrawn).toMatchObject({ facts: null, wish: '', withdrawnOn: today })
  expect(JSON.stringify(withdrawn)).not.toContain('CANARY')
})

test('what another program wrote unreadably is left out, and without its offices it is no transfer', () => {
  const odd: readonly RegisterWrite[] = [
    { name: 'facts', value: { german: 'c7', ageBand: '18-20' } },
    { name: 'answer', value: { state: 'perhaps', on: today } },
    { name: `q.${question}`, value: 'Frage' },
    { name: 'wish', value: 'x'.repeat(400) },
  ]
  expect(transferOf(made(), odd)).toMatchObject({
    facts: { ageBand: '18-20' },
    answer: null,
    questions: [],
    wish: '',
  })
  const item = readItem(recordOf(made().filter(({ name }) => name !== 'to')))
  expect(item && readTransfer(item)).toBeNull()
})
