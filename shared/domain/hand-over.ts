/** A case goes from one adviser to another, and says so to whoever opens it next. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import { addFollowUp, setProfileField } from '#shared/domain/case-writes.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

export interface HandOver {
  /** Initials. */
  readonly from: string
  readonly to: string
  readonly note: string
  /** When the new adviser should look at it first. */
  readonly on: CalendarDate
}

/** As long as a note may be, so that with its first words it still fits a follow-up. */
export const handOverNoteLength = 240

/**
 * The registers of a hand-over. Its note becomes a follow-up, so that the case shows up on the new adviser's day and
 * the timeline tells of it; `words` are its first words ("Übergabe von AB an KL"), `id` is the follow-up's.
 */
export function handOver({ to, note, on }: HandOver, words: string, id: EntityId): readonly RegisterWrite[] {
  const what = [words, note.trim().slice(0, handOverNoteLength)].filter((part) => part !== '').join(': ')
  return [
    ...setProfileField('adviser', to),
    ...addFollowUp({ id, on, what: what.slice(0, 300), done: false }),
  ]
}
