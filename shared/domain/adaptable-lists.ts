/**
 * How far an office may adapt the lists. Every list may be named in its own words. Values may be hidden, except where
 * each is a step of a procedure. Values of its own may be added where no rule hangs on a value (`open-lists.ts`).
 */
import { isOpenList } from '#shared/domain/open-lists.ts'
import type { ListName } from '#shared/domain/value-lists.ts'

/** From most to least: add, hide, rename; hide, rename; rename. */
export type Adaptation = 'own-values' | 'hiding' | 'words'

const steps: ReadonlySet<ListName> = new Set([
  'stepState',
  'referralOutcome',
  'placementState',
  'consent',
  'linkKind',
])

export function adaptationOf(list: ListName): Adaptation {
  if (isOpenList(list)) return 'own-values'
  return steps.has(list) ? 'words' : 'hiding'
}
