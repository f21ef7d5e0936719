/** Counts for choosing filters: how many cases a value would leave, given everything else that is asked for. */
import type { CaseHead } from '#shared/domain/case-head.ts'
import {
  CaseMark,
  fieldFilters,
  hasMark,
  testsOf,
  valuesIn,
  type FiltersToday,
  type HeadTest,
} from '#shared/search/case-filters.ts'
import type { FacetCounts } from '#renderer/vault/vault-api.ts'

type Counts = Record<string, number>

/** Goes through the heads once. Within one field values are alternatives, so a field's own filter does not count. */
export function countFacets(heads: Iterable<CaseHead>, asked: FiltersToday | undefined): FacetCounts {
  const tests = asked ? testsOf(asked) : []
  const fields = fieldFilters.map((field) => ({ field, counts: noCounts() }))
  const marks: Record<CaseMark, number> = { overdue: 0, 'no-next-step': 0, conflicts: 0 }
  for (const head of heads) {
    const failed = firstFailures(tests, head)
    const counts = countsFor(failed)
    for (const { field, counts: found } of fields) if (counts(field)) addUp(found, valuesIn(head, field))
    for (const mark of marksOf(head, asked)) if (counts(mark)) marks[mark] += 1
  }
  const byField = fields.map(({ field, counts }) => [field, counts] as const)
  return { fields: Object.fromEntries(byField) as FacetCounts['fields'], marks }
}

/** Whether a case counts for a filter: it does where that filter is the only one it fails. */
function countsFor(failed: readonly HeadTest[]): (filter: HeadTest['of']) => boolean {
  return (filter) => failed.every(({ of }) => of === filter)
}

function marksOf(head: CaseHead, asked: FiltersToday | undefined): readonly CaseMark[] {
  return asked ? CaseMark.options.filter((mark) => hasMark(head, mark, asked.today)) : []
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
