import type * as z from 'zod'
import { shownValue, type JsonValue, type LiveRecord } from '#shared/records/record.ts'

/** Reads the registers of one record and remembers which of them nobody could read. */
export interface RegisterReader {
  readonly names: readonly string[]
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
  const unread = new Set(names)
  const peek = (name: string): JsonValue | undefined =>
    Object.hasOwn(record.f, name) ? shownValue(record, name) : undefined
  const take = <T>(name: string, schema: z.ZodType<T>): T | undefined => {
    const parsed = schema.safeParse(peek(name))
    if (!parsed.success) return undefined
    unread.delete(name)
    return parsed.data
  }
  return { names, take, peek, accept: (name) => void unread.delete(name), unread: () => [...unread] }
}

/** The ids of the entities with a prefix: `c` gives every `<id>` of `c.<id>` and `c.<id>.<rest>`. */
export function entityIds(reader: RegisterReader, prefix: string): readonly string[] {
  const pattern = new RegExp(`^${prefix}\\.([0-9a-f]{32})(?:\\.|$)`)
  return [...new Set(reader.names.map((name) => pattern.exec(name)?.[1] ?? ''))].filter((id) => id !== '')
}
