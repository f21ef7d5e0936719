/** When what is due around events: next steps, the agenda, whether an event is over. */
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import type { Check, EventFile } from '#shared/events/event.ts'

export function dueOn(check: Pick<Check, 'days'>, on: CalendarDate): CalendarDate {
  return addToDate(on, { days: check.days })
}

/** Over from the day after. */
export function isPast({ fields }: EventFile, today: CalendarDate): boolean {
  return fields.on < today
}

export interface DueCheck {
  readonly check: Check
  readonly on: CalendarDate
}

/** Still to be done. What should have been done before an event that is over is nobody's task any more. */
export function isWaiting(check: Check, { fields }: EventFile, today: CalendarDate): boolean {
  return !check.done && (check.days >= 0 || fields.on >= today)
}

/** The earliest line of the checklist that waits; `null` when none does. */
export function nextCheck(event: EventFile, today: CalendarDate): DueCheck | null {
  const waiting = event.checks.filter((check) => isWaiting(check, event, today))
  const [first] = waiting.toSorted((a, b) => a.days - b.days)
  return first ? { check: first, on: dueOn(first, event.fields.on) } : null
}

export type AgendaEntry =
  | { readonly kind: 'event'; readonly on: CalendarDate; readonly event: EventFile }
  | { readonly kind: 'check'; readonly on: CalendarDate; readonly event: EventFile; readonly check: Check }

export interface AgendaMonth {
  /** `2026-12` */
  readonly month: string
  readonly entries: readonly AgendaEntry[]
}

/**
 * What is ahead, day by day and month by month: events from `today` on, and all that is still to be done for any event,
 * the overdue first.
 */
export function agenda(events: readonly EventFile[], today: CalendarDate): readonly AgendaMonth[] {
  const entries = events.flatMap((event): readonly AgendaEntry[] => [
    ...(isPast(event, today) ? [] : [{ kind: 'event', on: event.fields.on, event } as const]),
    ...event.checks
      .filter((check) => isWaiting(check, event, today))
      .map((check) => ({ kind: 'check', on: dueOn(check, event.fields.on), event, check }) as const),
  ])
  const months = new Map<string, AgendaEntry[]>()
  for (const entry of entries.toSorted(byDay)) {
    const month = entry.on.slice(0, 7)
    months.set(month, [...(months.get(month) ?? []), entry])
  }
  return [...months].map(([month, found]) => ({ month, entries: found }))
}

/** Of one day, the event stands before what is to be done for it. */
function byDay(a: AgendaEntry, b: AgendaEntry): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1
  if (a.kind !== b.kind) return a.kind === 'event' ? -1 : 1
  return a.event.id < b.event.id ? -1 : a.event.id > b.event.id ? 1 : 0
}
