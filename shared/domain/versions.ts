/**
 * Registers in which two unseen writes stand side by side: what each says, when it was written and by whom. A person
 * chooses one; the choice is an ordinary write and settles it everywhere.
 */
import { dateAt, timeAt } from '#shared/base/calendar-date.ts'
import { momentOf } from '#shared/records/hybrid-clock.ts'
import {
  hasConflict,
  shownValue,
  type JsonValue,
  type LiveRecord,
  type Sibling,
} from '#shared/records/record.ts'

export interface Version {
  readonly value: JsonValue
  /** Milliseconds of the writer's clock. */
  readonly at: number
  /** Initials as the history remembers them; empty where it does not. */
  readonly by: string
  /** Whether this is the one the case shows. */
  readonly shown: boolean
}

export interface RegisterVersions {
  /** As `case-file.ts` lists them. */
  readonly name: string
  /** Latest first. */
  readonly versions: readonly Version[]
}

/** `timeZone` is that in which the history of the record was written. */
export function readVersions(record: LiveRecord, timeZone: string): readonly RegisterVersions[] {
  return Object.keys(record.f)
    .filter((name) => hasConflict(record, name))
    .sort()
    .map((name) => ({ name, versions: versionsOf(record, name, timeZone) }))
}

function versionsOf(record: LiveRecord, name: string, timeZone: string): readonly Version[] {
  const shown = shownValue(record, name)
  return [...(record.f[name] ?? [])]
    .sort((a, b) => (a.h < b.h ? 1 : -1))
    .map((sibling) => ({
      value: sibling.v,
      at: momentOf(sibling.h),
      by: writerOf(record, name, { sibling, timeZone }),
      shown: sibling.v === shown,
    }))
}

/** Each device keeps its own history of a day (`history.ts`): the line of that minute that names the register. */
function writerOf(
  record: LiveRecord,
  name: string,
  { sibling, timeZone }: { readonly sibling: Sibling; readonly timeZone: string },
): string {
  const moment = momentOf(sibling.h)
  const history = `h.${dateAt(moment, timeZone)}.${sibling.d[0].slice(0, 16)}`
  const lines = Object.hasOwn(record.f, history) ? shownValue(record, history) : undefined
  if (!Array.isArray(lines)) return ''
  const time = timeAt(moment, timeZone)
  const named = (lines as readonly JsonValue[]).filter(
    (line): line is readonly string[] => Array.isArray(line) && line.includes(name),
  )
  const line = named.find(([at]) => at === time) ?? named.at(-1)
  return line?.[1] ?? ''
}
