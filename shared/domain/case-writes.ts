/**
 * Changes to a case as the registers to be written. Nothing here touches a store: the vault writes what these return.
 * A change that a rule of counselling forbids is an error with a name, and writes nothing.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type {
  Agreement,
  CaseFile,
  CaseProfile,
  Consultation,
  EntityId,
  FollowUp,
} from '#shared/domain/case-file.ts'
import type { CaseResult } from '#shared/domain/value-lists.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

export type NewCase = Pick<CaseProfile, 'region' | 'clientGroup' | 'openedOn' | 'adviser'> &
  Partial<CaseProfile>

/** The first registers of a case. The vault adds `code`, which it draws itself. */
export function openCase(first: NewCase): readonly RegisterWrite[] {
  return (Object.keys(first) as (keyof CaseProfile)[]).flatMap((field) => {
    const value = first[field]
    return value === undefined ? [] : setProfileField(field, value)
  })
}

export function setProfileField<F extends keyof CaseProfile>(
  field: F,
  value: CaseProfile[F],
): readonly RegisterWrite[] {
  return [{ name: field, value }]
}

export type ConsultationError =
  | { readonly type: 'ConsultationBeforeOpening'; readonly openedOn: CalendarDate }
  | { readonly type: 'ConsultationInFuture' }
  | { readonly type: 'CaseClosed'; readonly closedOn: CalendarDate }

/** The days a case was open on; all that the rules about days need of it, also of one that is only being made. */
export interface CaseSpan {
  readonly profile: Pick<CaseProfile, 'openedOn' | 'closedOn'>
}

/** A new consultation, or a changed one with the same id. Closed cases are reopened first. */
export function addConsultation(
  file: CaseSpan,
  consultation: Consultation,
  today: CalendarDate,
): Result<readonly RegisterWrite[], ConsultationError> {
  const { openedOn, closedOn } = file.profile
  if (consultation.on < openedOn) return err({ type: 'ConsultationBeforeOpening', openedOn })
  if (consultation.on > today) return err({ type: 'ConsultationInFuture' })
  if (closedOn !== null && consultation.on > closedOn) return err({ type: 'CaseClosed', closedOn })
  return ok([whole('c', consultation)])
}

export function addAgreement(agreement: Agreement): readonly RegisterWrite[] {
  return [whole('a', agreement)]
}

export function settleAgreement(agreement: Agreement, done: boolean): readonly RegisterWrite[] {
  return [whole('a', { ...agreement, done })]
}

export function addFollowUp(followUp: FollowUp): readonly RegisterWrite[] {
  return [whole('w', followUp)]
}

export function completeFollowUp(followUp: FollowUp): readonly RegisterWrite[] {
  return [whole('w', { ...followUp, done: true })]
}

export function moveFollowUp(followUp: FollowUp, on: CalendarDate): readonly RegisterWrite[] {
  return [whole('w', { ...followUp, on })]
}

const prefixes = { consultation: 'c', agreement: 'a', followUp: 'w' } as const

/** Takes a consultation, an agreement or a follow-up out of the case. */
export function removeEntity(
  kind: 'consultation' | 'agreement' | 'followUp',
  id: EntityId,
): readonly RegisterWrite[] {
  return [{ name: `${prefixes[kind]}.${id}`, value: null }]
}

/** Puts an entity back as it was: what undoes a change or a removal. */
export function restoreEntity(
  kind: 'consultation' | 'agreement' | 'followUp',
  entity: Consultation | Agreement | FollowUp,
): readonly RegisterWrite[] {
  return [whole(prefixes[kind], entity)]
}

export type ClosingError =
  | { readonly type: 'AlreadyClosed'; readonly closedOn: CalendarDate }
  | { readonly type: 'ClosingBeforeOpening'; readonly openedOn: CalendarDate }
  | { readonly type: 'ClosingBeforeLastConsultation'; readonly lastOn: CalendarDate }
  | { readonly type: 'ClosingInFuture' }
  | { readonly type: 'ResultMissing' }
  | { readonly type: 'ResultContradictory' }

export interface Closing {
  readonly on: CalendarDate
  readonly results: readonly CaseResult[]
}

/** Closes a case with its results. Open follow-ups are completed with it; feedback may still come in. */
export function closeCase(
  file: CaseFile,
  closing: Closing,
  today: CalendarDate,
): Result<readonly RegisterWrite[], ClosingError> {
  const problem = closingDateProblem(file, closing.on, today) ?? resultProblem(closing.results)
  if (problem !== null) return err(problem)
  const open = file.followUps.filter((followUp) => !followUp.done)
  return ok([
    ...setProfileField('closedOn', closing.on),
    ...setProfileField('results', closing.results),
    ...open.flatMap(completeFollowUp),
  ])
}

/** A case that comes alive again keeps its results until it is closed anew. */
export function reopenCase(): readonly RegisterWrite[] {
  return setProfileField('closedOn', null)
}

function closingDateProblem(file: CaseFile, on: CalendarDate, today: CalendarDate): ClosingError | null {
  const { openedOn, closedOn } = file.profile
  const lastOn = file.consultations.at(-1)?.on
  if (closedOn !== null) return { type: 'AlreadyClosed', closedOn }
  if (on < openedOn) return { type: 'ClosingBeforeOpening', openedOn }
  if (lastOn !== undefined && on < lastOn) return { type: 'ClosingBeforeLastConsultation', lastOn }
  return on > today ? { type: 'ClosingInFuture' } : null
}

/** "No result" and "unknown" stand alone: next to a result they would count the case twice. */
function resultProblem(results: readonly CaseResult[]): ClosingError | null {
  if (results.length === 0) return { type: 'ResultMissing' }
  const alone = results.includes('none') || results.includes('unknown')
  return alone && results.length > 1 ? { type: 'ResultContradictory' } : null
}

function whole(prefix: string, entity: Consultation | Agreement | FollowUp): RegisterWrite {
  return { name: `${prefix}.${entity.id}`, value: entity }
}
