import { expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import { bundledLibrary } from '#shared/chains/catalogue.ts'
import { makeEdition } from '#shared/chains/edition.ts'
import { Overlay } from '#shared/chains/overlay.ts'

const chain = bundledLibrary.find('residence-for-training')
const [first] = chain?.steps ?? []
assert(chain && first, 'chain D is shipped')
const bare = { format: 1, chain: chain.id, region: 'stendal', version: '1', asOf: '2026-11-22', notes: [] }

test('an overlay adds a step of the region and a way into it', () => {
  const added = { ...first, id: 'M1', leadsTo: [{ step: 'D2' }] }
  const overlay = Overlay.parse({
    ...bare,
    addedSteps: [added],
    addedWays: [{ from: first.id, step: 'M1', label: 'nur hier' }],
  })
  const { steps } = makeEdition(chain, 'stendal', [overlay]).chain
  expect(steps.at(-1)?.id).toBe('M1')
  expect(steps[0]?.leadsTo.at(-1)).toEqual({ step: 'M1', label: 'nur hier' })
})

test('the later overlay wins a pinned body, and notes of both stand', () => {
  const note = (text: string) => ({ step: first.id, text, sources: [], verified: false })
  const one = Overlay.parse({ ...bare, notes: [note('eins')], bodies: { [first.id]: ['a'] } })
  const two = Overlay.parse({ ...bare, notes: [note('zwei')], bodies: { [first.id]: ['b'] } })
  const edition = makeEdition(chain, 'stendal', [one, two])
  expect(edition.notes.map(({ text }) => text)).toEqual(['eins', 'zwei'])
  expect(edition.bodies).toEqual({ [first.id]: ['b'] })
})

test('what speaks of steps that are gone, or are there already, is left out', () => {
  const overlay = Overlay.parse({
    ...bare,
    notes: [{ step: 'gone', text: '', sources: [], verified: false }],
    bodies: { gone: ['a'] },
    addedSteps: [first],
  })
  expect(makeEdition(chain, 'stendal', [overlay])).toEqual(makeEdition(chain, 'stendal', []))
})

test('whoever asks again for a chain in a region gets the very same edition', () => {
  const [first, again] = [1, 2].map(() => bundledLibrary.edition('residence-for-training', 'magdeburg'))
  expect(first).not.toBeNull()
  expect(again).toBe(first)
  expect(bundledLibrary.edition('residence-for-training', 'magdeburg', first?.chain.version)).toBe(first)
  expect(bundledLibrary.edition('residence-for-training', 'stendal')).not.toBe(first)
})
