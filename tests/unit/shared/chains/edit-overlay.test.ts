/** Whatever an office does in the editor, in whatever order: the document stays one, and undo brings back what was. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { assert } from '#shared/base/assert.ts'
import { bundledLibrary } from '#shared/chains/catalogue.ts'
import { Chain } from '#shared/chains/chain.ts'
import * as own from '#shared/chains/edit-chain.ts'
import * as overlay from '#shared/chains/edit-overlay.ts'
import { makeEdition } from '#shared/chains/edition.ts'
import { Overlay } from '#shared/chains/overlay.ts'
import { beginWith, change, redo, undo } from '#shared/chains/undo-stack.ts'

const template = bundledLibrary.find('residence-for-training')
assert(template, 'chain D is shipped')
const chain = template
const today = CalendarDate.parse('2026-11-27')

type Act<T> = (document: T) => T
const place = fc.nat(5)
const text = fc.string({ maxLength: 8 })
const way = fc.constantFrom<-1 | 1>(-1, 1)
/** Steps of the chain, of the office, and of nobody. */
const step = fc.constantFrom('D1', 'D4', 'M1', 'M2', 'X9')

const overlayActs: fc.Arbitrary<Act<Overlay>> = fc.oneof(
  fc.tuple(step, text).map(
    ([id, words]) =>
      (o: Overlay) =>
        overlay.addNote(o, id, words),
  ),
  fc.tuple(place, step, text, fc.boolean()).map(
    ([index, id, words, verified]) =>
      (o: Overlay) =>
        overlay.changeNote(o, index, { step: id, text: words, sources: [], verified }),
  ),
  place.map((index) => (o: Overlay) => overlay.removeNote(o, index)),
  fc.tuple(step, fc.array(text, { maxLength: 2 })).map(
    ([id, names]) =>
      (o: Overlay) =>
        overlay.pinBodies(o, id, names),
  ),
  step.map((id) => (o: Overlay) => overlay.addStep(o, chain, id)),
  fc.tuple(step, step, text).map(([id, to, title]) => (o: Overlay) => {
    const former = o.addedSteps.find((one) => one.id === id)
    return former ? overlay.changeStep(o, id, { ...former, id: to, title, verified: true, after: ['D1'] }) : o
  }),
  step.map((id) => (o: Overlay) => overlay.removeStep(o, id)),
  fc.tuple(step, way).map(
    ([id, by]) =>
      (o: Overlay) =>
        overlay.moveStep(o, id, by),
  ),
  fc.tuple(step, step).map(
    ([from, to]) =>
      (o: Overlay) =>
        overlay.addWay(o, { from, step: to }),
  ),
  fc.tuple(place, text).map(
    ([index, label]) =>
      (o: Overlay) =>
        overlay.changeWay(o, index, { from: 'D1', step: 'M1', label }),
  ),
  place.map((index) => (o: Overlay) => overlay.removeWay(o, index)),
)

const part = fc.constantFrom('phase-1', 'phase-2', 'outcome-1', 'outcome-2', 'question-1', 'parameter-1')
const ownStep = fc.constantFrom('K1', 'K2', 'K3', 'Z')

const chainActs: fc.Arbitrary<Act<Chain>> = fc.oneof(
  text.map((title) => (c: Chain) => own.changeHead(c, { title })),
  text.map((title) => (c: Chain) => own.addPhase(c, title)),
  fc.tuple(part, text).map(
    ([id, title]) =>
      (c: Chain) =>
        own.changePhase(c, id, { id, title }),
  ),
  part.map((id) => (c: Chain) => own.removePhase(c, id)),
  fc.tuple(part, way).map(
    ([id, by]) =>
      (c: Chain) =>
        own.movePhase(c, id, by),
  ),
  part.map((id) => (c: Chain) => own.addChainStep(c, id)),
  fc.tuple(ownStep, ownStep, ownStep).map(([id, to, next]) => (c: Chain) => {
    const former = c.steps.find((one) => one.id === id)
    const ways = [{ step: next }, { outcome: 'outcome-1' }]
    return former ? own.changeChainStep(c, id, { ...former, id: to, leadsTo: ways }) : c
  }),
  ownStep.map((id) => (c: Chain) => own.removeChainStep(c, id)),
  fc.tuple(ownStep, way).map(
    ([id, by]) =>
      (c: Chain) =>
        own.moveChainStep(c, id, by),
  ),
  text.map((title) => (c: Chain) => own.addOutcome(c, title)),
  fc.tuple(part, text).map(
    ([id, title]) =>
      (c: Chain) =>
        own.changeOutcome(c, id, { id, title }),
  ),
  part.map((id) => (c: Chain) => own.removeOutcome(c, id)),
  fc.constant((c: Chain) => own.addQuestion(c)),
  fc.constant((c: Chain) => chain.questions.reduce(own.takeQuestion, c)),
  fc.tuple(part, text).map(
    ([id, words]) =>
      (c: Chain) =>
        own.changeQuestion(c, id, { id, text: words, type: 'date', keep: 'no' }),
  ),
  part.map((id) => (c: Chain) => own.removeQuestion(c, id)),
  fc.constant((c: Chain) => own.addParameter(c)),
  fc.tuple(part, text).map(([id, name]) => (c: Chain) => {
    const former = c.parameters.find((one) => one.id === id)
    return former ? own.changeParameter(c, id, { ...former, name }) : c
  }),
  part.map((id) => (c: Chain) => own.removeParameter(c, id)),
)

