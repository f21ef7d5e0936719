/** The case that the receiving office opens for a transfer, and the stub that the sending office keeps. */
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import { err, type Result } from '#shared/base/result.ts'
import type { CaseFile, CaseProfile, EntityId } from '#shared/domain/case-file.ts'
import { addFollowUp, closeCase, openCase, type ClosingError } from '#shared/domain/case-writes.ts'
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

/**
 * Closes the case of the sending office as handed over. What stands of it from then on is its stub: code, referral, to
 * whom and when, and what the other office reports; all else goes with the reduction of closed cases.
 */
export function closeAsHandedOver(
  file: CaseFile,
  transfer: Transfer,
  today: CalendarDate,
): Result<readonly RegisterWrite[], ClosingError | { readonly type: 'NotTakenOver' }> {
  if (!isTakenOver(transfer)) return err({ type: 'NotTakenOver' })
  const results = [...new Set([...file.profile.results, 'handed-over' as const])]
  return closeCase(file, { on: today, results }, today)
}
