import { expect, test } from 'vitest'
import { createKnownFacts } from '#renderer/views/outreach/known-facts.ts'
import { emptyCapture } from '#renderer/views/outreach/capture-form.ts'
import { sampleCase } from '#tests/support/sample-case.ts'

const start = { clientGroup: null, region: 'magdeburg', mediation: null, duration: null, way: null }
const personA = {
  ...sampleCase.profile,
  clientGroup: 'parent',
  region: 'stendal',
  gender: 'female',
  ageBand: '15-17',
  residence: 'protection',
  german: 'b1',
} as typeof sampleCase.profile
const personB = {
  ...personA,
  clientGroup: 'young-person',
  region: 'boerde',
  gender: null,
  german: 'a2',
} as const

test('what one case says is in the fields, and nothing of it is left for the next case', () => {
  const values = emptyCapture(start)
  const facts = createKnownFacts(values)
  facts.takeOver(personA)
  expect(values).toMatchObject({ clientGroup: 'parent', region: 'stendal', gender: 'female', german: 'b1' })
  facts.giveBack()
  facts.takeOver(personB)
  expect(values).toMatchObject({ clientGroup: 'young-person', region: 'boerde', gender: null, german: 'a2' })
})

test('without a code everything stands as before; only what was typed stays', () => {
  const values = emptyCapture(start)
  values.ageBand = '18-20'
  const facts = createKnownFacts(values)
  facts.takeOver(personA)
  values.german = 'b2'
  facts.giveBack()
  expect(values).toEqual({ ...emptyCapture(start), ageBand: '18-20', german: 'b2' })
})

test('what a draft has kept of a case goes with its code as well', () => {
  const values = { ...emptyCapture(start), clientGroup: 'parent', region: 'stendal', gender: 'female' }
  const facts = createKnownFacts(values)
  facts.takeOver(personA)
  facts.giveBack()
  expect(values.gender).toBeNull()
})
