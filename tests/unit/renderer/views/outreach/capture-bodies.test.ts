import { bundledDirectory } from '#shared/directory/bundled-directory.ts'
import { expect, test } from 'vitest'
import { bodiesFor } from '#renderer/views/outreach/capture-bodies.ts'

test('bodies for the topic come first, every key is there once', () => {
  const bodies = bodiesFor('altmarkkreis-salzwedel', ['language'], bundledDirectory)
  expect(bodies[0]?.type).toBe('adult-education-centre')
  expect(new Set(bodies.map(({ key }) => key)).size).toBe(bodies.length)
  expect(bodies.length).toBeGreaterThan(10)
})

test('without a region nobody is suggested', () => {
  expect(bodiesFor(null, ['language'], bundledDirectory)).toEqual([])
  expect(bodiesFor('atlantis', [], bundledDirectory)).toEqual([])
})
