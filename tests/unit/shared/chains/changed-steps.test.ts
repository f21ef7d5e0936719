import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedSteps } from '#shared/chains/changed-steps.ts'
import type { Edition } from '#shared/chains/edition.ts'
import { chains } from '#tests/support/generated-chain.ts'

const editions = chains.map((chain): Edition => ({ chain, region: 'magdeburg', notes: [], bodies: {} }))

test('an edition does not differ from itself, and every change of a step is found', () => {
  fc.assert(
    fc.property(editions, fc.nat(), (edition, pick) => {
      expect(changedSteps(edition, edition)).toEqual([])
      const { steps } = edition.chain
      const at = pick % steps.length
      const { id = '', title = '' } = steps[at] ?? {}
      const other = steps.map((step, index) => (index === at ? { ...step, goal: `${step.goal}!` } : step))
      const changed = { ...edition, chain: { ...edition.chain, steps: other } }
      expect(changedSteps(edition, changed)).toEqual([{ id, title, what: 'changed' }])
      const without = {
        ...edition,
        chain: { ...edition.chain, steps: steps.filter((step) => step.id !== id) },
      }
      expect(changedSteps(edition, without)).toEqual([{ id, title, what: 'removed' }])
      expect(changedSteps(without, edition)).toEqual([{ id, title, what: 'added' }])
    }),
    { numRuns: 50 },
  )
})

test('a note and a chosen body belong to their step', () => {
  const [edition] = fc.sample(editions, 1)
  if (!edition) throw new Error('one is drawn')
  const note = { step: 's0', text: 'Klingeln.', sources: [], verified: false }
  const whats = (after: Edition) => changedSteps(edition, after).map(({ id, what }) => [id, what])
  expect(whats({ ...edition, notes: [note] })).toEqual([['s0', 'changed']])
  expect(whats({ ...edition, bodies: { s0: ['anyone'] } })).toEqual([['s0', 'changed']])
})
