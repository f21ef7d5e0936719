/**
 * A saved view: words, filters and order of the case list under a name, kept for the whole office as an item of kind
 * `saved-view`. Registers: `name`, `text`, `state`, `filters`, `sort`, `descending`, and `removedOn` once it was taken
 * away. Each is written whole, so that two offices that change name and filters at once lose neither.
 */
import * as z from 'zod'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { Item } from '#shared/domain/item.ts'
import type { JsonValue } from '#shared/records/record.ts'
import { CaseFilters, noFilters } from '#shared/search/case-filters.ts'

/** What the list can be sorted by: every column it shows, and the day a case was opened. */
export const CaseSort = z.enum([
  'code',
  'clientGroup',
  'region',
  'nextOn',
  'nextWhat',
  'lastContactOn',
  'openedOn',
])
export type CaseSort = z.infer<typeof CaseSort>

export const ListState = z.enum(['open', 'closed', 'all'])
export type ListState = z.infer<typeof ListState>

/** What one sees of the list. */
const viewFields = {
  text: z.string().max(200).catch(''),
  state: ListState.catch('open'),
  filters: CaseFilters.catch(noFilters),
  sort: CaseSort.catch('nextOn'),
  descending: z.boolean().catch(false),
}
export const ViewOfList = z.object(viewFields).readonly()
export type ViewOfList = z.infer<typeof ViewOfList>

/** The longest name that a menu shows whole. */
export const longestViewName = 60

export interface SavedView extends ViewOfList {
  readonly id: string
  readonly name: string
}

/** How the list looks before anybody asks for anything. */
export const firstView: ViewOfList = ViewOfList.parse({})

/** The view an item is. What a newer program or a damaged hand wrote falls back to the first view, field by field. */
export function readSavedView({ id, values }: Item): SavedView {
  const name = z.string().catch('').parse(values['name']).slice(0, longestViewName)
  return { id, name, ...ViewOfList.parse(values) }
}

export interface ItemWrite {
  readonly name: string
  readonly value: JsonValue
}

export function writeView({ text, state, filters, sort, descending }: ViewOfList): readonly ItemWrite[] {
  return Object.entries({ text, state, filters, sort, descending }).map(([name, value]) => ({
    name,
    value: value,
  }))
}

export function nameView(name: string): readonly ItemWrite[] {
  return [{ name: 'name', value: name.trim().slice(0, longestViewName) }]
}

/** Takes a view away, or with `null` back. */
export function removeView(on: CalendarDate | null): readonly ItemWrite[] {
  return [{ name: 'removedOn', value: on }]
}

/** Whether two views show the same. */
export function sameView(a: ViewOfList, b: ViewOfList): boolean {
  return JSON.stringify(writeView(a)) === JSON.stringify(writeView(b))
}
