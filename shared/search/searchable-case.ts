/** What a search looks at in a case: its head, in the words that stand on the screen. */
import type { CaseHead } from '#shared/domain/case-head.ts'
import type { LabelOf, ListName } from '#shared/domain/value-lists.ts'
import type { Searchable } from '#shared/search/search-index.ts'

export function searchableCase(head: CaseHead, labelOf: LabelOf): Searchable {
  const places = head.openReferrals.flatMap(({ what, town }) => [what, town])
  return {
    texts: [head.text, head.nextWhat, head.adviser],
    short: [...labelsOf(head, labelOf), ...places],
    code: head.code,
  }
}

function labelsOf(head: CaseHead, labelOf: LabelOf): readonly string[] {
  const values: readonly (readonly [ListName, string | null])[] = [
    ['clientGroup', head.clientGroup],
    ['region', head.region],
    ['ageBand', head.ageBand],
    ['residence', head.residence],
    ['germanLevel', head.german],
    ['occupationGroup', head.occupation],
    ...head.topics.map((topic) => ['topic', topic] as const),
  ]
  return values.flatMap(([list, value]) => (value === null ? [] : [labelOf(list, value)]))
}
