/** The case that the receiving office opens for a transfer, and the stub that the sending office keeps. */
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { BulkChange } from '#shared/domain/bulk.ts'
import type { CaseFile, CaseProfile, EntityId } from '#shared/domain/case-file.ts'
import { addFollowUp, closeCase, openCase, type ClosingError } from '#shared/domain/case-writes.ts'
import { isRefilled, statisticsRecord } from '#shared/domain/statistics-record.ts'
import { stateOf, type Transfer } from '#shared/domain/transfer.ts'
import { transferRegister } from '#shared/domain/transfer-register.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

export interface Opening {
  readonly adviser: string
  /** Where the transfer does not say one. */
  readonly region: CaseProfile['region']
  readonly today: CalendarDate
  readonly followUpId: EntityId
  /** What the first follow-up says; in the language of the office. */
  readonly firstStep: string
}

/** A new case with what was carried, and a first follow-up within a week. */
export function caseOfTransfer(
  { id, facts, wish }: Transfer,
  { adviser, region, today, followUpId, firstStep }: Opening,
): readonly RegisterWrite[] {
  const { steps: _steps, dates = [], urgency: _urgency, deadline, ...known } = facts ?? {}
  const due = [deadline, ...dates].filter((day) => day !== undefined && day > today).sort()[0]
  const week = addToDate(today, { days: 7 })
  const on = due !== undefined && due < week ? due : week
  return [
    ...openCase({
      ...known,
      clientGroup: known.clientGroup ?? 'young-person',
      region: known.region ?? region,
      openedOn: today,
      adviser,
      access: 'transfer',
      concern: wish,
    }),
    { name: transferRegister, value: id },
    ...addFollowUp({ id: followUpId, on, what: firstStep, done: false }),
  ]
}

/** Whether the sending office may close its case over this transfer: it stands elsewhere now. */
export function isTakenOver(transfer: Transfer): boolean {
  return ['accepted', 'reported'].includes(stateOf(transfer))
}

export type HandedOverError =
  | ClosingError
  | { readonly type: 'NotTakenOver' }
  | { readonly type: 'AlreadyAnonymised' }

/** Closes the case of the sending office as handed over; all of it can be read here until it is reduced. */
export function closeAsHandedOver(
  file: CaseFile,
  transfer: Transfer,
  today: CalendarDate,
): Result<readonly RegisterWrite[], HandedOverError> {
  if (!isTakenOver(transfer)) return err({ type: 'NotTakenOver' })
  return closeCase(file, { on: today, results: resultsOf(file) }, today)
}

/**
 * Reduces the case of the sending office to its stub: code, what counts, to which referral the other office reports. Its
 * transfer is not reduced with it: the other office still needs what was carried, and will say what became of it.
 */
export function reduceAsHandedOver(
  file: CaseFile,
  transfer: Transfer,
  today: CalendarDate,
): Result<BulkChange, HandedOverError> {
  const { profile } = file
  if (profile.anonymisedOn !== null && !isRefilled(file)) return err({ type: 'AlreadyAnonymised' })
  const closed = profile.closedOn === null ? closeAsHandedOver(file, transfer, today) : takenOver(transfer)
  if (!closed.ok) return closed
  const closing = profile.closedOn === null ? { closedOn: today, results: resultsOf(file) } : {}
  const after = { ...profile, ...closing }
  return ok({ writes: statisticsRecord({ ...file, profile: after }, today), whole: 'anonymisedOn' })
}

function takenOver(transfer: Transfer): Result<null, HandedOverError> {
  return isTakenOver(transfer) ? ok(null) : err({ type: 'NotTakenOver' })
}

/** "No result" and "unknown", from a former closing, do not stand beside another one. */
function resultsOf({ profile }: CaseFile): CaseProfile['results'] {
  const others = profile.results.filter((result) => result !== 'none' && result !== 'unknown')
  return [...new Set([...others, 'handed-over' as const])]
}
