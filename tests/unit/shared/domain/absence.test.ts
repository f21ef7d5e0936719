import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import { absenceWrites, coveredBy, readAbsence, type Absence } from '#shared/domain/absence.ts'

const day = '2026-11-26' as CalendarDate
const inDays = (days: number): CalendarDate => addToDate(day, { days })
const absence = (who: string, cover: string, [from, until]: readonly [number, number] = [0, 7]): Absence => ({
  id: '1'.repeat(32),
  who,
  cover,
  from: inDays(from),
  until: inDays(until),
})

test('an absence covers its first and its last day, and none beside', () => {
  const away = [absence('KL', 'AB', [2, 4])]
  const days = [1, 2, 3, 4, 5].map((at) => coveredBy('AB', away, inDays(at)).map(({ who }) => who))
  expect(days).toEqual([[], ['KL'], ['KL'], ['KL'], []])
  expect(coveredBy('XY', away, inDays(3))).toEqual([])
})

test('whoever is away passes on what they stand in for', () => {
  const away = [absence('KL', 'MN'), absence('MN', 'AB', [0, 3])]
  expect(coveredBy('AB', away, day)).toEqual([
    { who: 'KL', until: inDays(7) },
    { who: 'MN', until: inDays(3) },
  ])
})

test('of two absences at once the later end is said', () => {
  expect(coveredBy('AB', [absence('KL', 'AB', [0, 3]), absence('KL', 'AB', [-1, 9])], day)).toEqual([
    { who: 'KL', until: inDays(9) },
  ])
})

test('any ring of covers comes to an end; nobody covers themselves, everybody at most once', () => {
  const people = fc.constantFrom('AB', 'KL', 'MN', 'OP')
  const one = fc
    .tuple(people, people, fc.integer({ min: -5, max: 5 }), fc.integer({ min: 0, max: 9 }))
    .map(([who, cover, from, length]) => absence(who, cover, [from, from + length]))
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), people, (absences, adviser) => {
      const covered = coveredBy(adviser, absences, day)
      const who = covered.map((one) => one.who)
      expect(new Set(who).size).toBe(who.length)
      expect(who).not.toContain(adviser)
      for (const { who: name, until } of covered) {
        const own = absences.filter((away) => away.who === name && away.from <= day && day <= away.until)
        expect(own.map((away) => away.until)).toContain(until)
      }
    }),
  )
})

test('nobody stands in for themselves, and no absence ends before it begins', () => {
  const { id: _id, ...fields } = absence('KL', 'AB')
  expect(absenceWrites({ ...fields, cover: 'KL' })).toMatchObject({ error: { type: 'CoversSelf' } })
  expect(absenceWrites({ ...fields, until: inDays(-1) })).toMatchObject({
    error: { type: 'UntilBeforeFrom' },
  })
  const writes = absenceWrites(fields)
  const values = Object.fromEntries((writes.ok ? writes.value : []).map(({ name, value }) => [name, value]))
  const item = { id: '1'.repeat(32), kind: 'absence', values, conflicts: [] } as const
  expect(readAbsence(item)).toEqual(absence('KL', 'AB'))
  expect(readAbsence({ ...item, values: { ...values, until: 'irgendwann' } })).toBeNull()
})
