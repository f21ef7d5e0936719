import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { vouchFor } from '#shared/directory/check-entry.ts'
import { anyDetails } from '#tests/support/directory-entries.ts'

const today = '2026-11-26' as CalendarDate

test('who checked today vouches for everything', () => {
  fc.assert(
    fc.property(anyDetails, fc.option(anyDetails), (next, former) => {
      expect(vouchFor(next, former, today)).toEqual({ ...next, verified: true, checkedOn: today })
    }),
  )
})

test('notes, offers and hours leave the mark as it was; any fact takes it back', () => {
  fc.assert(
    fc.property(anyDetails, (former) => {
      const { verified, checkedOn } = former
      expect(vouchFor({ ...former, note: 'neu', offers: [], opening: 'nie' }, former, null)).toMatchObject({
        verified,
        checkedOn,
      })
      for (const change of [{ name: `${former.name}!` }, { towns: [...former.towns, 'Neuort'] }])
        expect(vouchFor({ ...former, ...change }, former, null)).toMatchObject({
          verified: false,
          checkedOn: null,
        })
    }),
  )
})

test('a new entry is to be checked', () => {
  fc.assert(
    fc.property(anyDetails, (next) => {
      expect(vouchFor(next, null, null)).toMatchObject({ verified: false, checkedOn: null })
    }),
  )
})
