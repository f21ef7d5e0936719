/**
 * One act on many cases: what it writes to each of them, or why it does not touch it. Pure, so that what is shown
 * before and what is done after come from one place. The vault reads, counts and writes.
 */
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { CaseFile, CaseProfile, EntityId } from '#shared/domain/case-file.ts'
import { addFollowUp, closeCase, setProfileField, type ClosingError } from '#shared/domain/case-writes.ts'
import { isRefilled, statisticsRecord } from '#shared/domain/statistics-record.ts'
import type { CaseResult } from '#shared/domain/value-lists.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

export type BulkAct =
  | { readonly type: 'close'; readonly on: CalendarDate; readonly results: readonly CaseResult[] }
  /**
   * Hands the cases over to another adviser of the office, by initials. A note becomes a follow-up in each of them;
   * without one nothing is added, so that 2,000 cases do not all stand on the same day.
   */
  | { readonly type: 'assign'; readonly adviser: string; readonly note?: BulkNote }
  /** Reduces them to the statistics record. */
  | { readonly type: 'anonymise' }
  | { readonly type: 'bin' }
  | { readonly type: 'restore' }

export interface BulkNote {
  /** The whole sentence that stands in each case; a follow-up holds 300 letters of it. */
  readonly what: string
  readonly on: CalendarDate
}

/** Why a case stays as it is. */
export type BulkRefusal =
  | ClosingError['type']
  | 'AlreadyAssigned'
  | 'AlreadyAnonymised'
  | 'AlreadyBinned'
  | 'InBin'
  | 'NotBinned'
  | 'StillOpen'

export interface BulkChange {
  readonly writes: readonly RegisterWrite[]
  /**
   * Where given, the writes are all that is left of the record, and its history begins anew with this one name.
   */
  readonly whole?: string
}

export interface BulkMoment {
  readonly today: CalendarDate
  /** Names what is new in the case. */
  readonly newId: () => EntityId
}

/** What the act writes to this case; a refusal writes nothing. */
export function bulkWrites(
  file: CaseFile,
  act: BulkAct,
  { today, newId }: BulkMoment,
): Result<BulkChange, BulkRefusal> {
  if (act.type === 'bin' || act.type === 'restore') return binWrites(file, act.type, today)
  if (file.profile.binnedOn !== null) return err('InBin')
  switch (act.type) {
    case 'close':
      return closeWrites(file, act, today)
    case 'assign':
      return assignWrites(file, act, newId)
    case 'anonymise':
      return anonymiseWrites(file, today)
  }
}

function binWrites(
  { profile }: CaseFile,
  act: 'bin' | 'restore',
  today: CalendarDate,
): Result<BulkChange, BulkRefusal> {
  const isBinned = profile.binnedOn !== null
  if (act === 'bin') return isBinned ? err('AlreadyBinned') : ok(plain(setProfileField('binnedOn', today)))
  return isBinned ? ok(plain(setProfileField('binnedOn', null))) : err('NotBinned')
}

function assignWrites(
  { profile }: CaseFile,
  { adviser, note }: Extract<BulkAct, { type: 'assign' }>,
  newId: BulkMoment['newId'],
): Result<BulkChange, BulkRefusal> {
  if (profile.adviser === adviser) return err('AlreadyAssigned')
  const followUp = note
    ? addFollowUp({ id: newId(), what: note.what.slice(0, 300), on: note.on, done: false })
    : []
  return ok(plain([...setProfileField('adviser', adviser), ...followUp]))
}

function plain(writes: readonly RegisterWrite[]): BulkChange {
  return { writes }
}

function closeWrites(
  file: CaseFile,
  { on, results }: Extract<BulkAct, { type: 'close' }>,
  today: CalendarDate,
): Result<BulkChange, BulkRefusal> {
  const closed = closeCase(file, { on, results }, today)
  return closed.ok ? ok(plain(closed.value)) : err(closed.error.type)
}

function anonymiseWrites(file: CaseFile, today: CalendarDate): Result<BulkChange, BulkRefusal> {
  const { closedOn, anonymisedOn } = file.profile
  if (anonymisedOn !== null && !isRefilled(file)) return err('AlreadyAnonymised')
  if (closedOn === null) return err('StillOpen')
  return ok({ writes: statisticsRecord(file, today), whole: 'anonymisedOn' })
}

/** After so many months a closed case should be reduced to its statistics record (domain.md 4.5); an office may choose. */
export const reduceAfterMonths = 12
/** Grants and carriers ask for anything between the end of the advice and five years. */
export const retentionChoices = [6, 12, 24, 36, 60] as const
/** After so many days in the bin a case is offered for erasing. */
export const eraseAfterDays = 30

/** What retention asks about: closed cases up to this day, and cases put into the bin up to this day. */
export interface RetentionDays {
  readonly reduceUntil: CalendarDate
  readonly eraseUntil: CalendarDate
}

export function retentionDays(today: CalendarDate, months: number = reduceAfterMonths): RetentionDays {
  return {
    reduceUntil: addToDate(today, { months: -months }),
    eraseUntil: addToDate(today, { days: -eraseAfterDays }),
  }
}

/** Whether a case has waited up to this day: in the bin for its end, otherwise closed for being reduced. */
export function isAged(
  { binnedOn, closedOn, anonymisedOn }: Pick<CaseProfile, 'binnedOn' | 'closedOn' | 'anonymisedOn'>,
  until: CalendarDate,
): boolean {
  if (binnedOn !== null) return binnedOn <= until
  return closedOn !== null && closedOn <= until && anonymisedOn === null
}
