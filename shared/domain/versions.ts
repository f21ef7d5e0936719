/**
 * Registers in which two unseen writes contradict each other: what each says, when it was written and by whom. A person
 * chooses one; the choice is an ordinary write and settles it everywhere.
 */
import { dateAt, timeAt } from '#shared/base/calendar-date.ts'
import { isHistory } from '#shared/domain/history.ts'
import { momentOf } from '#shared/records/hybrid-clock.ts'
import {
  contradictions,
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
  /** The device that wrote it first: 16 digits of its id, as the history names devices; empty where it is not known. */
  readonly device: string
  /** Whether this is the one the case shows. */
  readonly shown: boolean
}

export interface RegisterVersions {
  /** As `case-file.ts` lists them. */
  readonly name: string
  /** Names what stands there now: a decision about anything else would throw away what nobody looked at. */
  readonly seen: string
  /** Latest first. */
  readonly versions: readonly Version[]
}

/** Registers in which something contradicts, by name. The history of a device never does. */
export function conflictsIn(record: LiveRecord): readonly string[] {
  return Object.keys(record.f)
    .filter((name) => !isHistory(name) && hasConflict(record, name))
    .sort()
}

/** `timeZone` is that in which the history of the record was written. */
export function readVersions(record: LiveRecord, timeZone: string): readonly RegisterVersions[] {
  return conflictsIn(record).map((name) => ({
    name,
    seen: seenIn(record, name),
    versions: versionsOf(record, name, timeZone),
  }))
}

/** The writes that stand in a register, in one text. */
export function seenIn(record: LiveRecord, name: string): string {
  return (record.f[name] ?? []).map(({ d }) => d.join(':')).join()
}

function versionsOf(record: LiveRecord, name: string, timeZone: string): readonly Version[] {
  return contradictions(record, name).map((sibling, at) => ({
    value: sibling.v,
    at: momentOf(sibling.h),
    ...writerOf(record, name, { sibling, timeZone }),
    shown: at === 0,
  }))
}

type Writer = Pick<Version, 'by' | 'device'>

/**
 * Each device keeps its own history of a day (`history.ts`): the line of that minute that names the register. A version
 * that was put back by an undo was first written elsewhere; then another device's history has the line.
 */
function writerOf(
  record: LiveRecord,
  name: string,
  { sibling, timeZone }: { readonly sibling: Sibling; readonly timeZone: string },
): Writer {
  const moment = momentOf(sibling.h)
  const [day, time] = [dateAt(moment, timeZone), timeAt(moment, timeZone)]
  const device = sibling.d[0].slice(0, 16)
  const own = linesOf(record, `h.${day}.${device}`, name)
  const atMinute = (lines: readonly Line[]): Line | undefined => lines.find(([at]) => at === time)
  const line = atMinute(own)
  if (line) return { by: line[1] ?? '', device }
  const elsewhere = Object.keys(record.f)
    .filter((register) => register.startsWith(`h.${day}.`))
    .flatMap((register) => {
      const found = atMinute(linesOf(record, register, name))
      return found ? [{ by: found[1] ?? '', device: register.slice(-16) }] : []
    })
  // Two devices in one minute: nobody can tell which of them it was.
  if (elsewhere.length > 1) return { by: '', device: '' }
  return elsewhere[0] ?? { by: own.at(-1)?.[1] ?? '', device }
}

type Line = readonly string[]

/** The lines of a history that name a register. */
function linesOf(record: LiveRecord, history: string, name: string): readonly Line[] {
  const lines = Object.hasOwn(record.f, history) ? shownValue(record, history) : undefined
  if (!Array.isArray(lines)) return []
  return (lines as readonly JsonValue[]).filter(
    (line): line is readonly string[] => Array.isArray(line) && line.includes(name),
  )
}
