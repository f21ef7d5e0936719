import type * as z from 'zod'
import { shownOf, type JsonValue, type LiveRecord } from '#shared/records/record.ts'

/** Reads the registers of one record and remembers which of them nobody could read. */
export interface RegisterReader {
  readonly names: readonly string[]
  /** The ids of entities by the letter before them: `c` gives every `<id>` of `c.<id>` and `c.<id>.<rest>`. */
  readonly idsOf: (letter: string) => readonly string[]
  /** The value on show, when it fits; `undefined` when absent or unreadable. */
  readonly take: <T>(name: string, schema: z.ZodType<T>) => T | undefined
  /** The value on show, taken as it is: for readers that check for themselves. */
  readonly peek: (name: string) => JsonValue | undefined
  /** Says that a register was understood although nothing was taken from it. */
  readonly accept: (name: string) => void
  readonly unread: () => readonly string[]
}

export function createRegisterReader(record: LiveRecord): RegisterReader {
  const names = Object.keys(record.f).sort()
  // Asked for a hundred times for each case, of thousands of cases: a map is several times as quick as the members of an object.
  const byName = new Map(names.map((name) => [name, record.f[name] ?? []]))
  const understood = new Set<string>()
  const idsByLetter = groupIds(names)
  const peek = (name: string): JsonValue | undefined => {
    const siblings = byName.get(name)
    return siblings && shownOf(siblings)?.v
  }
  const take = <T>(name: string, schema: z.ZodType<T>): T | undefined => {
    const value = peek(name)
    // Most fields of most cases were never asked; a schema that fails is ten times slower than one that is not asked.
    if (value === undefined) return undefined
    const parsed = parse(schema, value)
    // Undo writes `null` where nothing stood before: that is nothing, and nobody needs to be told of it.
    if (parsed.success || value === null) understood.add(name)
    return parsed.success ? parsed.data : undefined
  }
  return {
    names,
    idsOf: (letter) => [...(idsByLetter.get(letter) ?? [])],
    take,
    peek,
    accept: (name) => void understood.add(name),
    unread: () => names.filter((name) => !understood.has(name)),
  }
}

type Parsed<T> = { readonly success: true; readonly data: T } | { readonly success: false }

const parsedWords = new WeakMap<z.ZodType, Map<string, Parsed<unknown>>>()
/** Longer than any word of a list, and shorter than most of what is written freely. */
const longestWord = 24
const mostWords = 200

/** Reading thousands of cases means reading the same few words of the same lists over and over: each is parsed once. */
function parse<T>(schema: z.ZodType<T>, value: JsonValue): Parsed<T> {
  if (typeof value !== 'string' || value.length > longestWord) return schema.safeParse(value)
  const known = parsedWords.get(schema) ?? new Map<string, Parsed<unknown>>()
  const before = known.get(value)
  if (before) return before as Parsed<T>
  const parsed = schema.safeParse(value)
  if (known.size < mostWords) parsedWords.set(schema, known.set(value, parsed))
  return parsed
}

const entityName = /^([a-z])\.([0-9a-f]{32})(?:\.|$)/
/** A letter, a point and an id. */
const prefixLength = 34

/** In the order of the names, in which those of one entity stand together. */
function groupIds(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const idsByLetter = new Map<string, string[]>()
  let last = '\0'
  for (const name of names) {
    // Most registers of a case are fields, which have no dot.
    if (name.charAt(1) !== '.' || name.startsWith(last)) continue
    const [, letter, id] = entityName.exec(name) ?? []
    if (letter === undefined || id === undefined) continue
    last = name.slice(0, prefixLength)
    const ids = idsByLetter.get(letter)
    if (ids) ids.push(id)
    else idsByLetter.set(letter, [id])
  }
  return idsByLetter
}
