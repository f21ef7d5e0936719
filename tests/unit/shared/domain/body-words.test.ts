import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bodyWords, wordedHead } from '#shared/domain/body-words.ts'
import type { LabelOf } from '#shared/domain/value-lists.ts'
import { createCaseList } from '#renderer/vault/case-list.ts'
import { someHead } from '#tests/support/heads.ts'

const words: { jobCentre: string } = { jobCentre: 'Jobcenter' }
const labelOf: LabelOf = (list, value) =>
  list === 'bodyType' && value === 'job-centre' ? words.jobCentre : value
const day = '2026-11-30' as CalendarDate
const sent = {
  entity: '1'.repeat(32),
  on: day,
  sentOn: day,
  town: 'Burg',
  bodyType: 'job-centre',
  reason: '',
}
const unnamed = someHead({
  nextOn: day,
  nextWhat: 'job-centre',
  openReferrals: [{ ...sent, what: 'job-centre' }],
})

test('a body without a name is called by its kind', () => {
  expect(bodyWords({ body: '', bodyType: 'job-centre' }, labelOf)).toBe('Jobcenter')
  expect(bodyWords({ body: 'Jobcenter Burg', bodyType: 'job-centre' }, labelOf)).toBe('Jobcenter Burg')
})

test('no bare value stands in a head that people read, and what somebody wrote stays', () => {
  expect(wordedHead(unnamed, labelOf)).toMatchObject({
    nextWhat: 'Jobcenter',
    openReferrals: [{ what: 'Jobcenter' }],
  })
  const named = { ...unnamed, nextWhat: 'Anrufen', openReferrals: [{ ...sent, what: 'Team U25' }] }
  expect(wordedHead(named, labelOf)).toEqual(named)
})

test('the list, its order and single heads speak the words of the office, also after they change', () => {
  const list = createCaseList(labelOf)
  list.put(unnamed.id, unnamed)
  const other = someHead({ id: 'b'.repeat(32), code: 'B', nextOn: day, nextWhat: 'Kammer anrufen' })
  list.put(other.id, other)
  const query = { text: '', state: 'all', sort: 'nextWhat', descending: false, from: 0, count: 9 } as const
  const shown = () => list.list(query).rows.map(({ nextWhat }) => nextWhat)
  expect(shown()).toEqual(['Jobcenter', 'Kammer anrufen'])
  words.jobCentre = 'Zuständige Stelle'
  list.relabel()
  expect(shown()).toEqual(['Kammer anrufen', 'Zuständige Stelle'])
  expect(list.headOf(unnamed.id)?.nextWhat).toBe('Zuständige Stelle')
  expect([...list.heads()].map(({ nextWhat }) => nextWhat)).toContain('Zuständige Stelle')
})
