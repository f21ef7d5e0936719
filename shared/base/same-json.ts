import type { JsonValue } from '#shared/base/json.ts'

/** Whether two values say the same: members in any order, items in theirs. */
export function sameJson(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true
  if (!isCompound(a) || !isCompound(b)) return false
  if (isList(a) || isList(b)) return isList(a) && isList(b) && sameItems(a, b)
  return sameMembers(a, b)
}

type Compound = Exclude<JsonValue, string | number | boolean | null>
type Members = Exclude<Compound, readonly JsonValue[]>

function sameMembers(a: Members, b: Members): boolean {
  const names = Object.keys(a)
  if (names.length !== Object.keys(b).length) return false
  return names.every((name) => Object.hasOwn(b, name) && sameJson(a[name], b[name]))
}

function sameItems(a: readonly JsonValue[], b: readonly JsonValue[]): boolean {
  return a.length === b.length && a.every((item, at) => sameJson(item, b[at]))
}

function isCompound(value: JsonValue | undefined): value is Compound {
  return typeof value === 'object' && value !== null
}

function isList(value: Compound): value is readonly JsonValue[] {
  return Array.isArray(value)
}
