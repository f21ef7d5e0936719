import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { entriesOf } from '#renderer/views/cases/timeline-entries.ts'
import { sampleCase } from '#tests/support/sample-case.ts'

const kinds = (file = sampleCase) => entriesOf(file).map(({ kind }) => kind)

test('everything that happened stands in it, newest first, each under its own id', () => {
  const entries = entriesOf(sampleCase)
  const days = entries.map(({ on }) => on)
  expect(days).toEqual([...days].sort().reverse())
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
  expect(new Set(kinds())).toEqual(
    new Set(['consultation', 'referral', 'agreement', 'followUp', 'step', 'result']),
  )
})

test('feedback is an entry of its own day; feedback that is still open is none', () => {
  const results = entriesOf(sampleCase).filter(({ kind }) => kind === 'result')
  expect(results).toMatchObject([
    { on: '2026-10-29', item: { of: 'referral', referral: { outcome: 'arrived' } } },
  ])
})

test('a closed case ends with what came of it, a reopened one does not', () => {
  const closing = { closedOn: '2026-11-21' as CalendarDate, results: ['dual-training'] as const }
  const closed = { ...sampleCase, profile: { ...sampleCase.profile, ...closing } }
  expect(entriesOf(closed)).toContainEqual(
    expect.objectContaining({
      id: 'closing',
      on: '2026-11-21',
      item: { of: 'case', results: ['dual-training'] },
    }),
  )
  const reopened = { ...closed, profile: { ...closed.profile, closedOn: null } }
  expect(entriesOf(reopened).some(({ id }) => id === 'closing')).toBe(false)
})
