/** Filters as the values of one field and back: `region:magdeburg`, `mark:overdue`, `closedSince:days-30`. */
import {
  CaseFilters,
  fieldFilters,
  noFilters,
  type CaseMark,
  type ClosedSince,
} from '#shared/search/case-filters.ts'

export type FilterValue = string

export function valueOf(kind: string, value: string): FilterValue {
  return `${kind}:${value}`
}

export function filterValues(filters: CaseFilters): readonly FilterValue[] {
  return [
    ...filters.marks.map((mark) => valueOf('mark', mark)),
    ...fieldFilters.flatMap((field) => filters[field].map((value) => valueOf(field, value))),
    ...(filters.closedSince === null ? [] : [valueOf('closedSince', filters.closedSince)]),
  ]
}

/** Of two days since which a case may be closed, the one chosen last counts. */
export function filtersFrom(values: readonly FilterValue[]): CaseFilters {
  const of = (kind: string): readonly string[] =>
    values.filter((value) => value.startsWith(`${kind}:`)).map((value) => value.slice(kind.length + 1))
  return CaseFilters.parse({
    ...noFilters,
    ...Object.fromEntries(fieldFilters.map((field) => [field, of(field)])),
    marks: of('mark') as readonly CaseMark[],
    closedSince: (of('closedSince').at(-1) ?? null) as ClosedSince | null,
  })
}
