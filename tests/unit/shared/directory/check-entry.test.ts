import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { vouchFor, vouchForProgramme } from '#shared/directory/check-entry.ts'
import { emptyProgramme } from '#shared/directory/office-programme.ts'
import { RoughDate } from '#shared/directory/programme.ts'
import { anyDetails, anyProgrammes } from '#tests/support/directory-entries.ts'

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

test('a programme is to be checked until somebody did, and again when its end is changed', () => {
  const known = anyProgrammes
    .filter((all) => all.length > 0)
    .map(([first]) => first?.details ?? emptyProgramme)
  fc.assert(
    fc.property(known, (former) => {
      const { verified, checkedOn } = former
      expect(vouchForProgramme(former, null, null)).toMatchObject({ verified: false, checkedOn: null })
      expect(vouchForProgramme(former, null, today)).toMatchObject({ verified: true, checkedOn: today })
      expect(vouchForProgramme({ ...former, source: 'neu', note: '' }, former, null)).toMatchObject({
        verified,
        checkedOn,
      })
      const end = RoughDate.parse('2031')
      expect(vouchForProgramme({ ...former, end }, former, null).verified).toBe(false)
    }),
  )
})
