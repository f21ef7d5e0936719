/** A shipped chain changes under what an office wrote for its region: nothing is dropped, and every case is named. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { bundledLibrary } from '#shared/chains/catalogue.ts'
import type { Chain } from '#shared/chains/chain.ts'
import { saysTheSame, type ContentDocument, type OfficeOverlay } from '#shared/chains/content-document.ts'
import { addNote, addStep, changeStep, newOverlay, pinBodies } from '#shared/chains/edit-overlay.ts'
import {
  compareWithTemplate,
  rootedIn,
  withStepSeen,
  needsDecision,
  partsOf,
  withBasis,
  type BasedOverlay,
} from '#shared/chains/rebase-overlay.ts'

const found = bundledLibrary.find('residence-for-training')
assert(found, 'chain D is shipped')
const former = found
const hash = (step: unknown): string => JSON.stringify(step)
const blank = newOverlay(former, 'stendal', CalendarDate.parse('2026-11-27'))
const noted = addNote(pinBodies(blank, 'D6', ['a']), 'D4', 'Nur dienstags.')
const written: BasedOverlay = withBasis(addStep(noted, former, 'D1'), former, hash)

function changed(ids: readonly string[]): Chain {
  const steps = former.steps.map((step) => (ids.includes(step.id) ? { ...step, goal: 'anders' } : step))
  return { ...former, steps }
}
const withoutSteps = (ids: readonly string[]): Chain => ({
  ...former,
  steps: former.steps.filter(({ id }) => !ids.includes(id)),
})
const compare = (next: Chain, overlay = written) => compareWithTemplate(overlay, next, hash)

test('the same template: all fits', () => {
  expect(needsDecision(compare(former))).toBe(false)
  expect(compare(former).fitting).toEqual(partsOf(written, former))
})

test('a changed step is flagged with both texts', () => {
  const [only, ...others] = compare(changed(['D4', 'D11'])).changed
  expect(others).toEqual([])
  expect(only).toMatchObject({
    part: { kind: 'note', step: 'D4', what: 'Nur dienstags.' },
    before: { goal: former.steps.find(({ id }) => id === 'D4')?.goal },
    after: { goal: 'anders' },
  })
})

test('without the former template the new text still stands there', () => {
  const { basisSteps: _steps, ...older } = written
  const { changed: flagged } = compare(changed(['D6']), older)
  expect(flagged).toMatchObject([{ part: { kind: 'bodies', what: 'a' }, before: null }])
})

test('the document is of format 2 once it remembers steps, and of format 1 before', () => {
  const { basis: _basis, basisSteps: _steps, ...plain } = written
  const first = { ...plain, format: 1 } as const
  const step = former.steps[0]
  assert(step, 'chain D has steps')
  expect(newOverlay(former, 'magdeburg', first.asOf).format).toBe(1)
  for (const based of [
    withBasis(first, former, hash),
    rootedIn(first, former, hash),
    withStepSeen(first, step, hash),
  ])
    expect(based).toMatchObject({ format: 2, basisSteps: expect.any(Object) as object })
  // The number alone is no change of what is said.
  const document = (overlay: OfficeOverlay): ContentDocument => ({ kind: 'overlay', overlay })
  expect(saysTheSame(document(first), document(withBasis(first, former, hash)))).toBe(true)
})

test('a step is decided for itself, and what was typed meanwhile keeps what it was written against', () => {
  const next = changed(['D4', 'D6'])
  const now = next.steps.find(({ id }) => id === 'D4')
  assert(now, 'chain D has D4')
  const typed = rootedIn(written, next, hash)
  expect(compare(next, typed).changed.map(({ before }) => before?.goal)).not.toContain('anders')
  expect(compare(next, withStepSeen(typed, now, hash)).changed.map(({ part }) => part.step)).toEqual(['D6'])
})

test('what was written without a basis is looked at by a person', () => {
  const { basis: _basis, ...unbased } = written
  expect(compare(former, unbased).changed.map(({ part }) => part.step)).toContain('D4')
})

test('a step that is gone leaves its parts listed, ways out of own steps among them', () => {
  const [own] = written.addedSteps
  assert(own, 'a step was added')
  const tied = changeStep(written, 'M1', { ...own, leadsTo: [{ step: 'D9' }], after: ['D4'] })
  const lost = compare(withoutSteps(['D1', 'D4', 'D9']), tied).lost
  expect(lost.map(({ kind, step }) => `${kind} ${step}`)).toEqual([
    'note D4',
    'way D1',
    'wayOut D9',
    'wait D4',
  ])
})

test('a new step of the template under the number of an own one is named', () => {
  const [like] = former.steps
  assert(like, 'chain D has steps')
  const next = { ...former, steps: [...former.steps, { ...like, id: 'M1', title: 'Neu' }] }
  expect(compare(next).colliding).toMatchObject([{ part: { step: 'M1' }, step: { title: 'Neu' } }])
})

test('who saves has seen the steps as they are; a lost step keeps its hash and may come back', () => {
  const next = withoutSteps(['D6'])
  const saved = withBasis(written, next, hash)
  expect(compare(next, saved).changed).toEqual([])
  expect(compare(former, saved).lost).toEqual([])
  expect(needsDecision(compare(former, saved))).toBe(false)
})

const ids = former.steps.map(({ id }) => id)
test('every part is in one list and no part is in none', () => {
  fc.assert(
    fc.property(fc.subarray(ids), fc.subarray(ids), fc.subarray(ids), (touched, edited, gone) => {
      const overlay = touched.reduce((o, id) => addStep(addNote(o, id, id), former, id), blank)
      const based = withBasis(overlay, former, hash)
      const kept = new Set(gone)
      const steps = changed(edited).steps.filter(({ id }) => !kept.has(id))
      const next = { ...former, steps }
      const rebase = compare(next, based)
      const named = [
        ...rebase.fitting,
        ...rebase.changed.map(({ part }) => part),
        ...rebase.lost,
        ...rebase.colliding.map(({ part }) => part),
      ]
      const spell = (part: unknown) => JSON.stringify(part)
      expect(named.map(spell).sort()).toEqual(partsOf(based, next).map(spell).sort())
      expect(rebase.lost.every(({ step }) => kept.has(step))).toBe(true)
      expect(rebase.changed.every(({ part }) => edited.includes(part.step))).toBe(true)
    }),
  )
})
