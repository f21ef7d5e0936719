/**
 * What a transfer still says once it has ended. Declined, it has no purpose at the other office; withdrawn, nobody may
 * know it any more; reduced, only what counts is left. Readers show no more than that, whatever still stands in the
 * record: the other office may have written a question before it knew. Each office takes its own registers out.
 */
import { quarterStart } from '#shared/base/calendar-date.ts'
import type { Item } from '#shared/domain/item.ts'
import type { Transfer, TransferResult } from '#shared/domain/transfer.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

/** The end of a transfer that an office stands at; `both` where it is not known, `none` at a third office. */
export type TransferSide = 'from' | 'to' | 'both' | 'none'

export function sideOf({ from, to }: Pick<Transfer, 'from' | 'to'>, office: string | null): TransferSide {
  if (office === null) return 'both'
  if (office === from) return 'from'
  return office === to ? 'to' : 'none'
}

/** Whose registers stay, whatever the end: from whom to whom, when, with which consent, and how it ended. */
const lasting = {
  from: ['from', 'to', 'source', 'consent', 'sentOn', 'withdrawnOn', 'entered'],
  to: ['answer', 'result', 'opened'],
} as const satisfies Readonly<Record<string, readonly (keyof Transfer)[]>>
/** What goes with the end, each by the office that wrote it. */
const passing = { from: ['facts', 'wish', 'made', 'replyDue'], to: [] } as const

export type LastingRegister = (typeof lasting)['from' | 'to'][number]

export function lastingOf(side: TransferSide): readonly LastingRegister[] {
  if (side === 'none') return []
  return side === 'both' ? [...lasting.from, ...lasting.to] : lasting[side]
}

/** All that stays in the record when the consent is withdrawn. */
export const keptWithdrawn: readonly string[] = ['kind', 'reducedOn', 'replyDue', ...lastingOf('both')]

/** The transfer as it may be shown; the same where it goes on. */
export function asEnded(transfer: Transfer): Transfer {
  const { reducedOn, withdrawnOn, answer } = transfer
  if (reducedOn !== null) return coarse(silent(transfer))
  if (withdrawnOn !== null) return silent(transfer)
  return answer?.state === 'declined' ? empty(transfer) : transfer
}

function empty(transfer: Transfer): Transfer {
  const conflicts = transfer.conflicts.filter((name) => lastingOf('both').some((one) => one === name))
  return { ...transfer, facts: null, wish: '', questions: [], conflicts }
}

function silent(transfer: Transfer): Transfer {
  return { ...empty(transfer), answer: transfer.answer && { ...transfer.answer, note: '' } }
}

function coarse(transfer: Transfer): Transfer {
  const { sentOn, consent, answer, result, entered, opened, withdrawnOn } = transfer
  return {
    ...transfer,
    made: '',
    replyDue: null,
    sentOn: quarterStart(sentOn),
    consent: consent && { kind: consent.kind, on: quarterStart(consent.on) },
    answer: answer && { ...answer, on: quarterStart(answer.on) },
    result: coarseResult(result),
    entered: coarseResult(entered),
    opened: opened && quarterStart(opened),
    withdrawnOn: withdrawnOn && quarterStart(withdrawnOn),
  }
}

function coarseResult(result: TransferResult | null): TransferResult | null {
  return result && { outcome: result.outcome, on: quarterStart(result.on) }
}

interface Looking {
  /** As it stands in the record, nothing hidden. */
  readonly whole: Transfer
  readonly values: Item['values']
  readonly side: TransferSide
}

/** What an office takes out of its own registers of a transfer that has ended; nothing where all is done. */
export function leftovers({ whole, values, side }: Looking): readonly RegisterWrite[] {
  const ended = asEnded(whole)
  if (ended === whole) return []
  const isOther = (name: keyof Transfer): boolean =>
    isSaid(values[name]) && JSON.stringify(whole[name]) !== JSON.stringify(ended[name])
  const changed = lastingOf(side).filter(isOther)
  const passed = passingOf(side).filter((name) => isOther(name) || (isCarried(name) && isSaid(values[name])))
  const said = Object.keys(values).filter((name) => isSpeech(name, side) && isSaid(values[name]))
  const isReduced = ended.reducedOn !== null && changed.length > 0
  return [
    ...(isReduced ? registersOf(ended, side) : changed.map((name) => ({ name, value: ended[name] }))),
    ...passed.map((name) => ({ name, value: ended[name] })),
    ...said.map((name) => ({ name, value: null })),
  ] as readonly RegisterWrite[]
}

/** The registers of an office that stay, written anew: the stamp of a former write would tell its day. */
export function registersOf(
  transfer: Pick<Transfer, LastingRegister>,
  side: TransferSide,
): readonly RegisterWrite[] {
  const kind = lastingOf(side).includes('from') ? [{ name: 'kind', value: 'transfer' }] : []
  const writes = lastingOf(side).map((name) => ({ name, value: transfer[name] }))
  return [...kind, ...writes.filter(({ value }) => value !== null)]
}

function passingOf(side: TransferSide): readonly (typeof passing)['from'][number][] {
  return side === 'from' || side === 'both' ? passing.from : []
}

/** Also where it does not read here: a newer program may have written it. */
function isCarried(name: string): boolean {
  return name === 'facts' || name === 'wish'
}

/** A question of the receiving office, or an answer of the sending one. */
function isSpeech(name: string, side: TransferSide): boolean {
  const letters = { from: 'a', to: 'q', both: 'aq', none: '' } as const
  return /^[aq]\.[0-9a-f]{32}$/.test(name) && letters[side].includes(name.charAt(0))
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}

/** The registers that tell of a person beyond lists and days of the transfer itself, as far as anything stands in them. */
export function tellingOf({ values }: Pick<Item, 'values'>): readonly string[] {
  return Object.keys(values).filter((name) => {
    if (name === 'answer') return isSaid(noteOf(values[name]))
    return (isCarried(name) || isSpeech(name, 'both')) && isSaid(values[name])
  })
}

function noteOf(answer: Item['values'][string] | undefined): unknown {
  const isObject = typeof answer === 'object' && answer !== null && !Array.isArray(answer)
  return isObject ? (answer as Item['values'])['note'] : null
}
