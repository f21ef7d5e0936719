/**
 * How a partner office stands, and the one thing to do next. Told from what this device knows itself; nothing is asked
 * of anybody, and no clock of another device is believed.
 */
import { daysBetween, type CalendarDate } from '#shared/base/calendar-date.ts'
import { isRecipient } from '#shared/crypto/age.ts'
import type { ExchangeLog, LogEntry } from '#shared/exchange/exchange-log.ts'
import { activeIn } from '#shared/exchange/device-office.ts'
import { knownHere, peerOf, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import type { OfficeEntry } from '#shared/exchange/network-directory.ts'
import type { PackageErrorCode } from '#shared/exchange/package-error.ts'
import {
  handOversUnansweredSince,
  notTakenSince,
  owesReceipt,
  setAsideOf,
  unansweredSince,
  type Answering,
} from '#shared/exchange/partner-answers.ts'
import type { PartnerCounts } from '#shared/exchange/partner-counts.ts'
import type { Scope } from '#shared/exchange/scope.ts'
import { covers } from '#shared/records/knowledge.ts'
import type { Author } from '#shared/records/write.ts'

/**
 * Offices without a server meet about once a week; two missed weeks are no accident any more. Programs with a server
 * warn after three days, which here would be every Thursday.
 */
export const oldAfterDays = 14

export type PartnerStep =
  | 'CheckClock'
  | 'UpdateApp'
  | 'CallOffice'
  | 'AskForOwn'
  | 'AskAgain'
  | 'AskForFull'
  | 'NoDevice'
  | 'ChooseScope'
  | 'AskWhetherArrived'
  | 'FirstPackage'
  | 'SendPackage'
  | 'AskForNew'
  | 'ConfirmReceipt'
  | 'NotTaken'
  | 'WaitForAnswer'
  | 'NothingToDo'

/** `now`: said on the screen of the day too. `soon`: with the next package. `calm`: nothing for a person to do. */
export type Urgency = 'now' | 'soon' | 'calm'

export interface PartnerState extends Omit<PartnerCounts, 'ownWrite'> {
  readonly id: string
  readonly name: string
  /** The further devices of the own office. */
  readonly isOwn: boolean
  /** What it receives; `null`: nobody has chosen yet. */
  readonly scope: Scope | null
  readonly lastSent: string | null
  readonly lastReceived: string | null
  /** A package of theirs builds on another one that has not arrived here. */
  readonly hasGap: boolean
  /** Their last package, where it was refused. */
  readonly problem: { readonly code: PackageErrorCode; readonly at: string } | null
  /** When the oldest own package was made whose arrival is not confirmed. */
  readonly unansweredSince: string | null
  /** When the last package was made, where that has come and something of it was set aside there. */
  readonly notTaken: string | null
  /** So many entries of their last package were set aside here. */
  readonly setAside: number
  /** Its devices, by their labels, that nothing can be encrypted to: what they are sent they cannot open. */
  readonly keyless: readonly string[]
  /** Too long without an exchange. */
  readonly isOld: boolean
  readonly step: PartnerStep
  readonly urgency: Urgency
}

export interface PartnerView {
  readonly state: ExchangeState
  readonly author: Pick<Author, 'device' | 'counter'>
  readonly office: OfficeEntry
  readonly isOwn: boolean
  readonly scope: Scope | null
  readonly counts: PartnerCounts
  readonly log: ExchangeLog
  readonly today: CalendarDate
}

export function partnerState(view: PartnerView): PartnerState {
  const { state, log, office, isOwn, scope } = view
  const { ownWrite: _own, ...counts } = view.counts
  const [devices, all] = [devicesOf(view), othersOf(view).map(({ id }) => id)]
  const answering = { state, log, office: office.id, devices, all }
  const peers = all.map((id) => peerOf(state, id))
  const facts: Facts = {
    ...counts,
    scope,
    lastSent: latest(peers.map(({ lastSent }) => lastSent)),
    lastReceived: latest(peers.map(({ lastReceived }) => lastReceived)),
    hasGap: hasGap(view),
    problem: problemOf(view),
    unansweredSince: openSince(view, answering),
    notTaken: notTakenSince(answering),
    owesReceipt: owesReceipt(answering),
    devices: devices.length,
    today: view.today,
  }
  const step = nextStep(facts)
  const isLate = isOld(facts)
  const { owesReceipt: _owes, devices: _devices, today: _today, ...shown } = facts
  const urgency = step === 'SendPackage' && isLate ? 'now' : urgencies[step]
  const more = { isOwn, setAside: setAsideOf(answering), keyless: keylessOf(view) }
  return { ...shown, ...more, id: office.id, name: office.name, isOld: isLate, step, urgency }
}

function openSince({ scope, counts, author }: PartnerView, answering: Answering): string | null {
  if (scope !== 'transfers') return unansweredSince(answering)
  const { ownWrite: write } = counts
  return write === null ? null : handOversUnansweredSince(answering, { device: author.device, write })
}

interface Facts extends Pick<
  PartnerState,
  | 'scope'
  | 'waiting'
  | 'underway'
  | 'erasures'
  | 'lastSent'
  | 'lastReceived'
  | 'hasGap'
  | 'problem'
  | 'unansweredSince'
  | 'notTaken'
> {
  /** Writes of theirs came since they were last told what is known here. */
  readonly owesReceipt: boolean
  /** Devices a package may go to. */
  readonly devices: number
  readonly today: CalendarDate
}

/** The first that holds is the step. */
const steps: readonly (readonly [(facts: Facts) => boolean, PartnerStep])[] = [
  [({ problem }) => stepAfter(problem) === 'CheckClock', 'CheckClock'],
  [({ problem }) => stepAfter(problem) === 'UpdateApp', 'UpdateApp'],
  [({ problem }) => stepAfter(problem) === 'CallOffice', 'CallOffice'],
  [({ problem }) => stepAfter(problem) === 'AskForOwn', 'AskForOwn'],
  [({ problem }) => stepAfter(problem) === 'AskAgain', 'AskAgain'],
  [({ hasGap: gap }) => gap, 'AskForFull'],
  [({ devices }) => devices === 0, 'NoDevice'],
  [({ scope }) => scope === null, 'ChooseScope'],
  [({ unansweredSince: since, today }) => isPast(since, today), 'AskWhetherArrived'],
  [(facts) => !isDirect(facts), 'FirstPackage'],
  [({ waiting }) => waiting > 0, 'SendPackage'],
  [(facts) => isOld(facts), 'AskForNew'],
  [({ owesReceipt: owes }) => owes, 'ConfirmReceipt'],
  [({ notTaken }) => notTaken !== null, 'NotTaken'],
  [({ underway, lastReceived }) => underway > 0 || lastReceived === null, 'WaitForAnswer'],
]

function nextStep(facts: Facts): PartnerStep {
  return steps.find(([holds]) => holds(facts))?.[1] ?? 'NothingToDo'
}

const urgencies: Readonly<Record<PartnerStep, Urgency>> = {
  CheckClock: 'now',
  UpdateApp: 'now',
  CallOffice: 'now',
  AskForOwn: 'now',
  AskAgain: 'now',
  AskForFull: 'now',
  AskWhetherArrived: 'now',
  AskForNew: 'now',
  SendPackage: 'soon',
  ConfirmReceipt: 'soon',
  ChooseScope: 'calm',
  FirstPackage: 'calm',
  NoDevice: 'calm',
  NotTaken: 'calm',
  WaitForAnswer: 'calm',
  NothingToDo: 'calm',
}

/** What to do about a refused package. Those that nothing names an office for are never asked. */
const stepByCode: Readonly<Record<PackageErrorCode, PartnerStep>> = {
  E_CLOCK: 'CheckClock',
  E_NEWER_APP: 'UpdateApp',
  E_SIGNATURE: 'CallOffice',
  E_UNKNOWN_SENDER: 'CallOffice',
  E_REVOKED_SENDER: 'CallOffice',
  E_FORKED_SENDER: 'CallOffice',
  E_FOREIGN_NETWORK: 'CallOffice',
  E_OLDER_DIRECTORY: 'CallOffice',
  E_DIR_FORK: 'CallOffice',
  E_NOT_ADDRESSED: 'AskForOwn',
  E_NOT_FOR_US: 'AskForOwn',
  E_TOO_BIG: 'AskAgain',
  E_DAMAGED: 'AskAgain',
  E_FORMAT: 'AskAgain',
  E_BODY: 'AskAgain',
}

function stepAfter(problem: PartnerState['problem']): PartnerStep | null {
  return problem && stepByCode[problem.code]
}

/** Offices that only know of each other through others are not waited for. */
function isDirect({ lastSent, lastReceived }: Facts): boolean {
  return lastSent !== null || lastReceived !== null
}

function isOld(facts: Facts): boolean {
  const { scope, lastSent, lastReceived, waiting, unansweredSince: since, today } = facts
  if (!isDirect(facts)) return false
  // Whoever receives a part only need not have anything to send back, but for the word that a hand-over has come.
  if (scope !== 'all') return (waiting > 0 && isPast(lastSent, today)) || isPast(since, today)
  // Where nothing ever came back, the time since the first package counts.
  return isPast(lastReceived ?? lastSent, today) || (waiting > 0 && isPast(lastSent, today))
}

/** Moments are UTC; a day more or less around midnight does not matter to a fortnight. */
function isPast(moment: string | null, today: CalendarDate): boolean {
  return moment !== null && daysBetween(moment.slice(0, 10) as CalendarDate, today) >= oldAfterDays
}

function devicesOf({ state, author, office }: PartnerView): readonly string[] {
  return activeIn(state, [office.id])
    .map(({ id }) => id)
    .filter((id) => id !== author.device)
}

function keylessOf({ state, author, office }: PartnerView): readonly string[] {
  return activeIn(state, [office.id])
    .filter(({ id, age }) => id !== author.device && !isRecipient(age))
    .map(({ label }) => label)
}

/** All its devices, blocked ones too; of the own office all but this one. */
function othersOf({ author, office }: PartnerView): OfficeEntry['devices'] {
  return office.devices.filter(({ id }) => id !== author.device)
}

function hasGap(view: PartnerView): boolean {
  const { state, author } = view
  const known = knownHere(state, author)
  return othersOf(view).some(({ id }) => !covers(known, peerOf(state, id).missing ?? {}))
}

function problemOf({ log, office }: PartnerView): PartnerState['problem'] {
  const last = log.findLast(({ act, offices }) => isVerdict(act) && offices.includes(office.id))
  return last?.act === 'refused' && isCode(last.code) ? { code: last.code, at: last.at } : null
}

function isVerdict(act: LogEntry['act']): boolean {
  return act === 'refused' || act === 'applied'
}

function isCode(code: string | null): code is PackageErrorCode {
  return code !== null && Object.hasOwn(stepByCode, code)
}

function latest(moments: readonly (string | null)[]): string | null {
  return moments.reduce(
    (last, moment) => (moment !== null && (last === null || moment > last) ? moment : last),
    null,
  )
}

/** All partners in one sentence: the most urgent that is to be done, and at how many offices. */
export interface PartnerSummary {
  readonly type: 'Look' | 'Send' | 'Choose' | 'NotTaken' | 'Underway' | 'Done' | 'None'
  readonly count: number
}

export function summaryOf(partners: readonly PartnerState[]): PartnerSummary {
  const count = (holds: (partner: PartnerState) => boolean): number => partners.filter(holds).length
  const look = count(({ urgency }) => urgency === 'now')
  if (look > 0) return { type: 'Look', count: look }
  const send = count(({ urgency }) => urgency === 'soon')
  if (send > 0) return { type: 'Send', count: send }
  const open = count(({ step }) => step === 'ChooseScope')
  if (open > 0) return { type: 'Choose', count: open }
  const left = count(({ step }) => step === 'NotTaken')
  if (left > 0) return { type: 'NotTaken', count: left }
  const underway = count(({ step }) => step === 'WaitForAnswer')
  if (underway > 0) return { type: 'Underway', count: underway }
  const met = count(({ lastSent, lastReceived }) => lastSent !== null || lastReceived !== null)
  return met > 0 ? { type: 'Done', count: met } : { type: 'None', count: partners.length }
}
