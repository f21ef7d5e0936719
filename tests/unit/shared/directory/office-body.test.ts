import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import {
  emptyBody,
  readOfficeBody,
  removeOfficeEntry,
  writeOfficeBody,
} from '#shared/directory/office-body.ts'
import type { Item } from '#shared/domain/item.ts'
import { anyDetails } from '#tests/support/directory-entries.ts'

const id = '1'.repeat(32)

function itemOf(values: Item['values']): Item {
  return { id, kind: 'body', values, conflicts: [] }
}

test('what is written is read again', () => {
  fc.assert(
    fc.property(anyDetails, fc.option(fc.constant('abh-stendal')), (details, bundled) => {
      const writes = writeOfficeBody(details, { bundled, hsdsId: null })
      const values = Object.fromEntries(writes.map(({ name, value }) => [name, value]))
      expect(readOfficeBody(itemOf(values))).toEqual({
        item: id,
        bundled,
        isHidden: false,
        hsdsId: null,
        details,
      })
    }),
  )
})

test('a field that nobody can read shows as empty; without kind, name or region there is no entry', () => {
  const values = { type: 'job-centre', name: 'Jobcenter', regions: ['stendal'] }
  expect(
    readOfficeBody(itemOf({ ...values, towns: 7, checkedOn: 'gestern', website: 'nirgends' }))?.details,
  ).toEqual({
    ...emptyBody,
    ...values,
  })
  for (const field of ['type', 'name', 'regions'])
    expect(
      readOfficeBody(itemOf({ ...values, [field]: 'x-unknown'.repeat(field === 'name' ? 40 : 1) })),
    ).toBeNull()
  expect(readOfficeBody({ ...itemOf(values), kind: 'event' })).toBeNull()
})

test('whatever stands in the registers, reading never fails', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (values) => {
      const read = readOfficeBody(itemOf(values as Item['values']))
      if (read) expect(read.details.name).not.toBe('')
    }),
  )
})

test('taking away is a day', () => {
  expect(removeOfficeEntry('2026-11-26' as CalendarDate)).toEqual([
    { name: 'removedOn', value: '2026-11-26' },
  ])
})
