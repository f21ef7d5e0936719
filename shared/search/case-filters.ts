/**
 * Filters of the case list. Values of one field are alternatives, fields and marks all have to hold: *Magdeburg or
 * Börde, and Geduldet, and overdue*. Kept in saved views, so reading is tolerant: what does not fit is left out.
 */
import * as z from 'zod'
import { addToDate, CalendarDate } from '#shared/base/calendar-date.ts'
import type { CaseHead } from '#shared/domain/case-head.ts'
import { factIn } from '#shared/domain/head-facts.ts'
import { runsOnOneOf } from '#shared/domain/running-chains.ts'
import { facts, type Fact } from '#shared/domain/profile-facts.ts'

/** Those that are asked for most come first. */
const first = [
  'region',
  'clientGroup',
  'german',
  'residence',
  'occupation',
  'topic',
  'adviser',
  'result',
] as const
export type FieldFilter = (typeof first)[number] | Fact

/** Fields with values to choose from: every fact of the profile is one. */
export const fieldFilters: readonly FieldFilter[] = [...new Set<FieldFilter>([...first, ...facts])]

/** What a case is or is not. */
export const CaseMark = z.enum(['overdue', 'no-next-step', 'conflicts', 'older-content'])
export type CaseMark = z.infer<typeof CaseMark>

/** A span that moves with the calendar, or a day. */
export const ClosedSince = z.union([z.enum(['days-30', 'days-90', 'this-year', 'last-year']), CalendarDate])
export type ClosedSince = z.infer<typeof ClosedSince>

const values = z.array(z.string().max(80)).max(200).readonly().catch([])
const fields = Object.fromEntries(fieldFilters.map((field) => [field, values]))

export const CaseFilters = z
  .object({
    ...(fields as Record<FieldFilter, typeof values>),
    marks: z.array(CaseMark).readonly().catch([]),
    closedSince: ClosedSince.nullable().catch(null),
  })
  .readonly()
export type CaseFilters = z.infer<typeof CaseFilters>

export const noFilters: CaseFilters = CaseFilters.parse({})

/** The filters together with the day on which they are asked. */
export interface FiltersToday {
  readonly filters: CaseFilters
  readonly today: CalendarDate
  /** Keys of the editions that are not in force any more; see `running-chains.ts`. */
  readonly older?: readonly string[]
}

/** One thing that has to hold of a head. */
export interface HeadTest {
  readonly of: FieldFilter | CaseMark | 'closedSince'
  readonly passes: (head: CaseHead) => boolean
}

export function isUnfiltered(filters: CaseFilters): boolean {
  return testCount(filters) === 0
}

/** How many values and marks are chosen. */
export function testCount({ marks, closedSince, ...fields }: CaseFilters): number {
  const chosen = Object.values(fields).reduce((sum, list) => sum + list.length, 0)
  return chosen + marks.length + Number(closedSince !== null)
}

/** All that has to hold; nothing where nothing is chosen. */
export function testsOf(asked: FiltersToday): readonly HeadTest[] {
  const { filters, today } = asked
  const fields = fieldFilters.flatMap((field): readonly HeadTest[] => {
    const wanted = new Set(filters[field])
    if (wanted.size === 0) return []
    return [{ of: field, passes: (head) => valuesIn(head, field).some((value) => wanted.has(value)) }]
  })
  const hasMark = marksOn(asked)
  const marks = filters.marks.map((mark): HeadTest => ({ of: mark, passes: (head) => hasMark(head, mark) }))
  return [...fields, ...marks, ...closedTests(filters.closedSince, today)]
}

function closedTests(since: ClosedSince | null, today: CalendarDate): readonly HeadTest[] {
  if (since === null) return []
  const first = firstDay(since, today)
  return [{ of: 'closedSince', passes: ({ closedOn }) => closedOn !== null && closedOn >= first }]
}

/** The values a head has in a field: none, one, or several topics or results. */
export function valuesIn(head: CaseHead, field: FieldFilter): readonly string[] {
  if (field === 'topic') return head.topics
  if (field === 'result') return head.results
  const value = isProfileFact(field) ? factIn(head, field) : head[field]
  return value === null || value === '' ? [] : [value]
}

function isProfileFact(field: Exclude<FieldFilter, 'topic' | 'result'>): field is Fact {
  return field !== 'region' && field !== 'clientGroup' && field !== 'adviser'
}

/** Only an open case can be overdue or lack a next step. */
export function marksOn({
  today,
  older,
}: Pick<FiltersToday, 'today' | 'older'>): (head: CaseHead, mark: CaseMark) => boolean {
  const olderKeys = new Set(older)
  return (head, mark) => {
    switch (mark) {
      case 'overdue':
        return head.closedOn === null && head.nextOn !== null && head.nextOn < today
      case 'no-next-step':
        return head.closedOn === null && head.nextOn === null
      case 'conflicts':
        return head.conflicts > 0
      case 'older-content':
        return runsOnOneOf(head, olderKeys)
    }
  }
}

/** The first day that a span covers. */
export function firstDay(since: ClosedSince, today: CalendarDate): CalendarDate {
  const year = Number(today.slice(0, 4))
  switch (since) {
    case 'days-30':
      return addToDate(today, { days: -30 })
    case 'days-90':
      return addToDate(today, { days: -90 })
    case 'this-year':
      return `${year}-01-01` as CalendarDate
    case 'last-year':
      return `${year - 1}-01-01` as CalendarDate
    default:
      return since
  }
}
