import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { deriveHead } from '#shared/domain/derive-head.ts'
import { emptyProfile, readCaseFile } from '#shared/domain/read-case-file.ts'
import type { LiveRecord } from '#shared/records/record.ts'
import { recordOf } from '#tests/support/registers.ts'

const id = (letter: string): string => letter.repeat(32)
const consultation = {
  id: id('1'),
  on: '2026-03-04',
  kind: 'office',
  duration: '15-30',
  form: 'first',
  mediation: null,
  topics: ['language'],
  note: 'Notiz',
  by: 'AB',
}

describe('reading a case', () => {
  test('an empty record is an empty case', () => {
    expect(readCaseFile(recordOf([]))).toEqual({
      id: id('f'),
      profile: emptyProfile,
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
    })
  })

  test('where undo left nothing behind there is nothing, and nothing that could not be read', () => {
    const nothing = Object.keys(emptyProfile).map((name) => ({ name, value: null }))
    const { profile, unread } = readCaseFile(recordOf(nothing))
    expect(profile).toEqual(emptyProfile)
    expect(unread).toEqual([])
  })

  test('an erased record is an empty case', () => {
    const erased = { id: id('e'), x: { d: [id('a'), 1] as const, h: '0'.repeat(16) } }
    expect(readCaseFile(erased)).toMatchObject({ id: id('e'), profile: emptyProfile, consultations: [] })
  })

  test('fields, consultations, referrals and chain runs are put together from their registers', () => {
    const file = readCaseFile(
      recordOf([
        { name: 'region', value: 'stendal' },
        { name: 'german', value: 'b1' },
        { name: `c.${id('1')}`, value: consultation },
        { name: `r.${id('2')}.on`, value: '2026-03-05' },
        { name: `r.${id('2')}.body`, value: 'Jobcenter' },
        {
          name: `p.${id('3')}`,
          value: { chain: 'x', version: '1', region: 'stendal', startedOn: '2026-03-06' },
        },
        { name: `p.${id('3')}.s.D1`, value: { state: 'done', on: '2026-03-07' } },
        { name: `p.${id('3')}.q.paper`, value: 'toleration' },
      ]),
    )
    expect(file.profile).toMatchObject({ region: 'stendal', german: 'b1' })
    expect(file.consultations).toEqual([{ ...consultation, place: '' }])
    expect(file.referrals).toMatchObject([
      { id: id('2'), on: '2026-03-05', body: 'Jobcenter', outcome: 'open', feedbackDue: null },
    ])
    expect(file.chainRuns).toMatchObject([
      { id: id('3'), steps: { D1: { state: 'done', on: '2026-03-07' } }, answers: { paper: 'toleration' } },
    ])
    expect(file.unread).toEqual([])
  })

  test('a value that does not fit is named and shown as unknown, next to all that does', () => {
    const file = readCaseFile(
      recordOf([
        { name: 'region', value: 'atlantis' },
        { name: 'german', value: 'b1' },
        { name: 'topics', value: ['language', 'astrology'] },
        { name: `c.${id('1')}`, value: { ...consultation, on: '2026-02-31' } },
        { name: `r.${id('2')}.body`, value: 'ohne Datum' },
        { name: `p.${id('3')}.q.paper`, value: 'ohne Kette' },
        { name: 'fromTheFuture', value: { any: 'thing' } },
      ]),
    )
    expect(file.profile).toMatchObject({ region: 'outside', german: 'b1', topics: ['language'] })
    expect(file.consultations).toEqual([])
    expect(file.unread).toEqual([
      `c.${id('1')}`,
      'fromTheFuture',
      `p.${id('3')}.q.paper`,
      `r.${id('2')}.body`,
      'region',
      'topics',
    ])
  })

  test('null takes an entity away without leaving it unread', () => {
    const file = readCaseFile(
      recordOf([
        { name: `c.${id('1')}`, value: null },
        { name: `w.${id('2')}`, value: null },
        { name: `r.${id('3')}.on`, value: null },
        { name: `r.${id('3')}.body`, value: 'Jobcenter' },
        { name: `p.${id('4')}`, value: null },
        { name: `p.${id('4')}.s.D1`, value: { state: 'done', on: '2026-03-07' } },
      ]),
    )
    expect(file).toMatchObject({ consultations: [], followUps: [], referrals: [], chainRuns: [], unread: [] })
  })

  test('entities stand in the order of their days, whatever the order of their ids', () => {
    const writes = ['3', '1', '2'].map((letter, index) => ({
      name: `c.${id(letter)}`,
      value: { ...consultation, id: id(letter), on: `2026-03-0${index + 1}` },
    }))
    expect(readCaseFile(recordOf(writes)).consultations.map((item) => item.id)).toEqual([
      id('3'),
      id('1'),
      id('2'),
    ])
  })

  test('registers with two unseen writes are named as conflicts', () => {
    const record = recordOf([{ name: 'german', value: 'b1' }])
    const [first] = record.f['german'] ?? []
    const second = { d: [id('b'), 1] as const, h: 'f'.repeat(16), v: 'b2' }
    const torn: LiveRecord = { ...record, f: { german: first ? [first, second] : [second] } }
    expect(readCaseFile(torn)).toMatchObject({ conflicts: ['german'], profile: { german: 'b2' } })
  })

  test('never throws, and names every register it did not take', () => {
    const names = fc.oneof(
      fc.constantFrom(
        'region',
        'topics',
        'closedOn',
        '__proto__',
        'constructor',
        `p.${id('3')}`,
        `c.${id('1')}`,
      ),
      fc.constantFrom(`p.${id('3')}.s.__proto__`, `p.${id('3')}.q.toString`, `r.${id('2')}.on`, 'c.', 'c.x'),
      fc.string(),
    )
    const values = fc.oneof(fc.jsonValue(), fc.constant(consultation), fc.constant('2026-01-01'))
    fc.assert(
      fc.property(fc.array(fc.record({ name: names, value: values }), { maxLength: 12 }), (writes) => {
        const record = recordOf(writes as never)
        const file = readCaseFile(record)
        expect(file.unread.every((name) => Object.hasOwn(record.f, name))).toBe(true)
        expect(typeof deriveHead(file.id, file).code).toBe('string')
        expect(readCaseFile(record)).toEqual(file)
      }),
      { numRuns: 500 },
    )
  })

  test('a day in a field is a day that exists', () => {
    const closed = readCaseFile(recordOf([{ name: 'closedOn', value: '2026-02-29' }]))
    expect(closed.profile.closedOn).toBeNull()
    const leap = readCaseFile(recordOf([{ name: 'closedOn', value: '2028-02-29' }]))
    expect(leap.profile.closedOn).toBe('2028-02-29' as CalendarDate)
  })
})