const begun = own.newChain(
  { id: 'own', letter: 'K', title: 'Kurs' },
  { phase: 'Beginn', outcome: 'Ende' },
  today,
)
const blank = overlay.newOverlay(chain, 'stendal', today)

test('an overlay stays an overlay', () => {
  fc.assert(
    fc.property(fc.array(overlayActs, { maxLength: 25 }), (acts) => {
      const done = acts.reduce((document, act) => act(document), blank)
      expect(Overlay.parse(done)).toEqual(done)
      expect(Chain.safeParse(makeEdition(chain, 'stendal', [done]).chain).success).toBe(true)
      // No number is given twice, and nothing unsourced counts as checked.
      expect(new Set(done.addedSteps.map(({ id }) => id)).size).toBe(done.addedSteps.length)
      expect([...done.notes, ...done.addedSteps].filter((said) => said.verified)).toEqual([])
    }),
  )
})

test('a chain stays a chain', () => {
  fc.assert(
    fc.property(fc.array(chainActs, { maxLength: 25 }), (acts) => {
      const done = acts.reduce((document, act) => act(document), begun)
      expect(Chain.parse(done)).toEqual(done)
      for (const parts of [done.steps, done.phases, done.outcomes])
        expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length)
      expect(done.steps.some(({ id }) => id === done.entry)).toBe(true)
    }),
  )
})

test('undo brings back what was, and redo what came', () => {
  fc.assert(
    fc.property(fc.array(chainActs, { maxLength: 15 }), (acts) => {
      const done = acts.reduce((stack, act) => change(stack, act(stack.now)), beginWith(begun))
      const back = Array.from({ length: acts.length }).reduce<typeof done>((stack) => undo(stack), done)
      expect(back.now).toBe(begun)
      const forth = Array.from({ length: acts.length }).reduce<typeof done>((stack) => redo(stack), back)
      expect(forth.now).toBe(done.now)
    }),
  )
})

test('what is typed in one field is taken back at once; another field begins anew', () => {
  const typed = ['a', 'ab', 'abc'].reduce((stack, word) => change(stack, word, 'title'), beginWith(''))
  expect(undo(typed).now).toBe('')
  expect(undo(change(typed, 'abc!', 'goal')).now).toBe('abc')
})

test('a step that is taken out takes along what spoke of it, and whoever waited waits no more', () => {
  const two = overlay.addStep(overlay.addStep(blank, chain, 'D1'), chain, 'M1')
  const [first, second] = two.addedSteps
  assert(first && second, 'two steps were added')
  const tied = overlay.changeStep(two, 'M2', { ...second, after: ['M1'], leadsTo: [{ step: 'M1' }] })
  const noted = overlay.addNote(overlay.pinBodies(tied, 'M1', ['x']), 'M1', 'hier')
  const done = overlay.removeStep(noted, 'M1')
  expect(done.addedSteps).toMatchObject([{ id: 'M2', after: [], leadsTo: [first.leadsTo[0]] }])
  expect([done.notes, done.bodies, done.addedWays]).toEqual([[], {}, []])
})

test('another number is followed by all that speak of the step', () => {
  const added = overlay.addNote(overlay.addStep(blank, chain, 'D1'), 'M1', 'hier')
  const [first] = added.addedSteps
  assert(first, 'a step was added')
  const done = overlay.changeStep(overlay.pinBodies(added, 'M1', ['x']), 'M1', { ...first, id: 'S7' })
  expect(done).toMatchObject({
    addedSteps: [{ id: 'S7' }],
    addedWays: [{ from: 'D1', step: 'S7' }],
    notes: [{ step: 'S7' }],
    bodies: { S7: ['x'] },
  })
})

test('steps move within their phase, and the edge holds them', () => {
  const three = own.addChainStep(own.addChainStep(begun, 'phase-1'), 'phase-1')
  const order = (c: Chain) => c.steps.map(({ id }) => id).join(' ')
  expect(order(own.moveChainStep(three, 'K1', 1))).toBe('K2 K1 K3')
  expect(order(own.moveChainStep(three, 'K1', -1))).toBe('K1 K2 K3')
})
