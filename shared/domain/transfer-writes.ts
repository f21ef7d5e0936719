/**
 * The life of a transfer. Who may do what when; everything else is an error with a name:
 *
 * | act | office | in the states |
 * |---|---|---|
 * | look | to | sent |
 * | accept | to | sent · seen |
 * | decline | to | sent · seen |
 * | ask | to | sent · seen · accepted |
 * | report | to | accepted · reported |
 * | answer | from | all but declined · withdrawn, an open question |
 * | withdraw | from | all but withdrawn |
 * | take back | from | sent, as long as no package has left with it |
 *
 * Days of the other office are not compared with days here: its clock may be wrong by years.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { EntityId, Referral } from '#shared/domain/case-file.ts'
import { consentProblem, type ConsentError } from '#shared/domain/referral-writes.ts'
import {
  longestText,
  stateOf,
  type DeclineReason,
  type Transfer,
  type TransferAnswer,
  type TransferOutcome,
  type TransferState,
} from '#shared/domain/transfer.ts'
import type { TransferFacts } from '#shared/domain/transfer-facts.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

export type TransferAct =
  | 'look'
  | 'accept'
  | 'decline'
  | 'ask'
  | 'report'
  | 'answer'
  | 'withdraw'
  | 'takeBack'

const actors: Readonly<Record<TransferAct, 'from' | 'to'>> = {
  look: 'to',
  accept: 'to',
  decline: 'to',
  ask: 'to',
  report: 'to',
  answer: 'from',
  withdraw: 'from',
  takeBack: 'from',
}
const possibleIn: Readonly<Record<TransferAct, readonly TransferState[]>> = {
  look: ['sent'],
  accept: ['sent', 'seen'],
  decline: ['sent', 'seen'],
  ask: ['sent', 'seen', 'accepted'],
  report: ['accepted', 'reported'],
  answer: ['sent', 'seen', 'accepted', 'reported'],
  withdraw: ['sent', 'seen', 'accepted', 'declined', 'reported'],
  takeBack: ['sent'],
}

export type TransferError =
  | ConsentError
  /** Without a way that hands over, or answered already. */
  | { readonly type: 'ReferralNotHandedOver' }
  | { readonly type: 'OfficeMissing' }
  | { readonly type: 'TransferOfOtherOffice' }
  | { readonly type: 'TransferNotPossible'; readonly act: TransferAct; readonly from: TransferState }
  | { readonly type: 'DeclineReasonMissing' }
  | { readonly type: 'QuestionMissing' }
  | { readonly type: 'TextTooLong' }

export interface NewTransfer {
  readonly from: string
  readonly to: string
  readonly referral: Referral
  readonly facts: TransferFacts
  readonly wish: string
  readonly today: CalendarDate
  /** The moment as `2026-11-22T09:00:00.000Z`: a package made before cannot carry it. */
  readonly made: string
}

type Writes = Result<readonly RegisterWrite[], TransferError>

/** The first registers. The referral must be a hand-over that waits for its feedback, with consent. */
export function makeTransfer({ from, to, referral, facts, wish, today, made }: NewTransfer): Writes {
  const { way, outcome, consent, consentOn, feedbackDue } = referral
  if (way !== 'handover-with-consent' || outcome !== 'open') return err({ type: 'ReferralNotHandedOver' })
  const problem = consentProblem(referral)
  if (problem) return err(problem)
  if (to === '' || to === from) return err({ type: 'OfficeMissing' })
  if (wish.length > longestText) return err({ type: 'TextTooLong' })
  const registers = {
    kind: 'transfer',
    from,
    to,
    // An earlier program reads the source only where it says something of the case.
    source: { case: null, referral: referral.id },
    facts: { ...facts },
    wish,
    consent: { kind: consent, on: consentOn },
    sentOn: today,
    made,
    replyDue: feedbackDue,
  }
  return ok(Object.entries(registers).map(([name, value]) => ({ name, value })))
}

/** Whether an office may do something now. */
export function mayDo(transfer: Transfer, act: TransferAct, office: string | null): boolean {
  return problemOf(transfer, act, office) === null
}

