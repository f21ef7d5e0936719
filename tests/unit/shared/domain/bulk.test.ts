import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bulkWrites, isAged, retentionDays, type BulkAct } from '#shared/domain/bulk.ts'
import type { CaseFile } from '#shared/domain/case-file.ts'
import { addFollowUp, closeCase } from '#shared/domain/case-writes.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import { statisticsRecord } from '#shared/domain/statistics-record.ts'
import { sampleCase } from '#tests/support/sample-case.ts'
import { allowed, recordOf } from '#tests/support/registers.ts'

const day = (text: string): CalendarDate => text as CalendarDate
const today = day('2026-11-22')
const newId = (): string => 'f'.repeat(32)
const moment = { today, newId }
const withProfile = (change: Partial<CaseFile['profile']>): CaseFile => ({
  ...sampleCase,
  profile: { ...sampleCase.profile, ...change },
})
const close: BulkAct = { type: 'close', on: today, results: ['dual-training'] }
const closed = withProfile({ closedOn: day('2026-11-21') })
const binned = withProfile({ binnedOn: day('2026-11-21') })

test('closing many writes to each what closing one writes', () => {
  const { on, results } = close
  expect(bulkWrites(sampleCase, close, moment)).toEqual({
    ok: true,
    value: { writes: allowed(closeCase(sampleCase, { on, results }, today)) },
  })
})

describe('what an act does not fit is named', () => {
  const refusals: readonly (readonly [BulkAct, CaseFile, string])[] = [
    [close, closed, 'AlreadyClosed'],
    [{ ...close, on: day('2026-11-19') }, sampleCase, 'ClosingBeforeLastConsultation'],
    [{ ...close, on: day('2026-01-01') }, sampleCase, 'ClosingBeforeOpening'],
    [{ ...close, on: day('2026-11-23') }, sampleCase, 'ClosingInFuture'],
    [{ ...close, results: [] }, sampleCase, 'ResultMissing'],
    [{ ...close, results: ['none', 'work'] }, sampleCase, 'ResultContradictory'],
    [{ type: 'assign', adviser: 'AB' }, sampleCase, 'AlreadyAssigned'],
    [{ type: 'anonymise' }, sampleCase, 'StillOpen'],
    [
      { type: 'anonymise' },
      readCaseFile(recordOf(statisticsRecord(withProfile({ closedOn: day('2026-01-01') }), today))),
      'AlreadyAnonymised',
    ],
    [{ type: 'bin' }, binned, 'AlreadyBinned'],
    [{ type: 'restore' }, sampleCase, 'NotBinned'],
    [close, binned, 'InBin'],
    [{ type: 'assign', adviser: 'KL' }, binned, 'InBin'],
    [{ type: 'anonymise' }, binned, 'InBin'],
  ]
  test.each(refusals)('%o', (act, file, error) => {
    expect(bulkWrites(file, act, moment)).toEqual({ ok: false, error })
  })
})

test('a reduced case that has filled again may be reduced again', () => {
  const refilled = withProfile({ closedOn: day('2026-01-01'), anonymisedOn: today })
  expect(bulkWrites(refilled, { type: 'anonymise' }, moment).ok).toBe(true)
})

test('handing over, binning and restoring write one field', () => {
  const written = (act: BulkAct, file = sampleCase) => bulkWrites(file, act, moment)
  const one = (name: string, value: string | null) => ({ ok: true, value: { writes: [{ name, value }] } })
  expect(written({ type: 'assign', adviser: 'KL' })).toEqual(one('adviser', 'KL'))
  expect(written({ type: 'bin' })).toEqual(one('binnedOn', today))
  expect(written({ type: 'restore' }, binned)).toEqual(one('binnedOn', null))
})

test('a note of a hand-over is a follow-up in each case', () => {
  const note = { what: 'Übergabe an KL: Zeugnis fehlt noch', on: today }
  expect(bulkWrites(sampleCase, { type: 'assign', adviser: 'KL', note }, moment)).toEqual({
    ok: true,
    value: {
      writes: [{ name: 'adviser', value: 'KL' }, ...addFollowUp({ id: newId(), ...note, done: false })],
    },
  })
})

test('twelve months after closing a case should be reduced, after thirty days in the bin it may be erased', () => {
  expect(retentionDays(today)).toEqual({ reduceUntil: '2025-11-22', eraseUntil: '2026-10-23' })
  expect(retentionDays(today, 60)).toEqual({ reduceUntil: '2021-11-22', eraseUntil: '2026-10-23' })
  const until = day('2025-11-22')
  const dates = { binnedOn: null, closedOn: null, anonymisedOn: null }
  expect(isAged(dates, until)).toBe(false)
  expect(isAged({ ...dates, closedOn: until }, until)).toBe(true)
  expect(isAged({ ...dates, closedOn: day('2025-11-23') }, until)).toBe(false)
  expect(isAged({ ...dates, closedOn: until, anonymisedOn: today }, until)).toBe(false)
  expect(isAged({ ...dates, closedOn: until, binnedOn: today }, until)).toBe(false)
  expect(isAged({ ...dates, binnedOn: until }, until)).toBe(true)
})
