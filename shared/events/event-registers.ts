/**
 * Reads an event out of its item and writes one as registers. Tolerant like `read-case-file.ts`: a value that does not
 * fit shows as unknown, its register is named in `unread` and left alone. `null` in the register of a stop, partner,
 * company, line or count removes it.
 */
import type * as z from 'zod'
import { EventResult, eventResults } from '#shared/domain/event-lists.ts'
import type { Item } from '#shared/domain/item.ts'
import {
  Check,
  emptyEvent,
  EventCompany,
  EventFields,
  EventGroup,
  HeadCount,
  headCells,
  Partner,
  Stop,
  type EventContent,
  type EventFile,
} from '#shared/events/event.ts'
import type { JsonValue } from '#shared/records/record.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

export function readEvent({ id, values, conflicts }: Item): EventFile {
  const unread = new Set(Object.keys(values).filter((name) => name !== 'removedOn'))
  const take: Take = (name, schema) => {
    if (!Object.hasOwn(values, name)) return undefined
    const parsed = schema.safeParse(values[name])
    // A removed entity was understood, although nothing is taken from it.
    if (parsed.success || values[name] === null) unread.delete(name)
    return parsed.success ? parsed.data : undefined
  }
  const whole = <T extends { readonly id: string }>(letter: string, schema: z.ZodType<T>): readonly T[] =>
    idsOf(values, letter)
      .flatMap((entity) => take(`${letter}.${entity}`, schema) ?? [])
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  const content: EventContent = {
    fields: readFields(take),
    stops: whole('s', Stop).toSorted(byTime),
    partners: whole('b', Partner),
    companies: whole('f', EventCompany).toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    checks: whole('k', Check).toSorted((a, b) => a.days - b.days),
    groups: readCounts(take, 'g', EventGroup.options),
    heads: readCounts(take, 'n', headCells),
    results: readCounts(take, 'e', eventResultsIn(values)),
  }
  return { id, ...content, conflicts, unread: [...unread].sort() }
}

type Take = <T>(name: string, schema: z.ZodType<T>) => T | undefined

function readFields(take: Take): EventFields {
  const shape = EventFields.unwrap().shape
  const entries = (Object.keys(shape) as (keyof EventFields)[]).map((name) => [
    name,
    take<unknown>(name, shape[name]) ?? emptyEvent.fields[name],
  ])
  return Object.fromEntries(entries) as EventFields
}

function idsOf(values: Item['values'], letter: string): readonly string[] {
  return Object.keys(values)
    .filter((name) => name.startsWith(`${letter}.`))
    .map((name) => name.slice(2))
}

/** The bundled kinds of results, and those of offices' own that were counted here. */
function eventResultsIn(values: Item['values']): readonly string[] {
  const own = idsOf(values, 'e').filter((name) => EventResult.safeParse(name).success)
  return [...new Set([...eventResults.options, ...own])]
}

function readCounts(take: Take, letter: string, names: readonly string[]): Readonly<Record<string, number>> {
  const counted = names.flatMap((name) => {
    const count = take(`${letter}.${name}`, HeadCount)
    return count === undefined ? [] : [[name, count] as const]
  })
  return Object.fromEntries(counted)
}

/** In the order of the day; what has no time comes last, and the order of entry settles the rest. */
function byTime(a: Stop, b: Stop): number {
  const [timeA, timeB] = [a.at ?? '99', b.at ?? '99']
  return timeA === timeB ? 0 : timeA < timeB ? -1 : 1
}

/** The registers an event would be written with from the beginning. */
export function registersOf(content: EventContent): Readonly<Record<string, JsonValue>> {
  const entries: (readonly [string, JsonValue])[] = [
    ...Object.entries(content.fields),
    ...content.stops.map((stop) => [`s.${stop.id}`, stop] as const),
    ...content.partners.map((partner) => [`b.${partner.id}`, partner] as const),
    ...content.companies.map((company) => [`f.${company.id}`, company] as const),
    ...content.checks.map((check) => [`k.${check.id}`, check] as const),
    ...countEntries('g', content.groups),
    ...countEntries('n', content.heads),
    ...countEntries('e', content.results),
  ]
  return Object.fromEntries(entries)
}

function countEntries(
  letter: string,
  counts: Readonly<Partial<Record<string, number>>>,
): readonly (readonly [string, JsonValue])[] {
  return Object.entries(counts).flatMap(([name, count]) =>
    count === undefined ? [] : [[`${letter}.${name}`, count] as const],
  )
}

/** Only what differs is written: what a colleague changed meanwhile in another field stays. */
export function eventWrites(before: EventContent, after: EventContent): readonly RegisterWrite[] {
  const known = registersOf(before)
  const wanted = registersOf(after)
  const gone = Object.keys(known).filter((name) => !Object.hasOwn(wanted, name))
  const changed = Object.entries(wanted).filter(
    ([name, value]) => JSON.stringify(known[name]) !== JSON.stringify(value),
  )
  return [
    ...changed.map(([name, value]) => ({ name, value })),
    ...gone.map((name) => ({ name, value: null })),
  ]
}

/** The registers of a new event. */
export function newEventWrites(content: EventContent): readonly RegisterWrite[] {
  return Object.entries(registersOf(content)).map(([name, value]) => ({ name, value }))
}
