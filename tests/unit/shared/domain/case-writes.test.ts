import { describe, expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import {
  addAgreement,
  addConsultation,
  addFollowUp,
  closeCase,
  completeFollowUp,
  moveFollowUp,
  openCase,
  removeEntity,
  reopenCase,
  setProfileField,
  settleAgreement,
} from '#shared/domain/case-writes.ts'
import type { CaseFile } from '#shared/domain/case-file.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import { sampleCase } from '#tests/support/sample-case.ts'
import { allowed, recordOf } from '#tests/support/registers.ts'

const day = (text: string): CalendarDate => text as CalendarDate
const today = day('2026-11-22')
const [consultation] = sampleCase.consultations
const [agreement] = sampleCase.agreements
const [followUp] = sampleCase.followUps
assert(consultation && agreement && followUp, 'the sample has one of each')

const withProfile = (change: Partial<CaseFile['profile']>): CaseFile => ({
  ...sampleCase,
  profile: { ...sampleCase.profile, ...change },
})

describe('what is written can be read again', () => {
  test('a whole profile', () => {
    expect(readCaseFile(recordOf(openCase(sampleCase.profile))).profile).toEqual(sampleCase.profile)
  })

  test('a single field, also when it is emptied', () => {
    const writes = [...openCase(sampleCase.profile), ...setProfileField('german', null)]
    expect(readCaseFile(recordOf(writes)).profile).toEqual({ ...sampleCase.profile, german: null })
  })

  test('consultations, agreements and follow-ups', () => {
    const writes = [
      ...allowed(addConsultation(sampleCase, consultation, today)),
      ...addAgreement(agreement),
      ...addFollowUp(followUp),
    ]
    const file = readCaseFile(recordOf(writes))
    expect([file.consultations, file.agreements, file.followUps]).toEqual([
      [consultation],
      [agreement],
      [followUp],
    ])
  })

  test('what was settled, moved and removed', () => {
    const writes = [
      ...settleAgreement(agreement, true),
      ...completeFollowUp({ ...followUp, id: '9'.repeat(32) }),
      ...moveFollowUp(followUp, day('2027-01-01')),
      ...allowed(addConsultation(sampleCase, consultation, today)),
      ...removeEntity('consultation', consultation.id),
    ]
    const file = readCaseFile(recordOf(writes))
    expect(file.agreements.map((item) => item.done)).toEqual([true])
    expect(file.followUps.map((item) => [item.on, item.done])).toEqual([
      ['2026-12-08', true],
      ['2027-01-01', false],
    ])
    expect(file.consultations).toEqual([])
  })
})

describe('a consultation', () => {
  const addOn = (on: string, file = sampleCase) =>
    addConsultation(file, { ...consultation, on: day(on) }, today)

  test('may be on the first day of the case and today', () => {
    expect(addOn('2026-10-05').ok).toBe(true)
    expect(addOn('2026-11-22').ok).toBe(true)
  })

  test('is refused before the case, in the future, and after a closing', () => {
    expect(addOn('2026-10-04')).toEqual({
      ok: false,
      error: { type: 'ConsultationBeforeOpening', openedOn: '2026-10-05' },
    })
    expect(addOn('2026-11-23')).toEqual({ ok: false, error: { type: 'ConsultationInFuture' } })
    expect(addOn('2026-11-22', withProfile({ closedOn: day('2026-11-21') }))).toEqual({
      ok: false,
      error: { type: 'CaseClosed', closedOn: '2026-11-21' },
    })
  })
})

describe('closing a case', () => {
  const closeOn = (on: string, results = ['dual-training'] as const, file = sampleCase) =>
    closeCase(file, { on: day(on), results }, today)

  test('writes day and results, and completes what was still to be followed up', () => {
    const file = readCaseFile(recordOf([...openCase(sampleCase.profile), ...allowed(closeOn('2026-11-21'))]))
    expect(file.profile).toMatchObject({ closedOn: '2026-11-21', results: ['dual-training'] })
    expect(file.followUps.map((item) => item.done)).toEqual([true])
  })

  test.each([
    ['2026-10-04', { type: 'ClosingBeforeOpening', openedOn: '2026-10-05' }],
    ['2026-11-19', { type: 'ClosingBeforeLastConsultation', lastOn: '2026-11-20' }],
    ['2026-11-23', { type: 'ClosingInFuture' }],
  ])('is refused on %s', (on, error) => {
    expect(closeOn(on)).toEqual({ ok: false, error })
  })

  test('is refused twice, without a result, and with a result next to none', () => {
    const closed = withProfile({ closedOn: day('2026-11-21') })
    expect(closeCase(closed, { on: today, results: ['work'] }, today)).toEqual({
      ok: false,
      error: { type: 'AlreadyClosed', closedOn: '2026-11-21' },
    })
    expect(closeCase(sampleCase, { on: today, results: [] }, today)).toEqual({
      ok: false,
      error: { type: 'ResultMissing' },
    })
    expect(closeCase(sampleCase, { on: today, results: ['none', 'work'] }, today)).toEqual({
      ok: false,
      error: { type: 'ResultContradictory' },
    })
  })

  test('can be taken back, and the results stay', () => {
    const writes = [...openCase(sampleCase.profile), ...allowed(closeOn('2026-11-21')), ...reopenCase()]
    expect(readCaseFile(recordOf(writes)).profile).toMatchObject({
      closedOn: null,
      results: ['dual-training'],
    })
  })
})
