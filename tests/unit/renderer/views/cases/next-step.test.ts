import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { emptyProfile } from '#shared/domain/read-case-file.ts'
import type { CaseFile } from '#shared/domain/case-file.ts'
import { nextSteps } from '#renderer/views/cases/next-step.ts'

const day = (text: string) => text as CalendarDate
const file: CaseFile = {
  id: 'a'.repeat(32),
  profile: emptyProfile,
  consultations: [],
  agreements: [
    { id: '1'.repeat(32), who: 'client', what: 'Zeugnis bringen', due: day('2026-12-05'), done: false },
    { id: '2'.repeat(32), who: 'client', what: 'irgendwann', due: null, done: false },
  ],
  followUps: [
    { id: '3'.repeat(32), on: day('2026-12-10'), what: 'Anrufen', done: false },
    { id: '4'.repeat(32), on: day('2026-11-01'), what: 'erledigt', done: true },
  ],
  referrals: [],
  chainRuns: [],
  links: [],
  places: [],
  placements: [],
  history: [],
  conflicts: [],
  unread: [],
}

test('the earliest that is open and has a day comes first', () => {
  expect(nextSteps(file).map(({ what }) => what)).toEqual(['Zeugnis bringen', 'Anrufen'])
})

test('nothing is next in a closed case', () => {
  expect(nextSteps({ ...file, profile: { ...emptyProfile, closedOn: day('2026-12-01') } })).toEqual([])
})
