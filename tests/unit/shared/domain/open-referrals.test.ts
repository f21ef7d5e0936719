import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import type { CaseHead, HeadReferral } from '#shared/domain/case-head.ts'
import { dueDates } from '#shared/domain/due-dates.ts'
import { openReferrals, referralsOfReply, type OpenReferralQuery } from '#shared/domain/open-referrals.ts'
import { replyCodeOf } from '#shared/domain/reply-code.ts'
import { someHead } from '#tests/support/heads.ts'

const date = '2026-11-27' as CalendarDate
const inDays = (days: number): CalendarDate => addToDate(date, { days })
const everything: OpenReferralQuery = { date, olderThanDays: 0, region: null, partner: null, limit: 1000 }
const numbers = { last: 0 }
const newId = (): string => (numbers.last += 1).toString(16).padStart(8, '0') + 'e'.repeat(24)

function sent(change: Partial<HeadReferral> = {}): HeadReferral {
  return {
    entity: newId(),
    on: inDays(7),
    what: 'Jobcenter',
    sentOn: inDays(-10),
    town: 'Stendal',
    bodyType: 'job-centre',
    reason: 'Anmeldung',
    ...change,
  }
}
const caseWith = (referrals: readonly HeadReferral[], change: Partial<CaseHead> = {}): CaseHead =>
  someHead({ id: newId(), openReferrals: referrals, ...change })

test('the body that is overdue the longest comes first, and within it the longest overdue', () => {
  const heads = [
    caseWith([sent({ what: 'Kammer', on: inDays(-2) })]),
    caseWith([sent({ on: inDays(-9) }), sent({ on: null }), sent({ on: inDays(-20) })]),
    caseWith([sent({ what: 'Schule', on: null })]),
  ]
  const answer = openReferrals(heads, everything)
  expect(answer).toMatchObject({ all: 5, total: 5, overdue: 3, partnerCount: 3, rowCount: 5 })
  expect(answer.partners.map(({ body, total, overdue }) => [body, total, overdue])).toEqual([
    ['Jobcenter', 3, 2],
    ['Kammer', 1, 1],
    ['Schule', 1, 0],
  ])
  expect(answer.partners[0]?.rows.map(({ dueOn }) => dueOn)).toEqual([inDays(-20), inDays(-9), null])
})

test('"older than four weeks" means made more than 28 days ago', () => {
  const heads = [27, 28, 29, 60].map((days) => caseWith([sent({ sentOn: inDays(-days) })]))
  const answer = openReferrals(heads, { ...everything, olderThanDays: 28 })
  expect(answer).toMatchObject({ all: 4, total: 2 })
  expect(answer.partners[0]?.rows.map(({ sentOn }) => sentOn)).toEqual([inDays(-60), inDays(-29)])
})

test('a region and a body narrow it; the bin is left out, a closed case is not', () => {
  const heads = [
    caseWith([sent()], { region: 'stendal' }),
    caseWith([sent({ what: 'Kammer' })], { region: 'boerde' }),
    caseWith([sent()], { region: 'stendal', binnedOn: date }),
    caseWith([sent()], { region: 'stendal', closedOn: date }),
  ]
  expect(openReferrals(heads, { ...everything, region: 'stendal' })).toMatchObject({ all: 3, total: 2 })
  expect(openReferrals(heads, { ...everything, partner: 'kammer|stendal' })).toMatchObject({ total: 1 })
})

test('no more rows than asked for, and still the counts of all', () => {
  const heads = Array.from({ length: 30 }, (_, index) => caseWith([sent({ what: `Stelle ${index % 3}` })]))
  const answer = openReferrals(heads, { ...everything, limit: 12 })
  expect(answer).toMatchObject({ total: 30, partnerCount: 3, rowCount: 12 })
  expect(answer.partners.map(({ total, rows }) => [total, rows.length])).toEqual([
    [10, 10],
    [10, 2],
  ])
})

test('every open referral that fits is there exactly once', () => {
  const referral = fc.record({
    due: fc.option(fc.integer({ min: -60, max: 60 })),
    age: fc.nat(90),
    body: fc.nat(4),
  })
  fc.assert(
    fc.property(fc.array(fc.array(referral, { maxLength: 3 }), { maxLength: 20 }), (cases) => {
      const heads = cases.map((referrals) =>
        caseWith(
          referrals.map(({ due, age, body }) =>
            sent({ on: due === null ? null : inDays(due), sentOn: inDays(-age), what: `Stelle ${body}` }),
          ),
        ),
      )
      const answer = openReferrals(heads, { ...everything, olderThanDays: 28 })
      const shown = answer.partners.flatMap(({ rows }) => rows.map(({ entity }) => entity))
      const wanted = heads.flatMap((head) => head.openReferrals).filter(({ sentOn }) => sentOn < inDays(-28))
      expect(shown.toSorted()).toEqual(wanted.map(({ entity }) => entity).toSorted())
      expect(answer.overdue).toBe(wanted.filter(({ on }) => on !== null && on < date).length)
    }),
  )
})

test('a reply code finds its referral; where two share it, both are answered', () => {
  const one = sent({ entity: `12345678${'a'.repeat(24)}` })
  const other = sent({ entity: `12345678${'b'.repeat(24)}` })
  const heads = [caseWith([one, sent()]), caseWith([other]), caseWith([sent()], { binnedOn: date })]
  expect(replyCodeOf(one.entity)).toBe(replyCodeOf(other.entity))
  const meant = referralsOfReply(heads, replyCodeOf(one.entity))
  expect(meant.map(({ entity }) => entity)).toEqual([one.entity, other.entity])
  expect(referralsOfReply(heads, replyCodeOf('f'.repeat(32)))).toEqual([])
})

test('what is due is known by its day and kind and nothing else', () => {
  const waiting = (days: number) => [{ entity: newId(), on: inDays(days), what: 'Geheimes' }]
  const head = someHead({
    followUps: waiting(0),
    agreements: waiting(3),
    openReferrals: [sent({ on: inDays(1) })],
  })
  const closed = someHead({ closedOn: date, followUps: waiting(1), openReferrals: [sent({ on: inDays(2) })] })
  const dates = dueDates([head, closed, someHead({ followUps: waiting(-1) })], date)
  expect(dates.map(({ on, kind }) => [on, kind])).toEqual([
    [inDays(0), 'followUp'],
    [inDays(1), 'feedback'],
    [inDays(2), 'feedback'],
    [inDays(3), 'agreement'],
  ])
  expect(JSON.stringify(dates)).not.toContain('Geheimes')
})
