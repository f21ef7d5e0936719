/**
 * Who stands in for whom, and from when until when. An absence is an item (`item.ts`) with the registers `who`, `from`,
 * `until` and `cover`, and `office`, the name of the office whose advisers these are; both days belong to it. Advisers go by their initials, as everywhere.
 */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { Item } from '#shared/domain/item.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

const initials = z.string().min(1).max(8)

const AbsenceFields = z.object({ who: initials, from: CalendarDate, until: CalendarDate, cover: initials })
export type NewAbsence = Readonly<z.infer<typeof AbsenceFields>>
export type Absence = NewAbsence & { readonly id: EntityId }

/** `null` where a register is missing or unreadable: nobody can stand in by half a note. */
export function readAbsence({ id, values }: Item): Absence | null {
  const fields = AbsenceFields.safeParse(values)
  return fields.success ? { id, ...fields.data } : null
}

export type AbsenceError = { readonly type: 'CoversSelf' } | { readonly type: 'UntilBeforeFrom' }

export function absenceWrites(absence: NewAbsence): Result<readonly RegisterWrite[], AbsenceError> {
  if (absence.who === absence.cover) return err({ type: 'CoversSelf' })
  if (absence.until < absence.from) return err({ type: 'UntilBeforeFrom' })
  const { who, from, until, cover } = absence
  return ok(Object.entries({ who, from, until, cover }).map(([name, value]) => ({ name, value })))
}

export interface Covered {
  readonly who: string
  /** The last day somebody is known to be away. */
  readonly until: CalendarDate
}

/**
 * For whom somebody stands in on a day. Whoever is away passes on what they stand in for themselves, so that no case
 * is left without anybody; a ring of covers ends where it began.
 */
export function coveredBy(
  adviser: string,
  absences: readonly Absence[],
  day: CalendarDate,
): readonly Covered[] {
  const now = absences.filter(({ from, until }) => from <= day && day <= until)
  const covered = new Map<string, CalendarDate>()
  const ask = [adviser]
  for (let cover = ask.pop(); cover !== undefined; cover = ask.pop()) {
    for (const { who, until } of now.filter((absence) => absence.cover === cover)) {
      const known = covered.get(who)
      if (who === adviser || (known !== undefined && known >= until)) continue
      if (known === undefined) ask.push(who)
      covered.set(who, until)
    }
  }
  return [...covered].map(([who, until]) => ({ who, until })).sort((a, b) => (a.who < b.who ? -1 : 1))
}
