/**
 * Whether the moments at which versions were written can be believed. No clock is asked when records meet, but a person
 * who decides by "the newer one" should know that a clock is wrong.
 */
import { tolerance } from '#shared/records/hybrid-clock.ts'

/** `future`: ahead of this device; `past`: before the program existed; `apart`: the versions lie more than a year apart. */
export type ClockDoubt = 'future' | 'past' | 'apart'

/** No version of the program wrote anything before. */
const firstDay = Date.UTC(2026, 0, 1)
const year = 365 * 24 * 60 * 60 * 1000

/** `moments` of the versions and `now`, in milliseconds; `null` where nothing speaks against them. */
export function clockDoubt(moments: readonly number[], now: number): ClockDoubt | null {
  if (moments.some((at) => at > now + tolerance)) return 'future'
  if (moments.some((at) => at < firstDay)) return 'past'
  return Math.max(...moments) - Math.min(...moments) > year ? 'apart' : null
}
