import { expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import { bundledLibrary, bundledOverlays } from '#shared/chains/catalogue.ts'
import { regionalStep } from '#shared/chains/regional-chain.ts'
import { bundledDirectory } from '#shared/directory/bundled-directory.ts'
import type { Region } from '#shared/domain/value-lists.ts'

const editionIn = (region: Region) => {
  const edition = bundledLibrary.edition('residence-for-training', region)
  assert(edition, 'chain D is shipped')
  return edition
}
const permit = editionIn('magdeburg').chain.steps.find((step) => step.id === 'D4')
assert(permit, 'there is a step D4')
const bodiesIn = (region: Region) => regionalStep(permit, editionIn(region), bundledDirectory).bodies

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

test('the notes of a region stand at their step', () => {
  const overlay = bundledOverlays.find(
    ({ chain, region }) => chain === 'residence-for-training' && region === 'magdeburg',
  )
  const expected = overlay?.notes.filter(({ step }) => step === 'D4')
  expect(regionalStep(permit, editionIn('magdeburg'), bundledDirectory).notes).toEqual(expected)
  expect(expected).not.toEqual([])
})

test('an edition can pin a body', () => {
  const school = editionIn('magdeburg').chain.steps.find((step) =>
    step.responsible.includes('vocational-school'),
  )
  assert(school, 'some step is done by a vocational school')
  const pinned = { ...editionIn('magdeburg'), bodies: { [school.id]: ['bbs-hermann-beims'] } }
  const { bodies } = regionalStep(school, pinned, bundledDirectory)
  const schools = bodies.find((body) => body.type === 'vocational-school')?.found
  expect(schools?.map((body) => body.organization)).toEqual(['bbs-hermann-beims'])
})
