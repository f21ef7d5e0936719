/**
 * What an office made of one value of a list: added it, renamed it, hides it. An item of kind `list-value`
 * (`item.ts`). Nothing is ever taken out of a list: a value that is not wanted any more is hidden from a day on, so
 * that old cases go on showing it. Register names:
 *
 * | name | holds |
 * |---|---|
 * | `list`, `value` | which value of which list; own values are `x-` and 8 hex digits |
 * | `office` | name of the office whose choice this is; others show an own value's label and offer only their own |
 * | `label` | what people read; empty: the bundled word |
 * | `countsAs` | for an own value, the bundled value that statistics count it as |
 * | `from`, `until` | first day it is offered; day from which it is hidden, or `null` |
 * | `n.<id>` | one change: day, moment, initials, what was done, the label since then. Never written again |
 */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { EntityId } from '#shared/domain/case-file.ts'
import type { Item } from '#shared/domain/item.ts'
import { isOwnValue } from '#shared/domain/own-value.ts'
import { isOpenList, type OpenList } from '#shared/domain/open-lists.ts'
import { countedIn, isListName, valueLists, type ListName } from '#shared/domain/value-lists.ts'
import type { JsonValue } from '#shared/records/record.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

/** Long enough for "Ausbildungsvorbereitungsmaßnahme" and a word beside it; a chip must hold it. */
export const longestLabel = 60

const ListChange = z
  .object({
    on: CalendarDate,
    /** Milliseconds of the writer's clock: several changes of one minute keep their order. */
    at: z.number().int().nonnegative(),
    /** Initials of the adviser. */
    by: z.string().max(8),
    what: z.enum(['added', 'renamed', 'hidden', 'shown', 'counted']),
    /** What people read since; empty: the bundled word. */
    label: z.string().max(longestLabel),
  })
  .readonly()
export type ListChange = z.infer<typeof ListChange> & { readonly id: EntityId }

export interface ListValue {
  /** Of the item. */
  readonly id: EntityId
  readonly office: string
  readonly list: ListName
  readonly value: string
  readonly label: string
  readonly countsAs: string | null
  readonly from: CalendarDate
  readonly until: CalendarDate | null
  /** Oldest first. */
  readonly changes: readonly ListChange[]
}

const Registers = z.object({
  office: z.string().catch(''),
  list: z.string().refine(isListName),
  value: z.string(),
  label: z.string().max(longestLabel).catch(''),
  countsAs: z.string().nullable().catch(null),
  from: CalendarDate.catch('1970-01-01' as CalendarDate),
  until: CalendarDate.nullable().catch(null),
})

/** `null` where list or value make no sense; whatever else does not fit is as if it had not been written. */
export function readListValue({ id, values }: Item): ListValue | null {
  const read = Registers.safeParse(values)
  if (!read.success) return null
  const { list, value, countsAs } = read.data
  if (isOwnValue(value) ? !isOpenList(list) : !isBundled(list, value)) return null
  const counted = countsAs !== null && isBundled(countedIn(list), countsAs) ? countsAs : null
  return { id, ...read.data, countsAs: counted, changes: readChanges(values) }
}

function readChanges(values: Item['values']): readonly ListChange[] {
  const changes = Object.entries(values).flatMap(([name, value]) => {
    const id = EntityId.safeParse(name.startsWith('n.') ? name.slice(2) : '')
    const change = ListChange.safeParse(value)
    return id.success && change.success ? [{ ...change.data, id: id.data }] : []
  })
  return changes.sort(byMoment)
}

/** Earlier changes first; the id settles the rest, so that every reader sees one order. */
export function byMoment(a: ListChange, b: ListChange): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1)
}

export function isBundled(list: ListName, value: string): boolean {
  return valueLists[list].options.some((option: string) => option === value)
}

/** Who changes a list, and when. */
export interface ListMoment {
  /** Fresh; names the change. */
  readonly change: EntityId
  readonly on: CalendarDate
  /** Milliseconds. */
  readonly at: number
  readonly by: string
}

