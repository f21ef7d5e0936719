import { expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import { findChain } from '#shared/chains/catalogue.ts'
import { applyOverlay, findOverlay, regionalStep } from '#shared/chains/regional-chain.ts'
import { bundledDirectory } from '#shared/directory/bundled-directory.ts'
import type { Region } from '#shared/domain/value-lists.ts'

const chain = findChain('residence-for-training')
assert(chain, 'chain D is shipped')
const permit = chain.steps.find((step) => step.id === 'D4')
const overlay = findOverlay(chain.id, 'magdeburg')
assert(permit && overlay, 'there is a step D4 and an overlay for Magdeburg')

const bodiesIn = (region: Region) =>
  regionalStep(permit, { region, directory: bundledDirectory, overlay: findOverlay(chain.id, region) }).bodies

test('the same step names another body in every region', () => {
  expect(bodiesIn('magdeburg').map((body) => [body.type, body.found[0]?.name])).toEqual([
    ['immigration-office', 'Landeshauptstadt Magdeburg'],
  ])
  expect(bodiesIn('salzlandkreis')[0]?.found[0]).toMatchObject({
    name: 'Salzlandkreis',
    unit: 'Fachdienst 30 Ausländer- und Asylrecht, SG 30.1 Ausländerbehörde',
    towns: [{ name: 'Bernburg (Saale)', verified: true }],
  })
})

test('where nobody is known the choice stays empty', () => {
  expect(bodiesIn('outside')).toEqual([{ type: 'immigration-office', found: [] }])
})

test('the overlay adds its notes to the step they belong to', () => {
  const place = { region: 'magdeburg', directory: bundledDirectory, overlay } as const
  expect(regionalStep(permit, place).notes.map((note) => note.step)).toEqual(['D4'])
  expect(regionalStep(permit, { ...place, region: 'boerde', overlay: null }).notes).toEqual([])
})

test('the overlay can pin a body and add a step of the region', () => {
  const school = chain.steps.find((step) => step.responsible.includes('vocational-school'))
  assert(school, 'some step is done by a vocational school')
  const pinned = {
    ...overlay,
    bodies: { [school.id]: ['bbs-hermann-beims'] },
    addedSteps: [{ ...permit, id: 'M1' }],
  }
  const { bodies } = regionalStep(school, {
    region: 'magdeburg',
    directory: bundledDirectory,
    overlay: pinned,
  })
  const schools = bodies.find((body) => body.type === 'vocational-school')?.found
  expect(schools?.map((body) => body.organization)).toEqual(['bbs-hermann-beims'])
  expect(applyOverlay(chain, pinned).steps.at(-1)?.id).toBe('M1')
})

test('an overlay of another chain, or none, changes nothing', () => {
  expect(applyOverlay(chain, { ...overlay, chain: 'other' })).toBe(chain)
  expect(applyOverlay(chain, null)).toBe(chain)
})
