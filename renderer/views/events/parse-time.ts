/** A time of day as people type it: `9`, `9:30`, `0930`, `9.30 Uhr`. */
import type { TimeOfDay } from '#shared/events/event.ts'

/** `09:30`, or `null` when it is no time of day. */
export function parseTime(typed: string): TimeOfDay | null {
  const found = /^\s*(\d{1,2})(?:\s*[:.h]?\s*(\d{2}))?\s*(?:uhr|h)?\s*$/i.exec(typed)
  if (!found) return null
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)]
  if (hours > 23 || minutes > 59) return null
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
