import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import { todayLists } from '#shared/domain/today.ts'
import { someHead } from '#tests/support/heads.ts'

const today = '2026-11-22' as CalendarDate
const inDays = (days: number): CalendarDate => addToDate(today, { days })
const waiting = (days: number, what = '') => [{ entity: '1'.repeat(32), on: inDays(days), what }]
const asked = (days: number, what = '') =>
  waiting(days, what).map((entry) => ({
    ...entry,
    sentOn: today,
    town: '',
    bodyType: 'job-centre',
    reason: '',
  }))

test('follow-ups of the week stand there, the longest overdue first', () => {
  const heads = [7, -3, 8, 0].map((days, index) =>
    someHead({ id: String(index).repeat(32), code: `CODE-${index}`, followUps: waiting(days, `in ${days}`) }),
  )
  const { followUps, openCases } = todayLists(heads, today)
  expect(followUps.map((entry) => entry.what)).toEqual(['in -3', 'in 0', 'in 7'])
  expect(followUps[0]).toEqual({
    caseId: '1'.repeat(32),
    code: 'CODE-1',
    adviser: 'AB',
    entity: '1'.repeat(32),
    on: inDays(-3),
    what: 'in -3',
  })
  expect(openCases).toBe(4)
})

test('feedback is chased from the day it is due, not before', () => {
  const heads = [-1, 0, 1].map((days) => someHead({ openReferrals: asked(days, `in ${days}`) }))
  expect(todayLists(heads, today).openReferrals.map((entry) => entry.what)).toEqual(['in -1', 'in 0'])
})

test('a closed case asks for nothing but its feedback', () => {
  const head = someHead({ closedOn: inDays(-9), followUps: waiting(0), openReferrals: asked(-2) })
  expect(todayLists([head], today)).toMatchObject({ followUps: [], openReferrals: [{}], openCases: 0 })
})

test('the lists hold exactly the days that lie before their horizon', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -400, max: 400 }), { maxLength: 30 }), (offsets) => {
      const heads = offsets.map((days) => someHead({ followUps: waiting(days), openReferrals: asked(days) }))
      const { followUps, openReferrals } = todayLists(heads, today)
      const sorted = offsets.toSorted((a, b) => a - b)
      expect(followUps.map((entry) => entry.on)).toEqual(sorted.filter((days) => days <= 7).map(inDays))
      expect(openReferrals.map((entry) => entry.on)).toEqual(sorted.filter((days) => days <= 0).map(inDays))
    }),
    { numRuns: 50 },
  )
})

test('a referral without a day for its feedback is not chased, and nothing in the bin is', () => {
  const [referral] = asked(-5)
  const undated = someHead({ openReferrals: [{ ...referral!, on: null }] })
  const binned = someHead({ binnedOn: today, followUps: waiting(-1), openReferrals: asked(-1) })
  expect(todayLists([undated, binned], today)).toMatchObject({
    followUps: [],
    openReferrals: [],
    openCases: 1,
  })
})

test('whoever asks for some advisers gets their cases only', () => {
  const heads = ['AB', 'KL', 'KL'].map((adviser, index) =>
    someHead({ id: String(index).repeat(32), adviser, followUps: waiting(0), openReferrals: asked(-1) }),
  )
  const { followUps, openReferrals, openCases } = todayLists(heads, today, ['KL'])
  expect([followUps, openReferrals].map((rows) => rows.map(({ adviser }) => adviser))).toEqual([
    ['KL', 'KL'],
    ['KL', 'KL'],
  ])
  expect(openCases).toBe(2)
  expect(todayLists(heads, today, []).openCases).toBe(0)
  expect(todayLists(heads, today).openCases).toBe(3)
})
