import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { emptyProfile } from '#shared/domain/read-case-file.ts'
import type { CaseFile } from '#shared/domain/case-file.ts'
import { consultationWrites } from '#renderer/views/consultation/consultation-writes.ts'
import { ConsultationForm, emptyConsultation } from '#renderer/views/forms/consultation-form.ts'

const today = '2026-11-22' as CalendarDate
const ids = ['1'.repeat(32), '2'.repeat(32), '3'.repeat(32)] as const
const file: CaseFile = {
  id: 'a'.repeat(32),
  profile: { ...emptyProfile, openedOn: '2026-11-01' as CalendarDate },
  consultations: [],
  agreements: [],
  followUps: [],
  referrals: [],
  chainRuns: [],
  links: [],
  places: [],
  placements: [],
  history: [],
  conflicts: [],
  unread: [],
}
const empty = emptyConsultation(today, true, { kind: 'office', duration: null })
const form = (more: object) => ConsultationForm.parse({ ...empty, ...more })

test('what stayed empty is not written', () => {
  const writes = consultationWrites({ file, form: form({}), ids, by: 'AB', today })
  expect(writes.ok && writes.value.map(({ name }) => name)).toEqual([`c.${ids[0]}`])
})

test('agreement and follow-up are written together with the conversation', () => {
  const filled = form({ agreementWhat: 'Zeugnis', followUpOn: '2026-12-01', followUpWhat: 'Anrufen' })
  const writes = consultationWrites({ file, form: filled, ids, by: 'AB', today })
  expect(writes.ok && writes.value.map(({ name }) => name)).toEqual([
    `c.${ids[0]}`,
    `a.${ids[1]}`,
    `w.${ids[2]}`,
  ])
})

test('a conversation before the case was opened writes nothing at all', () => {
  const early = form({ on: '2026-10-01', followUpOn: '2026-12-01', followUpWhat: 'Anrufen' })
  expect(consultationWrites({ file, form: early, ids, by: 'AB', today })).toMatchObject({
    ok: false,
    error: { type: 'ConsultationBeforeOpening' },
  })
})
