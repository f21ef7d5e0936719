import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import {
  asksToGoOn,
  beginOutreach,
  countOutreach,
  endOutreach,
  goOnWithOutreach,
  readOutreach,
  suggestPlaces,
  type NewOutreach,
} from '#shared/domain/outreach.ts'

const today = '2026-11-26' as CalendarDate
const tomorrow = '2026-11-27' as CalendarDate
const nothing = readOutreach(null)
const gardelegen: NewOutreach = {
  place: 'Unterkunft Gardelegen',
  region: 'altmarkkreis-salzwedel',
  on: today,
  kind: 'outreach',
  mediation: 'lay',
}

test('what is switched on is read again as it was', () => {
  const on = countOutreach(beginOutreach(nothing, gardelegen, today))
  expect(readOutreach(JSON.parse(JSON.stringify(on)))).toEqual(on)
  expect(on.mode?.saved).toBe(1)
})

test('it asks on the next day, not on the same one, and never when it is off', () => {
  const on = beginOutreach(nothing, gardelegen, today)
  expect(asksToGoOn(on, today)).toBe(false)
  expect(asksToGoOn(on, tomorrow)).toBe(true)
  expect(asksToGoOn(endOutreach(on), tomorrow)).toBe(false)
})

test('going on moves the day and counts anew; a day entered afterwards stays', () => {
  const on = countOutreach(beginOutreach(nothing, gardelegen, today))
  expect(goOnWithOutreach(on, tomorrow).mode).toMatchObject({ on: tomorrow, saved: 0, confirmedOn: tomorrow })
  const earlier = { ...gardelegen, on: '2026-11-20' as CalendarDate }
  const afterwards = countOutreach(beginOutreach(nothing, earlier, today))
  expect(goOnWithOutreach(afterwards, tomorrow).mode).toMatchObject({ on: '2026-11-20', saved: 1 })
  expect(goOnWithOutreach(nothing, tomorrow)).toEqual(nothing)
})

test('a change at the same place and day goes on counting', () => {
  const on = countOutreach(beginOutreach(nothing, gardelegen, today))
  expect(beginOutreach(on, { ...gardelegen, mediation: null }, today).mode?.saved).toBe(1)
  expect(beginOutreach(on, { ...gardelegen, place: 'Schule' }, today).mode?.saved).toBe(0)
})

test('the last places come first, each once, and no more than eight', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'), {
        minLength: 1,
        maxLength: 30,
      }),
      (visited) => {
        const after = visited.reduce(
          (now, place) => beginOutreach(now, { ...gardelegen, place }, today),
          nothing,
        )
        const names = after.places.map(({ place }) => place)
        expect(names[0]).toBe(visited.at(-1))
        expect(new Set(names).size).toBe(names.length)
        expect(names.length).toBe(Math.min(8, new Set(visited).size))
      },
    ),
  )
})

test('reads anything without falling over, and keeps what it understands', () => {
  fc.assert(fc.property(fc.anything(), (kept) => void readOutreach(kept)))
  const spoiled = { mode: { place: 7 }, places: [{ place: 'Schule', region: 'stendal' }, 'x', null] }
  expect(readOutreach(spoiled)).toEqual({ mode: null, places: [{ place: 'Schule', region: 'stendal' }] })
})

test('kept places are suggested first, then the last ones; a hidden or renamed one does not come back', () => {
  const at = (place: string) => ({ place, region: 'stendal' as const })
  const kept = {
    offered: [at('Jugendclub Mitte'), at('Berufsschule')],
    names: ['Jugendclub Mitte', 'Jugendklub', 'Berufsschule', 'Alte Unterkunft'],
  }
  const recent = ['Rathaus', 'jugendklub', 'Alte Unterkunft', 'Berufsschule ', 'Markt'].map(at)
  expect(suggestPlaces(kept, recent).map(({ place }) => place)).toEqual([
    'Jugendclub Mitte',
    'Berufsschule',
    'Rathaus',
    'Markt',
  ])
  expect(suggestPlaces({ offered: [], names: [] }, recent)).toEqual(recent)
})
