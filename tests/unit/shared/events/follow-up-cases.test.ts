import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { followUpCases } from '#shared/events/follow-up-cases.ts'

const plan = {
  event: 'e'.repeat(32),
  clientGroup: 'young-person',
  region: 'boerde',
  topics: ['internship'],
  adviser: 'AB',
  openedOn: '2026-10-15' as CalendarDate,
  followUp: { on: '2026-10-22' as CalendarDate, what: 'Nach der Bustour melden' },
} as const
const ids = ['1'.repeat(32), '2'.repeat(32)]

test('each case knows its event and how it came, and waits for its follow-up', () => {
  const cases = followUpCases(plan, ids)
  expect(cases).toHaveLength(2)
  for (const [at, writes] of cases.entries()) {
    const values = Object.fromEntries(writes.map(({ name, value }) => [name, value]))
    expect(values).toEqual({
      event: plan.event,
      access: 'event',
      clientGroup: 'young-person',
      region: 'boerde',
      topics: ['internship'],
      adviser: 'AB',
      openedOn: '2026-10-15',
      [`w.${ids[at] ?? ''}`]: { id: ids[at], ...plan.followUp, done: false },
    })
  }
})

test('without a follow-up none is written, and no consultation ever: a group counts as event', () => {
  const writes = followUpCases({ ...plan, followUp: null }, ids).flat()
  expect(writes.some(({ name }) => /^[wc]\./.test(name))).toBe(false)
})
