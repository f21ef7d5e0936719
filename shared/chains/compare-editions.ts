/**
 * What differs between two editions as they read on a day each: two versions, two regions, or one edition on two days.
 * What reads the same is the same, whatever it is made of.
 */
import type { Chain } from '#shared/chains/chain.ts'
import {
  chainFields,
  fieldsOfChain,
  fieldsOfParameter,
  fieldsOfQuestion,
  fieldsOfStep,
  parameterFields,
  questionFields,
  stepFields,
  type ChainField,
  type EditionView,
  type Fields,
  type ParameterField,
  type QuestionField,
  type StepField,
} from '#shared/chains/edition-fields.ts'
import type { Edition } from '#shared/chains/edition.ts'
import type { LabelOf } from '#shared/domain/value-lists.ts'

/** A field that differs, with the lines of both sides; no lines where a side says nothing. */
export interface FieldDifference<Name extends string> {
  readonly field: Name
  readonly before: readonly string[]
  readonly after: readonly string[]
}

export interface Difference<Name extends string> {
  readonly id: string
  /** `null` on the side that does not have it. */
  readonly titles: { readonly before: string | null; readonly after: string | null }
  readonly change: 'added' | 'removed' | 'changed'
  readonly fields: readonly FieldDifference<Name>[]
}

export interface EditionComparison {
  readonly chain: readonly FieldDifference<ChainField>[]
  /** In the order of the second side; what only the first has stands where it stood. */
  readonly steps: readonly Difference<StepField>[]
  readonly parameters: readonly Difference<ParameterField>[]
  readonly questions: readonly Difference<QuestionField>[]
}

export function compareEditions(
  before: EditionView,
  after: EditionView,
  labelOf: LabelOf,
): EditionComparison {
  const views = { before, after }
  return {
    chain: differing(chainFields, fieldsOfChain(before, labelOf), fieldsOfChain(after, labelOf)),
    steps: differences(views, 'steps', {
      names: stepFields,
      title: 'title',
      fieldsOf: (step, view) => fieldsOfStep(step, view, labelOf),
    }),
    parameters: differences(views, 'parameters', {
      names: parameterFields,
      title: 'name',
      fieldsOf: fieldsOfParameter,
    }),
    questions: differences(views, 'questions', {
      names: questionFields,
      title: 'text',
      fieldsOf: fieldsOfQuestion,
    }),
  }
}

/** A chain that nobody has yet: what a new one is laid beside, so that all of it can be read before it is taken. */
export function nothingOf({ chain, region }: Edition): Edition {
  const empty = { title: '', summary: '', phases: [], outcomes: [], parameters: [], questions: [], steps: [] }
  return { chain: { ...chain, ...empty }, region, notes: [], bodies: {} }
}

/** Nothing differs, the version's own number and day aside if `besidesVersion`. */
export function editionsAgree(comparison: EditionComparison, besidesVersion = false): boolean {
  const { chain, steps, parameters, questions } = comparison
  const fields = besidesVersion ? chain.filter(({ field }) => field !== 'version' && field !== 'asOf') : chain
  return [fields, steps, parameters, questions].every((list) => list.length === 0)
}

interface Sides<Value> {
  readonly before: Value
  readonly after: Value
}

type Parts = Pick<Chain, 'steps' | 'parameters' | 'questions'>

/** How a kind of item is taken apart. */
interface Reading<Item, Name extends string> {
  readonly names: readonly Name[]
  readonly title: Name
  readonly fieldsOf: (item: Item, view: EditionView) => Fields<Name>
}

function differences<Kind extends keyof Parts, Name extends string>(
  { before, after }: Sides<EditionView>,
  kind: Kind,
  reading: Reading<Parts[Kind][number], Name>,
): readonly Difference<Name>[] {
  const read = (view: EditionView): ReadonlyMap<string, Fields<Name>> =>
    new Map(partsOf(view, kind).map((item) => [item.id, reading.fieldsOf(item, view)]))
  const [old, fresh] = [read(before), read(after)]
  return mergedOrder([...old.keys()], [...fresh.keys()]).flatMap((id) =>
    differenceOf(id, { before: old.get(id), after: fresh.get(id) }, reading),
  )
}

function partsOf<Kind extends keyof Parts>(
  { edition }: EditionView,
  kind: Kind,
): readonly Parts[Kind][number][] {
  return edition.chain[kind]
}

/** The second order, with what only the first has put behind what it stood behind. */
export function mergedOrder(before: readonly string[], after: readonly string[]): readonly string[] {
  const merged = [...after]
  for (const [place, id] of before.entries()) {
    if (merged.includes(id)) continue
    const last = before.slice(0, place).findLast((earlier) => merged.includes(earlier))
    merged.splice(last === undefined ? 0 : merged.indexOf(last) + 1, 0, id)
  }
  return merged
}

function differenceOf<Name extends string>(
  id: string,
  { before, after }: Sides<Fields<Name> | undefined>,
  { names, title }: Pick<Reading<unknown, Name>, 'names' | 'title'>,
): readonly Difference<Name>[] {
  const fields = differing(names, before, after)
  const change = before ? (after ? 'changed' : 'removed') : 'added'
  if (change === 'changed' && fields.length === 0) return []
  const titleOf = (side: Fields<Name> | undefined): string | null => (side ? (side[title][0] ?? id) : null)
  return [{ id, titles: { before: titleOf(before), after: titleOf(after) }, change, fields }]
}

function differing<Name extends string>(
  names: readonly Name[],
  before: Fields<Name> | undefined,
  after: Fields<Name> | undefined,
): readonly FieldDifference<Name>[] {
  return names
    .map((field) => ({ field, before: before?.[field] ?? [], after: after?.[field] ?? [] }))
    .filter((one) => !sameLines(one.before, one.after))
}

function sameLines(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, place) => line === other[place])
}
