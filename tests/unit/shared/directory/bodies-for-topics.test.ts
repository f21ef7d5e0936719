import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodyTypesFor } from '#shared/directory/bodies-for-topics.ts'
import { valueLists } from '#shared/domain/value-lists.ts'

test('the likeliest body of a topic comes first, and of two topics both before the rest', () => {
  expect(bodyTypesFor(['residence-permit'])[0]).toBe('immigration-office')
  expect(bodyTypesFor(['residence-permit', 'language']).slice(0, 2)).toEqual([
    'immigration-office',
    'adult-education-centre',
  ])
})

test('whatever the topics: somebody is suggested, nobody twice', () => {
  fc.assert(
    fc.property(fc.subarray([...valueLists.topic.options]), (topics) => {
      const types = bodyTypesFor(topics)
      expect(types.length).toBeGreaterThan(0)
      expect(new Set(types).size).toBe(types.length)
    }),
  )
})
