import { expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import { bundledLibrary } from '#shared/chains/catalogue.ts'
import { knownAnswers } from '#shared/chains/known-answers.ts'
import { emptyProfile } from '#shared/domain/read-case-file.ts'

const chain = bundledLibrary.find('residence-for-training')
assert(chain, 'chain D is shipped')

test('an empty case answers nothing', () => {
  expect(knownAnswers(chain, emptyProfile, { answers: {} })).toEqual({ answers: {}, fromCase: [] })
})

test('German, age and a short stay are taken over from the case', () => {
  const profile = { ...emptyProfile, german: 'b1', ageBand: '21-24', stay: 'under-1' } as const
  expect(knownAnswers(chain, profile, { answers: {} }).answers).toEqual({
    german: 'b1',
    'age-band': '21-24',
    'stay-three-years': false,
    'stay-long': false,
  })
})

test('a coarse status names the paper only where there is one', () => {
  const paperOf = (residence: 'temporary-protection' | 'tolerated'): unknown =>
    knownAnswers(chain, { ...emptyProfile, residence }, { answers: {} }).answers['paper']
  expect(paperOf('temporary-protection')).toBe('temporary-protection-24')
  expect(paperOf('tolerated')).toBeUndefined()
})

test('two to five years say nothing about three years', () => {
  const profile = { ...emptyProfile, stay: '2-to-5' } as const
  expect(knownAnswers(chain, profile, { answers: {} }).answers).toEqual({})
})

test('what was answered in the run wins over the case', () => {
  const known = knownAnswers(chain, { ...emptyProfile, german: 'b1' }, { answers: { german: 'a2' } })
  expect(known).toEqual({ answers: { german: 'a2' }, fromCase: [] })
})

test('school, proof of German, literacy and benefits are taken over where a chain asks for them', () => {
  const newcomer = bundledLibrary.find('newcomer')
  assert(newcomer, 'chain B is shipped')
  const profile = {
    ...emptyProfile,
    school: 'foreign-ungraded',
    schoolRecognition: 'not-recognised',
    germanProof: 'certificate',
    literacyNeed: false,
    benefits: 'asylum-benefits',
  } as const
  expect(knownAnswers(newcomer, profile, { answers: {} }).answers).toEqual({
    'school-certificate': 'foreign-ungraded',
    'certificate-recognised': 'not-recognised',
    'german-proof': 'certificate',
    'literacy-need': false,
    benefits: 'asylblg',
  })
})

test('a benefit only the office knows answers nothing', () => {
  const newcomer = bundledLibrary.find('newcomer')
  assert(newcomer, 'chain B is shipped')
  const profile = { ...emptyProfile, benefits: 'x-own' } as const
  expect(knownAnswers(newcomer, profile, { answers: {} }).answers).toEqual({})
})
