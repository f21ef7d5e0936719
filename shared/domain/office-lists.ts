/**
 * The lists as one office uses them: bundled values under the office's words, its own values behind them, without
 * those it hides. Labels are found for every value there is, also for hidden ones and for those of other offices.
 */
import type { ListValue } from '#shared/domain/list-value.ts'
import { isOwnValue } from '#shared/domain/own-value.ts'
import { adaptationOf, mayHide } from '#shared/domain/adaptable-lists.ts'
import { valueLists, type ListName } from '#shared/domain/value-lists.ts'

export interface OfficeLists {
  /** What the office made of a value, or another office of an own one; `undefined` where nobody did anything. */
  readonly entryOf: (list: ListName, value: string) => ListValue | undefined
  /** The office's word for a value; `null` where the bundled word holds, or where nobody here knows the own value. */
  readonly wordOf: (list: ListName, value: string) => string | null
  /** The values to choose from: bundled ones first, then own ones in the order in which they were added. */
  readonly offered: (list: ListName) => readonly string[]
  /** All the office could show or hide again, in the same order. */
  readonly all: (list: ListName) => readonly string[]
  /** The bundled value that statistics count a value as; `null` for an own value that nobody here knows. */
  readonly countsAs: (list: ListName, value: string) => string | null
}

/** `office` is the name of the office that looks; renaming and hiding bundled values is each office's own affair. */
export function officeLists(values: readonly ListValue[], office: string): OfficeLists {
  const entries = new Map<string, ListValue>()
  for (const value of [...values].sort(byLatestChange)) {
    if (value.office === office || isOwnValue(value.value)) entries.set(keyOf(value.list, value.value), value)
  }
  const entryOf = (list: ListName, value: string): ListValue | undefined => entries.get(keyOf(list, value))
  const own = (list: ListName): readonly string[] =>
    [...entries.values()]
      .filter((entry) => entry.list === list && entry.office === office && isOwnValue(entry.value))
      .sort(byFirstDay)
      .map(({ value }) => value)
  const all = (list: ListName): readonly string[] =>
    adaptationOf(list) === 'own-values'
      ? [...valueLists[list].options, ...own(list)]
      : valueLists[list].options
  const isHidden = (list: ListName, value: string): boolean =>
    mayHide(list, value) && (entryOf(list, value)?.until ?? null) !== null
  return {
    entryOf,
    wordOf: (list, value) => entryOf(list, value)?.label || null,
    offered: (list) => all(list).filter((value) => !isHidden(list, value)),
    all,
    countsAs: (list, value) => (isOwnValue(value) ? (entryOf(list, value)?.countsAs ?? null) : value),
  }
}

function keyOf(list: ListName, value: string): string {
  return `${list} ${value}`
}

/** Two devices may have taken up the same value without knowing of each other: the later change holds. */
function byLatestChange(a: ListValue, b: ListValue): number {
  return (a.changes.at(-1)?.at ?? 0) - (b.changes.at(-1)?.at ?? 0) || (a.id < b.id ? -1 : 1)
}

function byFirstDay(a: ListValue, b: ListValue): number {
  return (a.changes[0]?.at ?? 0) - (b.changes[0]?.at ?? 0) || (a.value < b.value ? -1 : 1)
}
