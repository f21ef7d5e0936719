import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { ConsultationForm, emptyConsultation } from '#renderer/views/forms/consultation-form.ts'

const today = '2026-11-22' as CalendarDate
const filled = emptyConsultation(today, true, { kind: 'office', duration: null })

test('the first conversation is a first one, the next a following one', () => {
  expect(filled.form).toBe('first')
  expect(emptyConsultation(today, false, { kind: null, duration: null }).form).toBe('follow-up')
})

test('a conversation needs no agreement and no follow-up', () => {
  expect(ConsultationForm.safeParse(filled).success).toBe(true)
})

test.each([
  ['followUpWhat', { followUpOn: '2026-12-01' }],
  ['followUpOn', { followUpWhat: 'Anrufen' }],
])('a half follow-up asks for %s', (field, half) => {
  const parsed = ConsultationForm.safeParse({ ...filled, ...half })
  expect(parsed.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
    [field, 'errors.field.pair'],
  ])
})
