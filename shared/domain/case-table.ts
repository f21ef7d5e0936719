/**
 * Cases as a table of coarse fields, for an office's own lists: nothing that was typed freely, no code of a body, days
 * no finer than their quarter. One line a case, words of the value lists in the cells.
 */
import { quarterStart, type CalendarDate } from '#shared/base/calendar-date.ts'
import type { CaseFile, CaseProfile } from '#shared/domain/case-file.ts'
import type { LabelOf, ListName } from '#shared/domain/value-lists.ts'

interface Column {
  readonly id: string
  readonly text: (file: CaseFile, labelOf: LabelOf) => string
}

type ListField = {
  [F in keyof CaseProfile]: CaseProfile[F] extends string | null ? F : never
}[keyof CaseProfile]

const listed = (field: ListField, list: ListName): Column => ({
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
  listed('gender', 'gender'),
  listed('ageBand', 'ageBand'),
  listed('residence', 'residence'),
  listed('german', 'germanLevel'),
  listed('school', 'schoolCertificate'),
  listed('activity', 'activity'),
  listed('occupation', 'occupationGroup'),
  several('topics', 'topic'),
  quarter('openedOn'),
  quarter('closedOn'),
  several('results', 'caseResult'),
  { id: 'consultations', text: ({ consultations }) => String(consultations.length) },
  { id: 'referrals', text: ({ referrals }) => String(referrals.length) },
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
