/** Every fault a chain can have is found, by its name and at its place; and a sound chain has none. */
import { expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import { bundledChains, bundledLibrary } from '#shared/chains/catalogue.ts'
import { Chain, type Step } from '#shared/chains/chain.ts'
import { checkChain, type ChainFault, type CheckContext } from '#shared/chains/check-chain.ts'
import { bundledSources } from '#shared/directory/bundled-directory.ts'
import { lawIndex } from '#shared/laws/law-index.ts'

const context: CheckContext = {
  sources: new Set(bundledSources.map(({ id }) => id)),
  chains: new Set(bundledChains.map(({ id }) => id)),
  laws: lawIndex,
}
const sound = bundledLibrary.find('residence-for-training')
assert(sound, 'chain D is shipped')

function withStep(id: string, change: Partial<Step>): Chain {
  assert(sound, 'chain D is shipped')
  return { ...sound, steps: sound.steps.map((step) => (step.id === id ? { ...step, ...change } : step)) }
}

const grounds = { law: [], otherLaw: [], sources: [], verified: false }
const note = (text: string) => ({ effect: 'note' as const, when: { all: [] }, text, ...grounds })
const [outcome] = sound.outcomes
const [parameter] = sound.parameters

const broken: readonly (readonly [type: ChainFault['type'], chain: Chain])[] = [
  ['twice', { ...sound, phases: [...sound.phases, ...sound.phases.slice(0, 1)] }],
  ['no-entry', { ...sound, entry: 'X9' }],
  ['no-phase', withStep('D4', { phase: 'nowhere' })],
  ['leads-nowhere', withStep('D4', { leadsTo: [{ step: 'X9' }, { outcome: 'outcome-d4' }] })],
  ['leads-nowhere', withStep('D4', { leadsTo: [{ chain: 'no-such' }, { outcome: 'outcome-d4' }] })],
  ['unreachable', { ...sound, entry: 'D11' }],
  ['dead-end', withStep('D9', { leadsTo: [{ step: 'D9' }] })],
  ['waits-for-nothing', withStep('D4', { after: ['X9'] })],
  ['waits-in-a-circle', withStep('D1', { after: ['D2'] })],
  ['unused-outcome', { ...sound, outcomes: [...sound.outcomes, { id: 'new', title: 'neu' }] }],
  ['no-question', withStep('D4', { asks: ['who-asks'] })],
  ['no-such-answer', withStep('D4', { neededWhen: { question: 'paper', is: ['napkin'] } })],
  [
    'no-answers',
    { ...sound, questions: sound.questions.map((q) => (q.id === 'paper' ? { ...q, options: [] } : q)) },
  ],
  ['no-parameter', withStep('D4', { rules: [note('{parameter:unknown}')] })],
  ['bad-placeholder', withStep('D4', { rules: [note('{nothing}')] })],
  ['bad-placeholder', withStep('D4', { goal: '{paper}' })],
  ['bare-number', withStep('D4', { duration: '3 Monate' })],
  ['bare-number', withStep('D4', { rules: [note('bis zu 276 Euro')] })],
  [
    'overlapping',
    {
      ...sound,
      parameters: sound.parameters.map((one) =>
        one.id === parameter?.id ? { ...one, versions: [...one.versions, ...one.versions] } : one,
      ),
    },
  ],
  ['no-source', withStep('D4', { verified: true, sources: [] })],
  ['unknown-source', withStep('D4', { sources: ['S999'] })],
  ['no-such-paragraph', withStep('D4', { law: ['§ 4a Abs. 99 AufenthG'] })],
]

test('a sound chain has no fault', () => {
  expect(checkChain(sound, context)).toEqual([])
})

test.each(broken)('%s is found', (type, chain) => {
  expect(Chain.safeParse(chain).success).toBe(true)
  expect(checkChain(chain, context).map((fault) => fault.type)).toContain(type)
})

test('an end that no step leads to any more is named by its title', () => {
  const faults = checkChain(withStep('D4', { leadsTo: [{ step: 'D5' }] }), context)
  expect(faults).toContainEqual({ type: 'unused-outcome', at: 'outcome-d4', what: outcome?.title })
})
