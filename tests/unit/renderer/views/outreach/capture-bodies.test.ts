import { expect, test } from 'vitest'
import { bodiesFor } from '#renderer/views/outreach/capture-bodies.ts'

test('bodies for the topic come first, every key is there once', () => {
  const bodies = bodiesFor('altmarkkreis-salzwedel', ['language'])
  expect(bodies[0]?.type).toBe('adult-education-centre')
  expect(new Set(bodies.map(({ key }) => key)).size).toBe(bodies.length)
  expect(bodies.length).toBeGreaterThan(10)
})

test('without a region nobody is suggested', () => {
  expect(bodiesFor(null, ['language'])).toEqual([])
  expect(bodiesFor('atlantis', [])).toEqual([])
})
