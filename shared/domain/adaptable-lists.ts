/**
 * How far an office may adapt the lists. Every list may be named in its own words. Values may be hidden, except where
 * each is a step of a procedure, a row of a table or the beginning of every case. Values of its own may be added where no rule hangs on a value (`open-lists.ts`).
 */
import { routedTypes } from '#shared/domain/body-types.ts'
import { isOpenList } from '#shared/domain/open-lists.ts'
import type { ListName } from '#shared/domain/value-lists.ts'

/** From most to least: add, hide, rename; hide, rename; rename. */
export type Adaptation = 'own-values' | 'hiding' | 'words'

const whole: ReadonlySet<ListName> = new Set([
  'region',
  'clientGroup',
  'gender',
  'placeKind',
  'stepState',
  'referralOutcome',
  'placementState',
  'consent',
  'linkKind',
])

export function adaptationOf(list: ListName): Adaptation {
  if (isOpenList(list)) return 'own-values'
  return whole.has(list) ? 'words' : 'hiding'
}

/** Values of adaptable lists that a procedure asks for by name, whatever the office chooses from. */
const needed: Partial<Readonly<Record<ListName, ReadonlySet<string>>>> = { bodyType: new Set(routedTypes) }

/** Whether a value may be put out of sight: "Wer ist zuständig?" asks for some kinds of bodies in every town. */
export function mayHide(list: ListName, value: string): boolean {
  return adaptationOf(list) !== 'words' && needed[list]?.has(value) !== true
}
