/**
 * After the event: cases for the people one will see again, without a name for any of them. Each knows the event it
 * began at. A group at an event is no consultation (domain: it counts as event), so none is written.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import { addFollowUp, openCase } from '#shared/domain/case-writes.ts'
import type { ClientGroup, Region, Topic } from '#shared/domain/value-lists.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

/** So many at once; more is a slip of the finger. */
export const mostFollowUpCases = 200

export interface FollowUpCases {
  readonly event: EntityId
  readonly clientGroup: ClientGroup
  readonly region: Region
  readonly topics: readonly Topic[]
  readonly adviser: string
  readonly openedOn: CalendarDate
  /** When and why to come back to each of them; `null` for no follow-up. */
  readonly followUp: { readonly on: CalendarDate; readonly what: string } | null
}

/** The first registers of each case, one case for each id; the id is that of its follow-up. */
export function followUpCases(
  { event, followUp, ...profile }: FollowUpCases,
  ids: readonly EntityId[],
): readonly (readonly RegisterWrite[])[] {
  return ids.map((id) => [
    ...openCase({ ...profile, access: 'event', event }),
    ...(followUp ? addFollowUp({ id, ...followUp, done: false }) : []),
  ])
}
