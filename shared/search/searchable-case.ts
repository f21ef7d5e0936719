/** What a search looks at in a case: its head, in the words that stand on the screen. */
import type { CaseHead } from '#shared/domain/case-head.ts'
import { factIn } from '#shared/domain/head-facts.ts'
import { factLists, type ListFact } from '#shared/domain/profile-facts.ts'
import type { LabelOf, ListName } from '#shared/domain/value-lists.ts'
import type { Searchable } from '#shared/search/search-index.ts'

export function searchableCase(head: CaseHead, labelOf: LabelOf): Searchable {
  const bodies = head.openReferrals.flatMap(({ what, bodyType, town }) => [
    what,
    labelOf('bodyType', bodyType),
    town,
  ])
  return {
    texts: [
      head.text,
      head.nextWhat,
      head.adviser,
      ...head.followUps.map(({ what }) => what),
      ...head.agreements.map(({ what }) => what),
      ...head.openReferrals.map(({ reason }) => reason),
    ],
    short: [...valuesOf(head).map(([list, value]) => labelOf(list, value)), ...bodies],
    code: head.code,
  }
}

type ListValue = readonly [ListName, string]

const listFacts = Object.entries(factLists) as readonly (readonly [ListFact, ListName])[]

function valuesOf(head: CaseHead): readonly ListValue[] {
  return [
    ['clientGroup', head.clientGroup],
    ['region', head.region],
    ...listFacts.flatMap(([fact, list]): readonly ListValue[] => {
      const value = factIn(head, fact)
      return value === null ? [] : [[list, value]]
    }),
    ...head.topics.map((topic): ListValue => ['topic', topic]),
    ...head.results.map((result): ListValue => ['caseResult', result]),
    ...(head.company?.places ?? []).flatMap(({ occupation, region }): readonly ListValue[] => [
      ['occupationGroup', occupation],
      ['region', region],
    ]),
  ]
}
