import { expect, test } from 'vitest'
import { ItemKind } from '#shared/domain/item.ts'
import { isInScope } from '#shared/exchange/in-scope.ts'
import { packageGroups, scopeVersion, type Scope } from '#shared/exchange/scope.ts'
import { emptyRecord } from '#shared/records/write.ts'

const chosen: Readonly<Record<string, Scope>> = { o01: 'all', o02: 'transfers', o03: 'all', o04: 'figures' }
const scopeOf = (office: string): Scope | null => chosen[office] ?? null

test('offices that receive everything share a package, the others have one each, the unchosen none', () => {
  expect(packageGroups(scopeOf, ['o01', 'o02', 'o03', 'o04', 'o05'])).toEqual([
    { scope: 'all', offices: ['o01', 'o03'] },
    { scope: 'transfers', offices: ['o02'] },
    { scope: 'figures', offices: ['o04'] },
  ])
})

test('nobody to send everything to leaves no empty package', () => {
  expect(packageGroups(scopeOf, ['o05', 'o02'])).toEqual([{ scope: 'transfers', offices: ['o02'] }])
})

test('another kind of records in a scope, or one more that is read, goes with a higher version of the scopes', () => {
  const given = { whole: false, ids: [] }
  const between = { scope: 'figures', ours: 'o01', theirs: ['o02'], given } as const
  const inFigures = ItemKind.options.filter((kind) =>
    isInScope(emptyRecord('1'.repeat(32)), { kind, values: {}, conflicts: [] }, between),
  )
  expect([scopeVersion, inFigures.toSorted(), ItemKind.options.length]).toEqual([
    1,
    ['body', 'chain-content', 'chain-edition', 'list-value', 'programme'],
    9,
  ])
})
