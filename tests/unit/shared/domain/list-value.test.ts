import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type * as z from 'zod'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { BodyType } from '#shared/domain/body-types.ts'
import { EventFormat, EventResult } from '#shared/domain/event-lists.ts'
import { readItem, type Item } from '#shared/domain/item.ts'
import {
  addListValue,
  adoptBundled,
  countListValue,
  longestLabel,
  offerListValue,
  readListValue,
  renameListValue,
  undoListChange,
  type ListMoment,
  type ListValue,
} from '#shared/domain/list-value.ts'
import { openLists, type OpenList } from '#shared/domain/open-lists.ts'
import { isOwnValue, OwnValue, ownValueFrom } from '#shared/domain/own-value.ts'
import * as lists from '#shared/domain/value-lists.ts'
import { countedIn, isListName, valueLists } from '#shared/domain/value-lists.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import { allowed, recordOf } from '#tests/support/registers.ts'

const own = ownValueFrom('1a2b3c4d'.padEnd(32, '0'))
const newTopic = {
  office: 'Nord',
  list: 'topic',
  value: own,
  label: 'Elterncafé',
  countsAs: 'parents-system',
} as const

const at = (number: number): ListMoment => ({
  change: String(number).padStart(32, '0'),
  on: `2026-11-${String(number).padStart(2, '0')}` as CalendarDate,
  at: number * 1000,
  by: 'EL',
})

function valueOf(...writes: readonly RegisterWrite[]): ListValue {
  const item = readItem(recordOf([{ name: 'kind', value: 'list-value' }, ...writes]))
  const value = item && readListValue(item)
  if (!value) throw new Error('It is a value of a list.')
  return value
}
const added = allowed(addListValue(newTopic, [], at(1)))

const openSchemas: Readonly<Record<OpenList, z.ZodType>> = {
  topic: lists.Topic,
  occupationGroup: lists.OccupationGroup,
  access: lists.Access,
  activity: lists.Activity,
  caseResult: lists.CaseResult,
  origin: lists.Origin,
  vocationalCertificate: lists.VocationalCertificate,
  benefits: lists.Benefits,
  consultationKind: lists.ConsultationKind,
  counsellingForm: lists.CounsellingForm,
  mediation: lists.Mediation,
  bodyType: BodyType,
  eventFormat: EventFormat,
  eventResult: EventResult,
  place: OwnValue,
}

test('a list on which rules hang takes no own value, and one of its own may be named otherwise', () => {
  const read = (value: string) =>
    readListValue({
      id: 'a'.repeat(32),
      kind: 'list-value',
      values: { list: 'gender', value, label: 'Frau' },
      conflicts: [],
    })
  expect(read(own)).toBeNull()
  expect(read('female')).toMatchObject({ list: 'gender', label: 'Frau' })
})

describe('an own value', () => {
  test('is told by its form and taken by the open lists beside their own', () => {
    expect(own).toBe('x-1a2b3c4d')
    expect(isOwnValue('x-1A2B3C4D')).toBe(false)
    for (const list of openLists) expect(valueLists[list].options.some(isOwnValue)).toBe(false)
    for (const schema of Object.values(openSchemas)) {
      expect(schema.safeParse(own).success).toBe(true)
      expect(schema.safeParse('x-elterncafe').success).toBe(false)
    }
  })

  test('is read as it was added, with the day', () => {
    expect(valueOf(...added)).toMatchObject({
      ...newTopic,
      from: '2026-11-01',
      until: null,
      changes: [{ on: '2026-11-01', by: 'EL', what: 'added', label: 'Elterncafé' }],
    })
  })

  test.each([
    ['', 'ListLabelMissing'],
    ['   ', 'ListLabelMissing'],
    ['x'.repeat(longestLabel + 1), 'ListLabelTooLong'],
    ['  bewerbung ', 'ListLabelTaken'],
  ])('called “%s” is refused', (label, type) => {
    expect(addListValue({ ...newTopic, label }, ['Bewerbung'], at(1))).toMatchObject({ error: { type } })
  })

  test('must count as a bundled one', () => {
    expect(addListValue({ ...newTopic, countsAs: own }, [], at(1))).toMatchObject({
      error: { type: 'CountsAsMissing' },
    })
    const value = valueOf(...added)
    expect(countListValue(value, 'retail', at(2)).ok).toBe(false)
    expect(valueOf(...added, ...allowed(countListValue(value, 'funding', at(2)))).countsAs).toBe('funding')
  })

  test('of the places is kept with the district it lies in, and nothing bundled stands beside it', () => {
    const place = { ...newTopic, list: 'place', label: 'Jugendclub Mitte', countsAs: 'stendal' } as const
    expect(valueOf(...allowed(addListValue(place, [], at(1))))).toMatchObject(place)
    expect(addListValue({ ...place, countsAs: 'funding' }, [], at(1)).ok).toBe(false)
    expect(valueLists.place.options).toEqual([])
  })

  test('cannot be without a word, a bundled one can: then its own word holds', () => {
    const rename = (value: string) => renameListValue({ value }, { label: ' ', taken: [] }, at(2))
    expect(rename(own)).toMatchObject({ error: { type: 'ListLabelMissing' } })
    expect(rename('funding').ok).toBe(true)
  })
})

test('every change is remembered in its order, and the value is as the last one left it', () => {
  const value = valueOf(...added)
  const writes = [
    ...added,
    ...allowed(renameListValue(value, { label: 'Café für Eltern', taken: [] }, at(2))),
    ...offerListValue(value, false, at(3)),
  ]
  const read = valueOf(...writes)
  expect(read).toMatchObject({ label: 'Café für Eltern', until: '2026-11-03' })
  expect(read.changes.map(({ what }) => what)).toEqual(['added', 'renamed', 'hidden'])
  expect(valueOf(...writes, ...offerListValue(read, true, at(4))).until).toBeNull()
})

test('undo leaves the value as it was, and no line about the change', () => {
  const before = valueOf(...added)
  const hidden = [...added, ...offerListValue(before, false, at(2))]
  expect(valueOf(...hidden, ...undoListChange(before, at(2).change))).toEqual(before)
})

test('a bundled value is taken up before it is changed', () => {
  const first = { office: 'Nord', list: 'access', value: 'job-centre', from: at(1).on } as const
  expect(valueOf(...adoptBundled(first))).toMatchObject({ ...first, label: '', until: null, changes: [] })
})

test('whatever stands in the registers, reading never throws and never names an impossible value', () => {
  const registers = fc.dictionary(
    fc.constantFrom('list', 'value', 'label', 'countsAs', 'from', 'until', 'office', `n.${'a'.repeat(32)}`),
    fc.oneof(fc.constantFrom('topic', 'place', 'stendal', own, 'funding', '2026-01-01'), fc.jsonValue()),
  )
  fc.assert(
    fc.property(registers, (values) => {
      const item = { id: 'a'.repeat(32), kind: 'list-value', values, conflicts: [] } as Item
      const read = readListValue(item)
      if (!read) return
      expect(isListName(read.list)).toBe(true)
      if (isOwnValue(read.value)) expect(openLists).toContain(read.list)
      const bundled: readonly string[] = valueLists[read.list].options
      expect(isOwnValue(read.value) || bundled.includes(read.value)).toBe(true)
      const counted: readonly string[] = valueLists[countedIn(read.list)].options
      expect(read.countsAs === null || counted.includes(read.countsAs)).toBe(true)
      expect(read.label.length).toBeLessThanOrEqual(longestLabel)
    }),
  )
})
