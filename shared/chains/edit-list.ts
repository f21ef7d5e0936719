/** Lists of parts with ids, as an editor changes them: every function answers with a new list. */

interface Named {
  readonly id: string
}

/** The first id of the form `M1`, `M2` … that is not taken. */
export function freeId(prefix: string, taken: Iterable<string>): string {
  const known = new Set(taken)
  let number = 1
  while (known.has(`${prefix}${number}`)) number += 1
  return `${prefix}${number}`
}

export function replaced<T extends Named>(list: readonly T[], id: string, part: T): readonly T[] {
  return list.map((one) => (one.id === id ? part : one))
}

export function without<T extends Named>(list: readonly T[], id: string): readonly T[] {
  return list.filter((one) => one.id !== id)
}

/** The same, but the last one stays: some lists may not be empty. */
export function withoutUnlessLast<T extends Named>(list: readonly T[], id: string): readonly T[] {
  const rest = without(list, id)
  return rest.length === 0 ? list : rest
}

/** One place up (-1) or down (1) among those that count as its neighbours; at the edge it stays. */
export function moved<T extends Named>(
  list: readonly T[],
  id: string,
  { by, among = () => true }: { readonly by: -1 | 1; readonly among?: (part: T) => boolean },
): readonly T[] {
  const neighbours = list.filter(among)
  const other = neighbours[neighbours.findIndex((one) => one.id === id) + by]
  const own = neighbours.find((one) => one.id === id)
  if (!own || !other) return list
  return list.map((one) => (one === own ? other : one === other ? own : one))
}

/** What stands at a place of a list without ids. */
export function replacedAt<T>(list: readonly T[], index: number, part: T): readonly T[] {
  return list.map((one, place) => (place === index ? part : one))
}

export function withoutAt<T>(list: readonly T[], index: number): readonly T[] {
  return list.filter((_one, place) => place !== index)
}
