import { expect, test } from 'vitest'
import { coarseResidence, papersOf } from '#shared/domain/residence.ts'
import { ResidenceFine } from '#shared/domain/residence-papers.ts'
import { Residence } from '#shared/domain/value-lists.ts'

test('the coarse status of a paper leaves that paper possible', () => {
  for (const paper of ResidenceFine.options) expect(papersOf(coarseResidence(paper))).toContain(paper)
})

test('every coarse status stands for at least one paper', () => {
  for (const residence of Residence.options) expect(papersOf(residence).length).toBeGreaterThan(0)
})

test('a training toleration stays a toleration, a training permit does not', () => {
  expect(coarseResidence('training-toleration-60c')).toBe('tolerated')
  expect(coarseResidence('training-permit-16g')).toBe('training-16g')
})

test('an interim certificate says nothing by itself', () => {
  expect(coarseResidence('interim-certificate')).toBe('unknown')
  expect(papersOf('unknown')).toEqual(ResidenceFine.options)
})
