import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  advanceKnowledge,
  covers,
  equalVectors,
  isNewFor,
  isSeen,
  joinVectors,
  meetVectors,
} from '#shared/records/knowledge.ts'
import { propertyRuns } from '#tests/support/property-runs.ts'

const vectorArbitrary = fc.dictionary(fc.constantFrom('aa', 'bb', 'cc'), fc.integer({ min: 1, max: 5 }))

describe('vectors', () => {
  test('a join covers both, a meet is covered by all', () => {
    fc.assert(
      fc.property(vectorArbitrary, vectorArbitrary, (a, b) => {
        const join = joinVectors(a, b)
        expect(covers(join, a) && covers(join, b)).toBe(true)
        const meet = meetVectors([a, b])
        expect(covers(a, meet) && covers(b, meet)).toBe(true)
        expect(equalVectors(meetVectors([join, a]), a)).toBe(true)
      }),
      propertyRuns(),
    )
  })

  test('a recipient never heard of brings the common knowledge down to nothing', () => {
    expect(meetVectors([{ aa: 4 }, {}])).toEqual({})
    expect(meetVectors([])).toEqual({})
  })

  test('a write is seen from its own number on', () => {
    expect(isSeen({ aa: 4 }, ['aa', 4])).toBe(true)
    expect(isSeen({ aa: 4 }, ['aa', 5])).toBe(false)
    expect(isSeen({ aa: 4 }, ['bb', 1])).toBe(false)
    expect(isSeen({}, ['constructor', 1])).toBe(false)
  })
})

describe('a delta', () => {
  const record = { id: '1', sv: 1, vv: { aa: 3, bb: 2 }, f: {} }

  test('holds what has a write the base does not know', () => {
    expect(isNewFor(record, { aa: 3, bb: 2 })).toBe(false)
    expect(isNewFor(record, { aa: 2, bb: 9 })).toBe(true)
    expect(isNewFor(record, { aa: 9 })).toBe(true)
    expect(isNewFor({ id: '1', x: { d: ['aa', 3], h: '' } }, { aa: 2 })).toBe(true)
    expect(isNewFor({ id: '1', x: { d: ['aa', 3], h: '' } }, { aa: 3 })).toBe(false)
  })

  test('raises knowledge only when it begins where knowledge ends', () => {
    expect(advanceKnowledge({ aa: 3 }, { base: { aa: 3 }, upto: { aa: 5, bb: 1 } })).toEqual({
      known: { aa: 5, bb: 1 },
      hole: false,
    })
    expect(advanceKnowledge({ aa: 3 }, { base: { aa: 4 }, upto: { aa: 5 } })).toEqual({
      known: { aa: 3 },
      hole: true,
    })
    expect(advanceKnowledge({ aa: 3 }, { base: { aa: 1 }, upto: { aa: 2 } })).toEqual({
      known: { aa: 3 },
      hole: false,
    })
  })
})
