/**
 * Vouching for an entry. Whoever changes facts without having checked them takes the office's word back: what the
 * shipped sources say about the facts that stayed goes on counting.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { canonicalJson } from '#shared/base/canonical-json.ts'
import type { BodyDetails } from '#shared/directory/office-body.ts'
import type { ProgrammeDetails } from '#shared/directory/programme.ts'

/** What is checked: who it is, where, and for whom. Notes, offers and hours age faster and carry their own date. */
const bodyFacts = [
  'type',
  'name',
  'unit',
  'towns',
  'regions',
  'partRegion',
  'part',
  'municipalities',
] as const

/** Whose money it is and how long it runs: what decides whether somebody may still be sent there. */
const programmeFacts = ['name', 'funder', 'start', 'end', 'lastSeen'] as const

/** The entry as it is to be saved. `former` is what stood there before; `null` for a new one. */
export function vouchFor(
  next: BodyDetails,
  former: BodyDetails | null,
  checkedOn: CalendarDate | null,
): BodyDetails {
  return vouched(next, { former, checkedOn, facts: bodyFacts })
}

/** The same for a programme. */
export function vouchForProgramme(
  next: ProgrammeDetails,
  former: ProgrammeDetails | null,
  checkedOn: CalendarDate | null,
): ProgrammeDetails {
  return vouched(next, { former, checkedOn, facts: programmeFacts })
}

type Vouched = Pick<BodyDetails, 'verified' | 'checkedOn'>

interface Checking<Entry> {
  readonly former: Entry | null
  readonly checkedOn: CalendarDate | null
  readonly facts: readonly (keyof Entry)[]
}

function vouched<Entry extends Vouched>(next: Entry, { former, checkedOn, facts }: Checking<Entry>): Entry {
  if (checkedOn !== null) return { ...next, verified: true, checkedOn }
  const factsOf = (entry: Entry): string | null => canonicalJson(facts.map((name) => entry[name]))
  if (former !== null && factsOf(former) === factsOf(next))
    return { ...next, verified: former.verified, checkedOn: former.checkedOn }
  return { ...next, verified: false, checkedOn: null }
}
