import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { emptyProfile } from '#shared/domain/read-case-file.ts'
import type { CaseFile } from '#shared/domain/case-file.ts'
import { consultationWrites } from '#renderer/views/consultation/consultation-writes.ts'
import { ConsultationForm, emptyConsultation } from '#renderer/views/forms/consultation-form.ts'

const today = '2026-11-22' as CalendarDate
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
const start = { on: today, kind: 'office', form: 'first', duration: null, mediation: null, place: 'Schule' }
const form = (more: object) => ConsultationForm.parse({ ...emptyConsultation(start), ...more })
const writesOf = async (more: object) => {
  const numbers = { last: 0 }
  const newId = async () => String((numbers.last += 1)).repeat(32)
  return consultationWrites({ file, form: form(more), newId, by: 'AB', today })
}

test('what stayed empty is not written', async () => {
  const writes = await writesOf({})
  expect(writes.ok && writes.value.map(({ name }) => name)).toEqual([`c.${'1'.repeat(32)}`])
})

test('every agreement and every follow-up is written together with the conversation', async () => {
  const writes = await writesOf({
    agreements: [
      { who: 'client', what: 'Zeugnis', due: null },
      { who: 'adviser', what: '', due: null },
      { who: 'partner', what: 'Termin geben', due: '2026-12-01' },
    ],
    followUps: [
      { on: '2026-12-01', what: 'Anrufen' },
      { on: null, what: '' },
      { on: '2026-12-08', what: 'Nachfragen' },
    ],
  })
  expect(writes.ok && writes.value.map(({ name }) => name)).toEqual(
    ['c', 'a', 'a', 'w', 'w'].map((prefix, at) => `${prefix}.${String(at + 1).repeat(32)}`),
  )
})

test('the place is kept with the conversation', async () => {
  const writes = await writesOf({})
  expect(writes.ok && writes.value[0]?.value).toMatchObject({ place: 'Schule', by: 'AB', on: today })
})

test('a conversation before the case was opened writes nothing at all', async () => {
  const early = await writesOf({ on: '2026-10-01', followUps: [{ on: '2026-12-01', what: 'Anrufen' }] })
  expect(early).toMatchObject({ ok: false, error: { type: 'ConsultationBeforeOpening' } })
})
