import { expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { bundledLibrary } from '#shared/chains/catalogue.ts'
import { holdsOn, offsetOn, Parameter, valueSince, versionOn } from '#shared/chains/parameter.ts'

const day = (text: string): CalendarDate => text as CalendarDate
const chain = bundledLibrary.find('residence-for-training')
assert(chain, 'chain D is shipped')
const parameters = new Map(chain.parameters.map((parameter) => [parameter.id, parameter]))
const wait = parameters.get('wait-reception')
assert(wait, 'the wait in the reception centre is a parameter')

test('the wait of asylum seekers changed on 12 June 2026', () => {
  expect(versionOn(wait, day('2026-06-11'))?.value).toBe(6)
  expect(versionOn(wait, day('2026-06-12'))?.value).toBe(3)
})

test('what was not checked against the law is marked so', () => {
  expect(versionOn(wait, day('2026-06-11'))?.verified).toBe(false)
  expect(versionOn(wait, day('2026-06-12'))?.verified).toBe(true)
})

test('before the first known version there is no value', () => {
  expect(versionOn(wait, day('2024-02-26'))).toBeNull()
  expect(offsetOn(parameters, 'wait-reception', day('2024-02-26'))).toBeNull()
})

test('a span is a span, hours a week are none, and an unknown name is none', () => {
  expect(offsetOn(parameters, 'report-break-off', day('2026-11-22'))).toEqual({ weeks: 2 })
  expect(offsetOn(parameters, 'side-job', day('2026-11-22'))).toBeNull()
  expect(offsetOn(parameters, 'unheard-of', day('2026-11-22'))).toBeNull()
})

test('validity includes its first and its last day', () => {
  const valid = { from: day('2026-01-01'), until: day('2026-12-31') }
  const days = ['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map(day)
  expect(days.map((date) => holdsOn(valid, date))).toEqual([false, true, true, false])
  expect(holdsOn(undefined, day('1990-01-01'))).toBe(true)
})

test('a value holds since its first version in a row, and not since an earlier time it held', () => {
  const version = (value: number, from: string | null, until: string | null) => ({
    value,
    valid: { from, until },
    law: [],
    sources: ['own'],
    verified: true,
  })
  const parameter = Parameter.parse({
    id: 'wait',
    name: '',
    unit: 'months',
    versions: [
      version(3, null, '2020-12-31'),
      version(6, '2021-01-01', '2021-12-31'),
      version(3, '2022-01-01', '2023-12-31'),
      version(3, '2024-01-01', null),
    ],
  })
  const since = (date: string) => valueSince(parameter, CalendarDate.parse(date))
  expect(since('2026-11-27')).toBe('2022-01-01')
  expect(since('2021-06-01')).toBe('2021-01-01')
  expect(since('2019-06-01')).toBeNull()
})
