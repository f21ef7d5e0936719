import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { FollowUp } from '#shared/domain/case-file.ts'
import { handOver, handOverNoteLength } from '#shared/domain/hand-over.ts'

const on = '2026-11-26' as CalendarDate
const id = 'a'.repeat(32)
const words = 'Übergabe von AB an KL'

test('the case changes hands and says so on the day it should be looked at', () => {
  expect(handOver({ from: 'AB', to: 'KL', note: ' Rückruf der Schule offen ', on }, words, id)).toEqual([
    { name: 'adviser', value: 'KL' },
    {
      name: `w.${id}`,
      value: { id, on, what: 'Übergabe von AB an KL: Rückruf der Schule offen', done: false },
    },
  ])
  const [, silent] = handOver({ from: 'AB', to: 'KL', note: '', on }, words, id)
  expect(silent?.value).toMatchObject({ what: words })
})

test('whatever is noted, the follow-up can be read again', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: handOverNoteLength + 200 }), (note) => {
      const [, followUp] = handOver({ from: 'AB', to: 'KL', note, on }, words, id)
      expect(FollowUp.safeParse(followUp?.value).success).toBe(true)
    }),
  )
})
