import { expect, test } from 'vitest'
import { isBefore, readRoughDate, writeRoughDate } from '#renderer/views/directory/rough-dates.ts'
import { RoughDate } from '#shared/directory/programme.ts'

test.each([
  ['', null],
  ['2027', '2027'],
  ['06.2027', '2027-06'],
  ['6/2027', '2027-06'],
  ['30.6.2027', '2027-06-30'],
  ['30. 06. 2027', '2027-06-30'],
  ['31.02.2027', undefined],
  ['13.2027', undefined],
  ['bald', undefined],
  ['27', undefined],
])('%j is read as %s', (typed, date) => {
  expect(readRoughDate(typed)).toBe(date)
})

test('what is written is read again', () => {
  for (const text of ['2027', '2027-06', '2027-06-30']) {
    const date = RoughDate.parse(text)
    expect(readRoughDate(writeRoughDate(date))).toBe(date)
  }
  expect(writeRoughDate(null)).toBe('')
})

test.each([
  ['2026', '2027', true],
  ['2027-05', '2027-06', true],
  ['2026-12-31', '2027', true],
  ['2027', '2027-06', false],
  ['2027-06-30', '2027-06', false],
  ['2027', '2027', false],
])('whether %s is certainly before %s: %s', (one, other, before) => {
  expect(isBefore(RoughDate.parse(one), RoughDate.parse(other))).toBe(before)
})
