/** Counts for choosing filters: how many cases a value would leave, given everything else that is asked for. */
import type { CaseHead } from '#shared/domain/case-head.ts'
import {
  CaseMark,
  fieldFilters,
  marksOn,
  testsOf,
  valuesIn,
  type FieldFilter,
  type FiltersToday,
  type HeadTest,
} from '#shared/search/case-filters.ts'
import type { FacetCounts } from '#renderer/vault/vault-api.ts'

type Counts = Record<string, number>

/** Goes through the heads once. Within one field values are alternatives, so a field's own filter does not count. */
export function countFacets(heads: Iterable<CaseHead>, asked: FiltersToday | undefined): FacetCounts {
  const tests = asked ? testsOf(asked) : []
  const fields = Object.fromEntries(fieldFilters.map((field) => [field, noCounts()])) as Record<
    FieldFilter,
    Counts
  >
  const marks: Record<CaseMark, number> = { overdue: 0, 'no-next-step': 0, conflicts: 0, 'older-content': 0 }
  const marksOf = marksIn(asked)
  for (const head of heads) {
    const countsFor = filtersLeft(tests, head)
    for (const field of fieldFilters) if (countsFor(field)) addUp(fields[field], valuesIn(head, field))
    for (const mark of marksOf(head)) if (countsFor(mark)) marks[mark] += 1
  }
  return { fields, marks }
}

type Filter = HeadTest['of']

/** For which filters a case counts: for all where it passes, for the only one it fails, for none where it fails more. */
function filtersLeft(tests: readonly HeadTest[], head: CaseHead): (filter: Filter) => boolean {
  const failed = firstFailures(tests, head)
  return (filter) => failed.every(({ of }) => of === filter)
}

function marksIn(asked: FiltersToday | undefined): (head: CaseHead) => readonly CaseMark[] {
  if (!asked) return () => []
  const hasMark = marksOn(asked)
  return (head) => CaseMark.options.filter((mark) => hasMark(head, mark))
}

function noCounts(): Counts {
  return {}
}

/** At most two: more say nothing new. */
function firstFailures(tests: readonly HeadTest[], head: CaseHead): readonly HeadTest[] {
  const failed: HeadTest[] = []
  for (const test of tests) {
    if (test.passes(head)) continue
    failed.push(test)
    if (failed.length > 1) break
  }
  return failed
}

function addUp(counts: Counts, values: readonly string[]): void {
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
}
