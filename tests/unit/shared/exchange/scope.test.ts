import { expect, test } from 'vitest'
import { packageGroups, type Scope } from '#shared/exchange/scope.ts'

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
