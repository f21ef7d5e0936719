import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { CaseFile } from '#shared/domain/case-file.ts'
import { emptyProfile } from '#shared/domain/read-case-file.ts'
import { CaptureForm, emptyCapture } from '#renderer/views/outreach/capture-form.ts'
import { captureWrites, uncaptureWrites, type Captured } from '#renderer/views/outreach/capture-writes.ts'

const today = '2026-11-26' as CalendarDate
const [talk, step, referral] = ['1'.repeat(32), '2'.repeat(32), '3'.repeat(32)] as const
const start = {
  clientGroup: 'young-person',
  region: 'stendal',
  mediation: null,
  duration: null,
  way: 'contact-given',
}
const whole = {
  ageBand: '18-20',
  german: 'b1',
  topics: ['language'],
  note: 'Sucht einen Kurs.',
  followUpWhat: 'Nachfragen',
  followUpOn: '2026-12-10',
}
const college = { type: 'adult-education-centre', body: 'VHS', town: 'Stendal', verified: false } as const

function captured(form: object, more: Partial<Captured> = {}): Captured {
  return {
    form: CaptureForm.parse({ ...emptyCapture(start), ...form }),
    file: null,
    held: { on: today, kind: 'outreach', place: 'Schule', by: 'AB' },
    today,
    ids: [talk, step, referral],
    body: null,
    reason: 'Sprache',
    ...more,
  }
}

function written(given: Captured): Readonly<Record<string, unknown>> {
  const writes = captureWrites(given)
  if (!writes.ok) throw new Error(writes.error.type)
  return Object.fromEntries(writes.value.map(({ name, value }) => [name, value]))
}

const known: CaseFile = {
  id: 'a'.repeat(32),
  profile: {
    ...emptyProfile,
    region: 'stendal',
    clientGroup: 'young-person',
    openedOn: '2026-11-01' as CalendarDate,
    german: 'a2',
  },
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

test('group and region are enough for a case with a first conversation', () => {
  const names = Object.keys(written(captured({})))
  expect(names).toContain(`c.${talk}`)
  expect(names.filter((name) => /^[wr]\./.test(name))).toEqual([])
})

test('one save holds case, conversation, next step and referral', () => {
  const all = written(captured(whole, { body: college }))
  expect(all).toMatchObject({
    clientGroup: 'young-person',
    region: 'stendal',
    ageBand: '18-20',
    adviser: 'AB',
  })
  expect(all[`c.${talk}`]).toMatchObject({ on: today, place: 'Schule', kind: 'outreach', form: 'first' })
  expect(all[`w.${step}`]).toMatchObject({ on: '2026-12-10', what: 'Nachfragen', done: false })
  expect(all[`r.${referral}.body`]).toBe('VHS')
  expect(all[`r.${referral}.reason`]).toBe('Sprache')
  expect(all[`r.${referral}.feedbackDue`]).toBe('2026-12-24')
})

test('of a known case only what is said differently now is written again', () => {
  const all = written(captured({ ...whole, german: 'b1' }, { file: known }))
  expect(Object.keys(all).filter((name) => !name.includes('.'))).toEqual(['ageBand', 'german'])
})

test('a later conversation is called so, an earlier one entered afterwards is the first, and the adviser has the last word', () => {
  const formOf = (typed: object, file: CaseFile) =>
    written(captured({ ...whole, ...typed }, { file }))[`c.${talk}`]
  const talked = (on: string): CaseFile =>
    ({ ...known, consultations: [{ on: on as CalendarDate }] }) as unknown as CaseFile
  expect(formOf({}, talked('2026-11-20'))).toMatchObject({ form: 'follow-up' })
  expect(formOf({}, talked('2026-11-30'))).toMatchObject({ form: 'first' })
  expect(formOf({ form: 'accompaniment' }, talked('2026-11-20'))).toMatchObject({ form: 'accompaniment' })
})

test('a day before a known case began is refused, and nothing is written', () => {
  const held = { on: '2026-10-01' as CalendarDate, kind: 'outreach', place: '', by: 'AB' } as const
  const writes = captureWrites(captured(whole, { file: known, held }))
  expect(writes).toMatchObject({ ok: false, error: { type: 'ConsultationBeforeOpening' } })
})

test('a day to come is refused', () => {
  const held = { on: '2026-12-01' as CalendarDate, kind: 'outreach', place: '', by: 'AB' } as const
  expect(captureWrites(captured({}, { held }))).toMatchObject({ ok: false })
})

test('taking it back puts a new case into the bin and leaves a known one as it was', () => {
  expect(uncaptureWrites(null, [], today)).toEqual([{ name: 'binnedOn', value: today }])
  const writes = captureWrites(captured(whole, { file: known, body: college }))
  const back = uncaptureWrites(known, writes.ok ? writes.value : [], today)
  expect(back).toContainEqual({ name: 'german', value: 'a2' })
  expect(back).toContainEqual({ name: 'ageBand', value: null })
  expect(back).toContainEqual({ name: `c.${talk}`, value: null })
  expect(back).toContainEqual({ name: `r.${referral}.on`, value: null })
})

test.each([
  ['followUpOn', { followUpWhat: 'Anrufen' }],
  ['followUpWhat', { followUpOn: '2026-12-01' }],
  ['clientGroup', { clientGroup: null }],
  ['region', { region: null }],
])('asks for %s', (field, values) => {
  const parsed = CaptureForm.safeParse({ ...emptyCapture(start), ...values })
  expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field])
})
