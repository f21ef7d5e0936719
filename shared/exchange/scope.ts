/**
 * What another office receives. An office chooses it for each partner; nothing is chosen for it. The own office's
 * other devices always receive everything.
 */
import * as z from 'zod'

export const Scope = z.enum([
  /** All records: offices that count and look after their cases together. */
  'all',
  /** Only transfers of cases between the two. */
  'transfers',
  /** Only what is no case: bodies, programmes, lists and chains, and rows for counting. */
  'figures',
])
export type Scope = z.infer<typeof Scope>

/**
 * What the scopes take in, as a number. To be raised whenever a scope takes in another kind of records, or this program
 * learns to read records of a scope that it could not read before: they were left out of packages that count as
 * acknowledged, so parts begin anew.
 */
export const scopeVersion = 1

export interface PackageGroup {
  readonly scope: Scope
  readonly offices: readonly string[]
}

/** Which offices may share one package: those that receive everything; each of the others has one of its own. */
export function packageGroups(
  scopeOf: (office: string) => Scope | null,
  offices: readonly string[],
): readonly PackageGroup[] {
  const whole = offices.filter((office) => scopeOf(office) === 'all')
  const parts = offices.flatMap((office) => {
    const scope = scopeOf(office)
    return scope === null || scope === 'all' ? [] : [{ scope, offices: [office] }]
  })
  return whole.length === 0 ? parts : [{ scope: 'all', offices: whole }, ...parts]
}
