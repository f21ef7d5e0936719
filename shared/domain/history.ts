/**
 * Who changed what and when. One register a day and device, `h.<day>.<device>`: only that device writes it, so two
 * offices' histories never meet in one register. It names what was changed, never the former value: what was taken out
 * of a case must not live on in its history.
 *
 * Value: a list of `[time, initials, register, register …]`, time as `14:03`.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { RegisterReader } from '#shared/domain/register-reader.ts'
import type { JsonValue } from '#shared/records/record.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

export interface HistoryEntry {
  readonly day: CalendarDate
  /** Local time, `14:03`. */
  readonly time: string
  /** Initials of the adviser. */
  readonly by: string
  /** Names of the registers, as `case-file.ts` lists them. */
  readonly names: readonly string[]
}

export interface Moment {
  readonly day: CalendarDate
  readonly time: string
  readonly by: string
  /** The writing device. */
  readonly device: string
}

/** So many changes of one day are told apart; the oldest of a busier day go. */
const keptADay = 200
const registerName = /^h\.(\d{4}-\d\d-\d\d)\.[0-9a-f]{16}$/

export function isHistory(name: string): boolean {
  return name.startsWith('h.')
}

/** The register of a day, with a change added; changes of one minute by one adviser stand together. */
export function historyWrite(
  known: (name: string) => JsonValue | undefined,
  { day, time, by, device }: Moment,
  names: readonly string[],
): RegisterWrite {
  const name = `h.${day}.${device.slice(0, 16)}`
  const lines = linesOf(known(name))
  const last = lines.at(-1)
  const isSame = last?.[0] === time && last[1] === by
  const before = isSame ? lines.slice(0, -1) : lines
  const named = [...new Set([...(isSame ? last.slice(2) : []), ...names])]
  return { name, value: [...before, [time, by, ...named]].slice(-keptADay) }
}

/** Newest first. */
export function readHistory(reader: RegisterReader): readonly HistoryEntry[] {
  const entries = reader.names.filter(isHistory).flatMap((name) => {
    const day = registerName.exec(name)?.[1]
    if (day === undefined) return []
    reader.accept(name)
    return linesOf(reader.peek(name)).map(([time = '', by = '', ...names]) => ({
      day: day as CalendarDate,
      time,
      by,
      names,
    }))
  })
  return entries.sort(newestFirst)
}

function newestFirst(a: HistoryEntry, b: HistoryEntry): number {
  const [momentA, momentB] = [`${a.day} ${a.time} ${a.by}`, `${b.day} ${b.time} ${b.by}`]
  return momentA === momentB ? 0 : momentA < momentB ? 1 : -1
}

function linesOf(value: JsonValue | undefined): readonly (readonly string[])[] {
  if (!Array.isArray(value)) return []
  return (value as readonly JsonValue[]).filter(isLine)
}

function isLine(value: JsonValue): value is readonly string[] {
  return Array.isArray(value) && value.length > 2 && value.every((part) => typeof part === 'string')
}
