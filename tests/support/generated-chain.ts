/** Chains nobody wrote, answers nobody gave: what the engine must cope with. */
import fc from 'fast-check'
import { Chain } from '#shared/chains/chain.ts'
import type { Answers, Condition } from '#shared/chains/condition.ts'

const questionIds = ['q0', 'q1', 'q2', 'q3', 'when0', 'when1']
const days = fc.integer({ min: 0, max: 1500 }).map((days) => {
  const date = new Date(Date.UTC(2024, 2, 1) + days * 86_400_000)
  return date.toISOString().slice(0, 10)
})

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.record({ question: fc.constantFrom('q0', 'q1'), is: fc.constantFrom(['a'], ['a', 'b'], ['c']) }),
    fc.record({ question: fc.constantFrom('q2', 'q3'), is: fc.constantFrom([true], [false]) }),
    fc.record({ answered: fc.subarray(questionIds, { minLength: 1, maxLength: 2 }) }),
    fc.record({
      reached: fc.record({ from: fc.constantFrom('when0', 'when1'), after: fc.constantFrom('p0', 'p1') }),
    }),
    fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}))

const grounds = { law: [], sources: [], verified: true }

const rule = fc.record({
  effect: fc.constantFrom('blocked', 'waits', 'warning', 'note'),
  when: condition,
  text: fc.constant('{q0} {when0} {parameter:p0}'),
  verified: fc.boolean(),
})

const dateRule = fc.record(
  {
    kind: fc.constantFrom('earliest', 'due', 'grant', 'reminder'),
    when: condition,
    on: fc.record({ from: fc.constantFrom('when0', 'when1'), before: fc.constantFrom('p0', 'p1') }),
    text: fc.constant('{date}'),
    verified: fc.boolean(),
  },
  { requiredKeys: ['kind', 'on', 'text', 'verified'] },
)

function step(index: number): fc.Arbitrary<unknown> {
  const earlier = Array.from({ length: index }, (_none, place) => `s${place}`)
  return fc.record(
    {
      id: fc.constant(`s${index}`),
      phase: fc.constant('only'),
      title: fc.constant('Schritt'),
      goal: fc.constant(''),
      forWhom: fc.constant(''),
      responsible: fc.constant(['company']),
      papers: fc.constant([]),
      duration: fc.constant(null),
      funding: fc.constant(null),
      referTo: fc.constant([]),
      feedbackTo: fc.constant('company'),
      after: fc.subarray(earlier),
      neededWhen: condition,
      unneededBecause: fc.constant('nicht nötig'),
      doneWhen: condition,
      rules: fc.array(rule, { maxLength: 4 }),
      dates: fc.array(dateRule, { maxLength: 3 }),
      leadsTo: fc.constant([{ outcome: 'end' }]),
      verified: fc.boolean(),
    },
    {
      requiredKeys: [
        'id',
        'phase',
        'title',
        'goal',
        'forWhom',
        'responsible',
        'papers',
        'duration',
        'funding',
        'referTo',
        'feedbackTo',
        'after',
        'rules',
        'dates',
        'leadsTo',
        'verified',
      ],
    },
  )
}

const choice = ['a', 'b', 'c'].map((value) => ({ value, label: value }))

/** The second parameter holds only in 2026, so that some days have no value. */
const parameters = [
  {
    id: 'p0',
    name: '',
    unit: 'months',
    versions: [{ value: 3, valid: { from: null, until: null }, ...grounds }],
  },
  {
    id: 'p1',
    name: '',
    unit: 'weeks',
    versions: [
      { value: 2, valid: { from: '2025-01-01', until: '2025-12-31' }, ...grounds },
      { value: 9, valid: { from: '2026-01-01', until: '2026-12-31' }, ...grounds },
    ],
  },
]

export const chains: fc.Arbitrary<Chain> = fc
  .integer({ min: 1, max: 6 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_none, index) => step(index))))
  .map((steps) =>
    Chain.parse({
      format: 1,
      id: 'generated',
      letter: 'X',
      version: '1',
      title: '',
      summary: '',
      clientGroups: ['young-person'],
      asOf: '2026-01-01',
      valid: { from: null, until: null },
      entry: 's0',
      phases: [{ id: 'only', title: '' }],
      outcomes: [{ id: 'end', title: 'Ende' }],
      parameters,
      questions: [
        { id: 'q0', text: '', type: 'choice', options: choice, keep: 'yes' },
        { id: 'q1', text: '', type: 'choice', options: choice, keep: 'yes' },
        { id: 'q2', text: '', type: 'yes-no', keep: 'yes' },
        { id: 'q3', text: '', type: 'yes-no', keep: 'yes' },
        { id: 'when0', text: '', type: 'date', keep: 'yes' },
        { id: 'when1', text: '', type: 'date', keep: 'no' },
      ],
      steps,
    }),
  )

const someWords = fc.constantFrom(
  '',
  'ja',
  'noch im Ausland, oder Aufenthalt zur Suche',
  'Beschäftigungserlaubnisantrag',
)

function branchedStep(index: number, count: number): fc.Arbitrary<unknown> {
  const label = fc.option(someWords, { nil: undefined })
  const way = fc.oneof(
    { weight: 4, arbitrary: fc.record({ step: fc.nat(count - 1).map((to) => `s${to}`), label }) },
    { weight: 2, arbitrary: fc.record({ outcome: fc.constantFrom('end', 'stop'), label }) },
    { weight: 1, arbitrary: fc.record({ chain: fc.constant('other'), label }) },
  )
  return fc.record({
    id: fc.constant(`s${index}`),
    phase: fc.constantFrom('first', 'second', 'third'),
    title: fc.constantFrom('Papier lesen', 'Ausbildungsvorbereitungsmaßnahme mit dem Betrieb beginnen', 'X'),
    goal: fc.constant(''),
    forWhom: fc.constant(''),
    responsible: fc.constant(['company']),
    feedbackTo: fc.constant('company'),
    leadsTo: fc.array(way, { minLength: 1, maxLength: 6 }),
    verified: fc.boolean(),
  })
}

/** Chains of any shape: circles, steps nothing leads to, ways back, many ends. */
export const branchedChains: fc.Arbitrary<Chain> = fc
  .integer({ min: 1, max: 16 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_none, index) => branchedStep(index, count))))
  .map((steps) =>
    Chain.parse({
      format: 1,
      id: 'branched',
      letter: 'X',
      version: '1',
      title: 'Kette',
      summary: '',
      clientGroups: ['young-person'],
      asOf: '2026-01-01',
      valid: { from: null, until: null },
      entry: 's0',
      phases: ['first', 'second', 'third'].map((id) => ({ id, title: `Voraussetzungen schaffen (${id})` })),
      outcomes: [
        { id: 'end', title: 'Die Ausbildung darf beginnen.' },
        { id: 'stop', title: 'Ende' },
      ],
      parameters: [],
      questions: [],
      steps,
    }),
  )

export const fullAnswers: fc.Arbitrary<Answers> = fc.record({
  q0: fc.constantFrom('a', 'b', 'c'),
  q1: fc.constantFrom('a', 'b', 'c'),
  q2: fc.boolean(),
  q3: fc.boolean(),
  when0: days,
  when1: days,
})

export const someDays = days
