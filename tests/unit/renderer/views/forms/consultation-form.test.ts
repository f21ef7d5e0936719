import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { ConsultationForm, emptyConsultation } from '#renderer/views/forms/consultation-form.ts'

const start = {
  on: '2026-11-22' as CalendarDate,
  kind: 'office',
  form: 'first',
  duration: null,
  mediation: null,
  place: '',
}
const filled = emptyConsultation(start)

test('a conversation begins with what is likely, and without that somebody has to say it', () => {
  expect(filled.form).toBe('first')
  const unsaid = ConsultationForm.safeParse({ ...filled, form: null })
  expect(unsaid.error?.issues).toMatchObject([{ path: ['form'], message: 'errors.field.choose' }])
})

test('a conversation needs no agreement and no follow-up', () => {
  expect(ConsultationForm.safeParse(filled).success).toBe(true)
})

test.each([
  ['what', { on: '2026-12-01', what: '' }],
  ['on', { on: null, what: 'Anrufen' }],
])('a half follow-up asks for %s, in its own row', (field, half) => {
  const followUps = [{ on: null, what: '' }, half]
  const parsed = ConsultationForm.safeParse({ ...filled, followUps })
  expect(parsed.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    [`followUps.1.${field}`, 'errors.field.pair'],
  ])
})

test('a day without what was agreed would be lost, so it asks for the words', () => {
  const agreements = [{ who: 'client', what: ' ', due: '2026-12-01' }]
  const parsed = ConsultationForm.safeParse({ ...filled, agreements })
  expect(parsed.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['agreements.0.what', 'consultation.agreementMissing'],
  ])
})
