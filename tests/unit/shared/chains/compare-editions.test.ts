import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bundledChains, bundledLibrary } from '#shared/chains/catalogue.ts'
import type { Chain, Step } from '#shared/chains/chain.ts'
import {
  compareEditions,
  editionsAgree,
  mergedOrder,
  type Difference,
  type EditionComparison,
  type FieldDifference,
} from '#shared/chains/compare-editions.ts'
import { makeEdition } from '#shared/chains/edition.ts'
import type { EditionView, StepField } from '#shared/chains/edition-fields.ts'
import { bundledDirectory } from '#shared/directory/bundled-directory.ts'
import { Region, type LabelOf } from '#shared/domain/value-lists.ts'
import { chains, someDays } from '#tests/support/generated-chain.ts'

const labelOf: LabelOf = (list, value) => `${list}.${value}`
const day = '2026-11-26' as CalendarDate
const views: fc.Arbitrary<EditionView> = fc
  .record({ chain: chains, date: someDays, region: fc.constantFrom(...Region.options) })
  .map(({ chain, date, region }) => viewOf(chain, date as CalendarDate, region))

function viewOf(chain: Chain, date: CalendarDate = day, region: Region = 'magdeburg'): EditionView {
  return { edition: makeEdition(chain, region, []), date, directory: bundledDirectory }
}

const compare = (before: EditionView, after: EditionView): EditionComparison =>
  compareEditions(before, after, labelOf)

test('nothing differs from itself', () => {
  fc.assert(
    fc.property(views, (view) => {
      expect(editionsAgree(compare(view, view))).toBe(true)
    }),
  )
})

test('seen from the other side, the same differs', () => {
  fc.assert(
    fc.property(views, views, (one, other) => {
      expect(inOrder(compare(other, one))).toEqual(inOrder(mirrored(compare(one, other))))
    }),
  )
})

function mirrored({ chain, steps, parameters, questions }: EditionComparison): EditionComparison {
  return {
    chain: chain.map(turned),
    steps: steps.map(turnedItem),
    parameters: parameters.map(turnedItem),
    questions: questions.map(turnedItem),
  }
}

function turned<Name extends string>({ field, before, after }: FieldDifference<Name>): FieldDifference<Name> {
  return { field, before: after, after: before }
}

function turnedItem<Name extends string>({ titles, change, fields, id }: Difference<Name>): Difference<Name> {
  return {
    id,
    titles: { before: titles.after, after: titles.before },
    change: change === 'added' ? 'removed' : change === 'removed' ? 'added' : 'changed',
    fields: fields.map(turned),
  }
}

function inOrder(comparison: EditionComparison): unknown {
  const sorted = (list: readonly { readonly id: string }[]): unknown =>
    [...list].sort((a, b) => (a.id < b.id ? -1 : 1))
  const { chain, steps, parameters, questions } = comparison
  return { chain, steps: sorted(steps), parameters: sorted(parameters), questions: sorted(questions) }
}

const rule = {
  effect: 'note',
  when: { question: 'q0', is: ['a'] },
  text: 'Neu',
  law: [],
  otherLaw: [],
  sources: [],
  verified: true,
} as const

/** One change for every field of a step, and the field that must tell it. */
const changes: readonly (readonly [keyof Step, Partial<Step>, StepField])[] = [
  ['title', { title: 'Anders' }, 'title'],
  ['phase', { phase: 'other' }, 'phase'],
  ['goal', { goal: 'Anders' }, 'goal'],
  ['forWhom', { forWhom: 'Andere' }, 'forWhom'],
  ['responsible', { responsible: ['vocational-school'] }, 'responsible'],
  ['referTo', { referTo: ['vocational-school'] }, 'referTo'],
  ['feedbackTo', { feedbackTo: 'vocational-school' }, 'feedbackTo'],
  ['papers', { papers: ['Pass'] }, 'papers'],
  ['duration', { duration: 'kurz' }, 'duration'],
  ['funding', { funding: 'etwas' }, 'funding'],
  ['plain', { plain: { company: 'Du' } }, 'plainCompany'],
  ['plain', { plain: { parents: 'Sie' } }, 'plainParents'],
  ['asks', { asks: ['q3'] }, 'asks'],
  ['repeatable', { repeatable: true }, 'repeatable'],
  ['asOf', { asOf: day }, 'asOf'],
  ['after', { after: ['nowhere'] }, 'after'],
  ['neededWhen', { neededWhen: { question: 'q0', is: ['zzz'] } }, 'neededWhen'],
  ['doneWhen', { doneWhen: { question: 'q0', is: ['zzz'] } }, 'doneWhen'],
  ['unneededBecause', { unneededBecause: 'darum' }, 'unneededBecause'],
  ['rules', { rules: [rule] }, 'rules'],
  ['rules', { rules: [{ ...rule, valid: { from: day, until: null } }] }, 'rules'],
  ['dates', { dates: [{ ...rule, kind: 'due', on: { from: 'when0', days: 3 } }] }, 'dates'],
  ['leadsTo', { leadsTo: [{ outcome: 'end', label: 'sonst' }] }, 'leadsTo'],
  ['leadsTo', { leadsTo: [{ chain: 'elsewhere' }] }, 'leadsTo'],
  ['law', { law: ['§ 1 Abs. 1 AufenthG'] }, 'law'],
  ['otherLaw', { otherLaw: ['VO'] }, 'otherLaw'],
  ['sources', { sources: ['S1'] }, 'sources'],
  ['valid', { valid: { from: day, until: null } }, 'valid'],
]

