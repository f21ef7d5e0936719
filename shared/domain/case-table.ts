/**
 * Cases as a table of coarse fields, for an office's own lists: nothing that was typed freely, no code of a body, days
 * no finer than their quarter. One line a case, words of the value lists in the cells.
 */
import { quarterStart, type CalendarDate } from '#shared/base/calendar-date.ts'
import type { CaseFile } from '#shared/domain/case-file.ts'
import { factLists, type ListFact } from '#shared/domain/profile-facts.ts'
import type { LabelOf, ListName } from '#shared/domain/value-lists.ts'

interface Column {
  readonly id: string
  readonly text: (file: CaseFile, labelOf: LabelOf) => string
}

const listed = (field: ListFact | 'clientGroup' | 'region', list: ListName): Column => ({
  id: field,
  text: ({ profile }, labelOf) => {
    const value = profile[field]
    return value === null ? '' : labelOf(list, value)
  },
})
const several = (field: 'topics' | 'results', list: ListName): Column => ({
  id: field,
  text: ({ profile }, labelOf) => profile[field].map((value) => labelOf(list, value)).join(', '),
})
const quarter = (field: 'openedOn' | 'closedOn'): Column => ({
  id: field,
  text: ({ profile }) => quarterOf(profile[field]),
})

const columns: readonly Column[] = [
  { id: 'code', text: ({ profile }) => profile.code },
  listed('clientGroup', 'clientGroup'),
  listed('region', 'region'),
  { id: 'adviser', text: ({ profile }) => profile.adviser },
  ...(Object.entries(factLists) as [ListFact, ListName][]).map(([field, list]) => listed(field, list)),
  { id: 'literacyNeed', text: ({ profile }) => (profile.literacyNeed === true ? 'x' : '') },
  several('topics', 'topic'),
  quarter('openedOn'),
  quarter('closedOn'),
  several('results', 'caseResult'),
  { id: 'consultations', text: ({ consultations }) => String(consultations.length) },
  { id: 'referrals', text: ({ referrals }) => String(referrals.length) },
  { id: 'places', text: ({ places }) => String(places.reduce((sum, { count }) => sum + count, 0)) },
]

/** The ids of the columns, in order: fields of a case, and two counts. */
export const caseTableColumns: readonly string[] = columns.map(({ id }) => id)

export function caseTableRow(file: CaseFile, labelOf: LabelOf): readonly string[] {
  return columns.map(({ text }) => text(file, labelOf))
}

/** `2026/4` is the fourth quarter of 2026; empty for no day. */
function quarterOf(date: CalendarDate | null): string {
  if (date === null) return ''
  const start = quarterStart(date)
  return `${start.slice(0, 4)}/${String((Number(start.slice(5, 7)) + 2) / 3)}`
}
