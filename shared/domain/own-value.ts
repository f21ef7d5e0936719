/**
 * A value that an office added to a list itself. It is told from bundled values by its form alone, so that every
 * program reads it, also one that has never heard what it is called.
 */
import * as z from 'zod'

/** `x-` and 8 hex digits, drawn at random. */
export const OwnValue = z.templateLiteral(['x-', z.string().regex(/^[0-9a-f]{8}$/)])
export type OwnValue = z.infer<typeof OwnValue>

const ownForm = /^x-[0-9a-f]{8}$/

export function isOwnValue(value: string): value is OwnValue {
  return ownForm.test(value)
}

/** A bundled list that takes own values beside its own. */
export function orOwn<List extends z.ZodEnum>(list: List): z.ZodUnion<readonly [List, typeof OwnValue]> {
  return z.union([list, OwnValue])
}

/** A new own value out of a fresh random id; its first 4 bytes are enough for the few values of an office. */
export function ownValueFrom(id: string): OwnValue {
  return `x-${id.slice(0, 8)}`
}