function problemOf(transfer: Transfer, act: TransferAct, office: string | null): TransferError | null {
  if (transfer[actors[act]] !== office) return { type: 'TransferOfOtherOffice' }
  const from = stateOf(transfer)
  const isPossible = transfer.reducedOn === null && possibleIn[act].includes(from)
  return isPossible ? null : { type: 'TransferNotPossible', act, from }
}

/** The transfer, the acting office and the day: what every act needs. */
export interface ActingOn {
  readonly transfer: Transfer
  readonly office: string | null
  readonly today: CalendarDate
}

export function lookAt(on: ActingOn): Writes {
  return answering(on, 'look', { state: 'seen', on: on.today, reason: null, note: '' })
}

/** The office takes it and opens a case of its own (`transfer-case.ts`), in the same save. */
export function acceptTransfer(on: ActingOn): Writes {
  const accepted = answering(on, 'accept', { state: 'accepted', on: on.today, reason: null, note: '' })
  return accepted.ok ? ok([...accepted.value, { name: 'opened', value: on.today }]) : accepted
}

/** What this office asked has no purpose any more; the sending one takes out what it carried once it knows. */
export function declineTransfer(
  on: ActingOn,
  { reason, note }: { readonly reason: DeclineReason | null; readonly note: string },
): Writes {
  if (reason === null) return err({ type: 'DeclineReasonMissing' })
  if (note.length > longestText) return err({ type: 'TextTooLong' })
  const declined = answering(on, 'decline', { state: 'declined', on: on.today, reason, note: note.trim() })
  const asked = on.transfer.questions.map(({ id }) => ({ name: `q.${id}`, value: null }))
  return declined.ok ? ok([...declined.value, ...asked]) : declined
}

function answering({ transfer, office }: ActingOn, act: TransferAct, answer: TransferAnswer): Writes {
  const problem = problemOf(transfer, act, office)
  return problem ? err(problem) : ok([{ name: 'answer', value: { ...answer } }])
}

export function reportResult({ transfer, office, today }: ActingOn, outcome: TransferOutcome): Writes {
  const problem = problemOf(transfer, 'report', office)
  return problem ? err(problem) : ok([{ name: 'result', value: { outcome, on: today } }])
}

export function askBack(on: ActingOn, question: { readonly id: EntityId; readonly text: string }): Writes {
  return say(on, 'ask', { name: `q.${question.id}`, text: question.text })
}

/** Answers a question of the other office. */
export function answerQuestion(
  on: ActingOn,
  answer: { readonly id: EntityId; readonly text: string },
): Writes {
  const problem = problemOf(on.transfer, 'answer', on.office)
  if (problem) return err(problem)
  const isAsked = on.transfer.questions.some(({ id }) => id === answer.id)
  if (!isAsked) return err({ type: 'QuestionMissing' })
  return say(on, 'answer', { name: `a.${answer.id}`, text: answer.text })
}

function say(
  { transfer, office, today }: ActingOn,
  act: TransferAct,
  { name, text }: { readonly name: string; readonly text: string },
): Writes {
  const problem = problemOf(transfer, act, office)
  if (problem) return err(problem)
  if (text.trim() === '') return err({ type: 'QuestionMissing' })
  if (text.length > longestText) return err({ type: 'TextTooLong' })
  return ok([{ name, value: { on: today, text: text.trim() } }])
}

/**
 * The consent is withdrawn, and the other office learns of it. Beside this only `keptWithdrawn` stays in the record:
 * what was carried, asked and answered goes.
 */
export function withdrawTransfer({ transfer, office, today }: ActingOn): Writes {
  const problem = problemOf(transfer, 'withdraw', office)
  return problem ? err(problem) : ok([{ name: 'withdrawnOn', value: today }])
}

/** All that is left of a transfer that was taken back before any package left with it. */
export function takeBackTransfer({ transfer, office, today }: ActingOn): Writes {
  const problem = problemOf(transfer, 'takeBack', office)
  if (problem) return err(problem)
  return ok([
    { name: 'kind', value: 'transfer' },
    { name: 'removedOn', value: today },
  ])
}