test.each(changes)(
  'a difference of %s is found whatever the chain, and nothing else',
  (_name, patch, field) => {
    fc.assert(
      fc.property(chains, (chain) => {
        const [first] = chain.steps
        if (!first) return
        const other = { ...chain, steps: [{ ...first, ...patch }, ...chain.steps.slice(1)] }
        const comparison = compare(viewOf(chain), viewOf(other))
        const told = comparison.steps.find(({ id }) => id === first.id)
        expect(told?.change).toBe('changed')
        // Who is named follows from the kinds of bodies.
        const fields = told?.fields.map((one) => one.field).filter((one) => one !== 'bodies' || field === one)
        expect(fields).toEqual([field])
        // A way may name the title of the step that changed.
        for (const { id, fields: others } of comparison.steps)
          if (id !== first.id) expect(others.map((one) => one.field)).toEqual(['leadsTo'])
      }),
    )
  },
)

test('every field of a step has a change above', () => {
  const [chain] = bundledChains
  const unnamed = ['id', 'verified']
  const named = new Set<string>([...changes.map(([name]) => name), ...unnamed])
  for (const name of Object.keys(chain?.steps[0] ?? {})) expect(named).toContain(name)
})

test('what was checked since tells so', () => {
  fc.assert(
    fc.property(chains, (chain) => {
      const other = { ...chain, steps: chain.steps.map((step) => ({ ...step, verified: !step.verified })) }
      const comparison = compare(viewOf(chain), viewOf(other))
      expect(comparison.steps.map(({ fields }) => fields.map(({ field }) => field))).toEqual(
        chain.steps.map(() => ['verified']),
      )
    }),
  )
})

test('a step more or less is told with all it says', () => {
  const chain = bundledLibrary.find('residence-for-training')
  assert(chain !== null, 'the chain is shipped')
  const [first, ...rest] = chain.steps
  const shorter = { ...chain, steps: rest }
  const [removed] = compare(viewOf(chain), viewOf(shorter)).steps
  expect(removed).toMatchObject({ change: 'removed', titles: { before: first?.title, after: null } })
  expect(removed?.fields).toContainEqual({ field: 'goal', before: [first?.goal], after: [] })
  expect(compare(viewOf(shorter), viewOf(chain)).steps[0]?.change).toBe('added')
})

test('what a number is on another day differs in the number and in the texts that name it', () => {
  const edition = bundledLibrary.edition('residence-for-training', 'magdeburg')
  assert(edition !== null, 'the chain is shipped')
  const at = (date: string): EditionView => ({
    edition,
    date: date as CalendarDate,
    directory: bundledDirectory,
  })
  const comparison = compare(at('2026-06-11'), at('2026-06-12'))
  const wait = comparison.parameters.find(({ id }) => id === 'wait-reception')
  expect(wait?.fields).toEqual([{ field: 'value', before: ['6 Monate'], after: ['3 Monate'] }])
  expect(JSON.stringify(comparison.steps)).toContain('6 Monate')
})

describe.each(bundledChains.map(({ id }) => id))('the chain %s in two regions', (id) => {
  test('differs in bodies and notes at most, and in steps that only exist in one', () => {
    const [magdeburg, ...others] = Region.options.map((region) => {
      const edition = bundledLibrary.edition(id, region)
      assert(edition !== null, 'the chain is shipped')
      return { edition, date: day, directory: bundledDirectory }
    })
    assert(magdeburg !== undefined, 'there is a region')
    for (const other of others) {
      const comparison = compare(magdeburg, other)
      expect(comparison.parameters).toEqual([])
      const own = comparison.steps.filter(({ change }) => change === 'changed')
      for (const { fields } of own)
        for (const { field } of fields) expect(['bodies', 'notes', 'leadsTo']).toContain(field)
    }
  })
})

test('what is gone keeps its place among what stayed', () => {
  expect(mergedOrder(['a', 'b', 'c'], ['c', 'a', 'd'])).toEqual(['c', 'a', 'b', 'd'])
  expect(mergedOrder(['a'], [])).toEqual(['a'])
})
