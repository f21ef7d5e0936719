/**
 * An event of the office: a forum, a round table, a bus tour to companies, or a format of its own. It is an item
 * (`shared/domain/item.ts`) and is read and written register by register, so that two offices can plan it together:
 *
 * | name | holds |
 * |---|---|
 * | a field name below (`title`, `on` …) | that field |
 * | `s.<id>` | one stop of the route, whole |
 * | `b.<id>` | one partner, whole |
 * | `f.<case id>` | one company that is a case of ours: its id and code |
 * | `k.<id>` | one line of the planning checklist, whole |
 * | `g.<group>` | how many of a group came |
 * | `n.<gender>.<age band>` | how many of that sex and age came |
 * | `e.<kind>` | how many of a kind of result |
 *
 * Counts only: nobody who came to an event has a name here.
 */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { CaseCode } from '#shared/domain/case-code.ts'
import { EntityId } from '#shared/domain/case-file.ts'
import { EventFormat, type EventResult } from '#shared/domain/event-lists.ts'
import { AgeBand, Gender, Mediation, Region } from '#shared/domain/value-lists.ts'

/** Who comes. Companies are counted as companies, the others as persons. */
export const EventGroup = z.enum(['young-people', 'parents', 'companies', 'multipliers'])
export type EventGroup = z.infer<typeof EventGroup>

/** Local time, `09:30`; compares as a string. */
export const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
export type TimeOfDay = z.infer<typeof TimeOfDay>

/** Nobody counts more heads than this at an event of the field. */
export const mostHeads = 99_999
export const HeadCount = z.number().int().min(0).max(mostHeads)

export const EventFields = z
  .object({
    title: z.string().max(120),
    format: EventFormat,
    /** What the office calls the format; empty for the usual name. */
    formatName: z.string().max(60),
    on: CalendarDate,
    begins: TimeOfDay.nullable(),
    ends: TimeOfDay.nullable(),
    region: Region.nullable(),
    place: z.string().max(120),
    organiser: z.string().max(200),
    /** As one writes them: "Arabisch, Dari". */
    languages: z.string().max(200),
    mediation: Mediation.nullable(),
    /** Seats in the bus or in the room. */
    seats: HeadCount.nullable(),
    /** Companies that are not cases of ours, or all of them where nobody keeps a case. */
    companyCount: HeadCount.nullable(),
    /** Minors whose parents' consent lies in the office on paper. A number, never a name. */
    consents: HeadCount.nullable(),
    /** True when the heads were estimated and not counted. */
    estimated: z.boolean(),
    note: z.string().max(1000),
  })
  .readonly()
export type EventFields = z.infer<typeof EventFields>

export const Stop = z
  .object({
    id: EntityId,
    at: TimeOfDay.nullable(),
    place: z.string().max(120),
    /** The company that is visited, where it is a case of ours. */
    company: z.object({ id: EntityId, code: CaseCode }).readonly().nullable(),
    /** How many may come in there. */
    seats: HeadCount.nullable(),
  })
  .readonly()
export type Stop = z.infer<typeof Stop>

export const Partner = z.object({ id: EntityId, name: z.string().max(200) }).readonly()
export type Partner = z.infer<typeof Partner>

export const EventCompany = z.object({ id: EntityId, code: CaseCode }).readonly()
export type EventCompany = z.infer<typeof EventCompany>

/** Ten years: nobody plans longer. */
export const mostCheckDays = 3650

/** A line of the checklist; `days` is relative to the day of the event: -56 is eight weeks before. */
export const Check = z
  .object({
    id: EntityId,
    what: z.string().max(200),
    days: z.number().int().min(-mostCheckDays).max(mostCheckDays),
    done: z.boolean(),
  })
  .readonly()
export type Check = z.infer<typeof Check>

/** How many came, by `<gender>.<age band>`; what was not counted is not in it. */
export type HeadTable = Readonly<Record<string, number>>

export interface EventContent {
  readonly fields: EventFields
  readonly stops: readonly Stop[]
  readonly partners: readonly Partner[]
  readonly companies: readonly EventCompany[]
  readonly checks: readonly Check[]
  readonly groups: Readonly<Partial<Record<EventGroup, number>>>
  readonly heads: HeadTable
  readonly results: Readonly<Partial<Record<EventResult, number>>>
}

export interface EventFile extends EventContent {
  readonly id: EntityId
  /** Registers in which two unseen writes stand side by side. */
  readonly conflicts: readonly string[]
  /** Registers this program could not read: kept and exported. */
  readonly unread: readonly string[]
}

/** An event before anything is known of it. */
export const emptyEvent: EventContent = {
  fields: {
    title: '',
    format: 'free',
    formatName: '',
    on: '1970-01-01' as CalendarDate,
    begins: null,
    ends: null,
    region: null,
    place: '',
    organiser: '',
    languages: '',
    mediation: null,
    seats: null,
    companyCount: null,
    consents: null,
    estimated: false,
    note: '',
  },
  stops: [],
  partners: [],
  companies: [],
  checks: [],
  groups: {},
  heads: {},
  results: {},
}

/** The name of a cell in the table of heads. */
export function headCell(gender: Gender, band: AgeBand): string {
  return `${gender}.${band}`
}

/** All cells, sex by sex. */
export const headCells: readonly string[] = Gender.options.flatMap((gender) =>
  AgeBand.options.map((band) => headCell(gender, band)),
)
