/** Heads and results of an event while they are typed. */
import * as z from 'zod'
import { EventGroup, headCells, type EventContent, type EventFile } from '#shared/events/event.ts'
import { countOf, countText, maybeCount } from '#renderer/views/events/typed-values.ts'

const Counts = z.record(z.string(), maybeCount)

export const CountsForm = z.object({
  estimated: z.boolean(),
  groups: Counts,
  heads: Counts,
  results: Counts,
})
export type CountsInput = z.input<typeof CountsForm>

type Typed = Record<string, string>

/** `kinds` are the results that are asked for. */
export function countsInput(
  { fields, groups, heads, results }: EventFile,
  kinds: readonly string[],
): CountsInput {
  const texts = (names: readonly string[], counts: Readonly<Partial<Record<string, number>>>): Typed =>
    Object.fromEntries(names.map((name) => [name, countText(counts[name])]))
  return {
    estimated: fields.estimated,
    groups: texts(EventGroup.options, groups),
    heads: texts(headCells, heads),
    results: texts(kinds, results),
  }
}

/** What can be read of it so far; what is no number counts as nothing yet. */
export function readableCounts(typed: Typed): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, text]) => {
      const count = countOf(text)
      return typeof count === 'number' ? [[name, count] as const] : []
    }),
  )
}

/** The event with the numbers as they are typed now. */
export function withCounts(event: EventContent, input: CountsInput): EventContent {
  return {
    ...event,
    fields: { ...event.fields, estimated: input.estimated },
    groups: readableCounts(input.groups),
    heads: readableCounts(input.heads),
    results: readableCounts(input.results),
  }
}
