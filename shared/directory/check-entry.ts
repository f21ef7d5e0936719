/**
 * Vouching for an entry. Whoever changes facts without having checked them takes the office's word back: what the
 * shipped sources say about the facts that stayed goes on counting.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { canonicalJson } from '#shared/base/canonical-json.ts'
import type { BodyDetails } from '#shared/directory/office-body.ts'

/** What is checked: who it is, where, and for whom. Notes, offers and hours age faster and carry their own date. */
const facts = ['type', 'name', 'unit', 'towns', 'regions', 'partRegion', 'part', 'municipalities'] as const

/** The entry as it is to be saved. `former` is what stood there before; `null` for a new one. */
export function vouchFor(
  next: BodyDetails,
  former: BodyDetails | null,
  checkedOn: CalendarDate | null,
): BodyDetails {
  if (checkedOn !== null) return { ...next, verified: true, checkedOn }
  if (former !== null && factsOf(former) === factsOf(next))
    return { ...next, verified: former.verified, checkedOn: former.checkedOn }
  return { ...next, verified: false, checkedOn: null }
}

function factsOf(details: BodyDetails): string | null {
  return canonicalJson(facts.map((name) => details[name]))
}