export type ListValueError =
  | { readonly type: 'ListLabelMissing' }
  | { readonly type: 'ListLabelTooLong'; readonly most: number }
  /** Two values that read alike cannot be told apart. */
  | { readonly type: 'ListLabelTaken' }
  | { readonly type: 'CountsAsMissing' }

export interface NewListValue {
  readonly office: string
  readonly list: OpenList
  readonly value: string
  readonly label: string
  readonly countsAs: string
}

/** The first registers of an own value. `taken` are the labels of the list. */
export function addListValue(
  added: NewListValue,
  taken: readonly string[],
  moment: ListMoment,
): Result<readonly RegisterWrite[], ListValueError> {
  const label = tidy(added.label)
  const problem = labelProblem(label, taken)
  if (problem) return err(problem)
  if (!isBundled(countedIn(added.list), added.countsAs)) return err({ type: 'CountsAsMissing' })
  const first = { ...added, label, from: moment.on, until: null }
  return ok([...writesOf(first), changeWrite(moment, 'added', label)])
}

/** The first registers for a bundled value, before anything about it is changed. */
export function adoptBundled(
  value: Pick<ListValue, 'office' | 'list' | 'value' | 'from'>,
): readonly RegisterWrite[] {
  return writesOf({ ...value, label: '', until: null })
}

/** Another word for a value. A bundled value takes an empty one: its own word again. */
export function renameListValue(
  value: Pick<ListValue, 'value'>,
  { label: typed, taken }: { readonly label: string; readonly taken: readonly string[] },
  moment: ListMoment,
): Result<readonly RegisterWrite[], ListValueError> {
  const label = tidy(typed)
  const mayBeEmpty = !isOwnValue(value.value)
  const problem = label === '' && mayBeEmpty ? null : labelProblem(label, taken)
  return problem ? err(problem) : ok([{ name: 'label', value: label }, changeWrite(moment, 'renamed', label)])
}

/** Hides a value from today on, or offers it again. */
export function offerListValue(
  { label }: Pick<ListValue, 'label'>,
  offered: boolean,
  moment: ListMoment,
): readonly RegisterWrite[] {
  const until = { name: 'until', value: offered ? null : moment.on }
  return [until, changeWrite(moment, offered ? 'shown' : 'hidden', label)]
}

/** The bundled value that statistics count an own value as. */
export function countListValue(
  { list, label }: Pick<ListValue, 'list' | 'label'>,
  countsAs: string,
  moment: ListMoment,
): Result<readonly RegisterWrite[], ListValueError> {
  if (!isBundled(countedIn(list), countsAs)) return err({ type: 'CountsAsMissing' })
  return ok([{ name: 'countsAs', value: countsAs }, changeWrite(moment, 'counted', label)])
}

/** What takes the latest change back: the value as it was, without the line about the change. */
export function undoListChange(before: ListValue, change: EntityId): readonly RegisterWrite[] {
  const { label, until, countsAs } = before
  return [...writesOf({ label, until, countsAs }), { name: `n.${change}`, value: null }]
}

function labelProblem(label: string, taken: readonly string[]): ListValueError | null {
  if (label === '') return { type: 'ListLabelMissing' }
  if (label.length > longestLabel) return { type: 'ListLabelTooLong', most: longestLabel }
  const alike = (other: string): boolean => other.toLocaleLowerCase('de') === label.toLocaleLowerCase('de')
  return taken.some(alike) ? { type: 'ListLabelTaken' } : null
}

function tidy(label: string): string {
  return label.trim().replace(/\s+/g, ' ')
}

function writesOf(registers: Readonly<Record<string, JsonValue>>): readonly RegisterWrite[] {
  return Object.entries(registers).map(([name, value]) => ({ name, value }))
}

function changeWrite(
  { change, on, at, by }: ListMoment,
  what: ListChange['what'],
  label: string,
): RegisterWrite {
  return { name: `n.${change}`, value: { on, at, by, what, label } }
}
