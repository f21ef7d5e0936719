import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { quarterStart, type CalendarDate } from '#shared/base/calendar-date.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import {
  coarseFields,
  isRefilled,
  nobody,
  statisticsRecord,
  unlinkFrom,
} from '#shared/domain/statistics-record.ts'
import { CaseProfile, type CaseFile, type Placement, type TrainingPlace } from '#shared/domain/case-file.ts'
import { mergeRecords } from '#shared/records/merge.ts'
import type { LiveRecord } from '#shared/records/record.ts'
import { emptied, emptyRecord, writeRegisters, type Author } from '#shared/records/write.ts'
import { firstStamp } from '#shared/records/hybrid-clock.ts'
import { sampleCase } from '#tests/support/sample-case.ts'
import { recordOf } from '#tests/support/registers.ts'

const today = '2026-11-22' as CalendarDate
const id = (digit: string): string => digit.repeat(32)
const closed: CaseFile = {
  ...sampleCase,
  profile: { ...sampleCase.profile, closedOn: '2026-11-21' as CalendarDate, results: ['dual-training'] },
}

/** Days that stay as quarters, and what is no statistics. */
const otherwise = ['openedOn', 'closedOn', 'binnedOn', 'anonymisedOn', 'event', 'concern', 'strengths']

test('of every field of a case it is decided whether it stays', () => {
  const all = Object.keys(CaseProfile.unwrap().shape)
  expect([...coarseFields, ...otherwise].sort()).toEqual(all.sort())
})

test('keeps what is counted', () => {
  const { profile, consultations, referrals } = readCaseFile(recordOf(statisticsRecord(closed, today)))
  expect(profile).toEqual({
    ...closed.profile,
    concern: '',
    strengths: '',
    openedOn: '2026-10-01',
    closedOn: '2026-10-01',
    anonymisedOn: today,
  })
  expect(consultations.map(({ kind, form }) => [kind, form])).toEqual(
    expect.arrayContaining(closed.consultations.map(({ kind, form }) => [kind, form])),
  )
  expect(referrals.map(({ bodyType, outcome }) => [bodyType, outcome])).toEqual(
    expect.arrayContaining(closed.referrals.map(({ bodyType, outcome }) => [bodyType, outcome])),
  )
})

const somePlace: TrainingPlace = {
  id: id('3'),
  kind: 'dual-training',
  occupation: 'unclear',
  region: 'magdeburg',
  german: null,
  startOn: '2026-08-17' as CalendarDate,
  count: 2,
  note: 'x',
  closed: false,
}
const somePlacement: Placement = {
  id: id('2'),
  place: id('3'),
  other: id('8'),
  kind: 'dual-training',
  state: 'begun',
  on: '2026-08-17' as CalendarDate,
  note: 'x',
}

test('places, who took them and when feedback came go on counting, by the quarter', () => {
  const referrals = closed.referrals.map((one) => ({
    ...one,
    outcome: 'arrived' as const,
    feedbackOn: '2026-11-20' as CalendarDate,
  }))
  const file: CaseFile = { ...closed, referrals, places: [somePlace], placements: [somePlacement] }
  const after = readCaseFile(recordOf(statisticsRecord(file, today)))
  expect(after.places).toEqual([{ ...somePlace, startOn: '2026-07-01', note: '' }])
  expect(after.placements).toEqual([{ ...somePlacement, other: nobody, on: '2026-07-01', note: '' }])
  expect(after.referrals.map(({ feedbackOn }) => feedbackOn)).toContain('2026-10-01')
  expect(isRefilled(after)).toBe(false)
  expect(isRefilled(file)).toBe(true)
})

/** Every text in a value, and every name. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)])
}

test('no free text, no place, no answer and no day but that of a quarter is left, whatever was written', () => {
  const text = fc.string({ minLength: 1, maxLength: 40 }).map((typed) => `§${typed}`)
  const date = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2026-11-20'), noInvalidDate: true })
    .map((when) => when.toISOString().slice(0, 10) as CalendarDate)
  fc.assert(
    fc.property(text, date, (typed, on) => {
      const file: CaseFile = {
        ...closed,
        profile: { ...closed.profile, concern: typed, strengths: typed, openedOn: on },
        consultations: closed.consultations.map((one) => ({ ...one, on, note: typed, place: typed })),
        agreements: closed.agreements.map((one) => ({ ...one, what: typed })),
        followUps: closed.followUps.map((one) => ({ ...one, on, what: typed })),
        referrals: closed.referrals.map((one) => ({ ...one, on, body: typed, town: typed, reason: typed })),
        chainRuns: closed.chainRuns.map((one) => ({ ...one, startedOn: on, answers: { paper: typed } })),
        links: [{ id: id('7'), kind: 'child', other: id('8') }],
        places: [{ ...somePlace, startOn: on, note: typed }],
        placements: [{ ...somePlacement, on, other: id('8'), note: typed }],
        unread: [typed],
      }
      const texts = textsIn(statisticsRecord(file, today))
      expect(texts.filter((one) => one.includes('§') || one === id('8'))).toEqual([])
      // The version of a chain looks like a day and says nothing of the person.
      const versions = closed.chainRuns.map(({ version }) => version)
      const days = texts.filter(
        (one) => /^\d{4}-\d\d-\d\d$/.test(one) && one !== today && !versions.includes(one),
      )
      expect(days.filter((one) => quarterStart(one as CalendarDate) !== one)).toEqual([])
    }),
  )
})

test('the ways to a case go from the others; a place that was taken stays taken', () => {
  const other = id('9')
  const placement = {
    id: id('2'),
    place: id('3'),
    other,
    kind: 'dual-training',
    state: 'begun',
    on: '2026-08-17',
    note: 'x',
  } as never
  const file: CaseFile = {
    ...sampleCase,
    links: [
      { id: id('1'), kind: 'child', other },
      { id: id('4'), kind: 'child', other: id('5') },
    ],
    placements: [placement],
  }
  expect(unlinkFrom(file, new Set([other]))).toEqual([
    { name: `l.${id('1')}`, value: null },
    {
      name: `m.${id('2')}`,
      value: { ...(placement as object), other: nobody, on: '2026-07-01', note: '' },
    },
  ])
  expect(unlinkFrom(file, new Set())).toEqual([])
})

/** A device that writes one register after the other. */
function writer(device: string) {
  let author: Author = { device, counter: 0, stamp: firstStamp }
  return (record: LiveRecord, ...names: readonly string[]): LiveRecord => {
    const writes = names.map((name) => ({ name, value: device }))
    const written = writeRegisters(record, writes, { author, now: 1, schemaVersion: 1 })
    author = written.author
    return written.record
  }
}

test('what was taken out does not come back from another office; what was not seen does', () => {
  const here = writer(id('a'))
  const there = writer(id('b'))
  const before = here(emptyRecord(id('1')), 'note', 'german')
  const reduced = here(emptied(before), 'german')
  expect(Object.keys(mergeRecords(reduced, before) as LiveRecord).length).toBe(4)
  expect(mergeRecords(reduced, before)).toEqual(reduced)
  expect(mergeRecords(before, reduced)).toEqual(reduced)
  const unseen = there(before, 'later')
  const merged = mergeRecords(reduced, unseen) as LiveRecord
  expect(Object.keys(merged.f).sort()).toEqual(['german', 'later'])
  expect(mergeRecords(unseen, reduced)).toEqual(merged)
})
