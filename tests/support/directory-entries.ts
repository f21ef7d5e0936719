/** Entries of the directory as an office may have written them, drawn at random. */
import fc from 'fast-check'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bodyTypes } from '#shared/domain/body-types.ts'
import { bundledDirectory, bundledMunicipalities } from '#shared/directory/bundled-directory.ts'
import { emptyBody, type BodyDetails, type OfficeBody } from '#shared/directory/office-body.ts'
import type { OfficeProgramme } from '#shared/directory/office-programme.ts'
import { RoughDate } from '#shared/directory/programme.ts'
import { Region } from '#shared/domain/value-lists.ts'

const words = (max: number) => fc.string({ unit: 'grapheme', maxLength: Math.floor(max / 4) })
const name = words(120)
  .map((text) => `Stelle ${text}`.trim())
  .filter((text) => text.length <= 160)
const day = fc
  .integer({ min: 0, max: 3000 })
  .map(
    (days) => new Date(Date.UTC(2020, 0, 1) + days * 86_400_000).toISOString().slice(0, 10) as CalendarDate,
  )
const listed = (prefix: string) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 4 })
    .map((all) => all.map((n) => `${prefix} ${String(n)}`))

export const anyDetails: fc.Arbitrary<BodyDetails> = fc
  .record({
    type: fc.constantFrom(...bodyTypes.options, 'x-0a1b2c3d'),
    name,
    unit: words(160),
    towns: listed('Ort'),
    regions: fc.uniqueArray(fc.constantFrom(...Region.options), { minLength: 1 }),
    isPart: fc.boolean(),
    part: words(120),
    keys: fc.subarray([...bundledMunicipalities.municipalities], { maxLength: 8 }),
    offers: listed('Angebot'),
    opening: words(200),
    phone: fc.constantFrom('', '03471 0'),
    website: fc.constantFrom('', 'https://stelle.example/wer?was=1#da'),
    note: words(600),
    source: words(200),
    checkedOn: fc.option(day),
    verified: fc.boolean(),
  })
  .map(({ isPart, part, keys, ...rest }) => {
    const [partRegion = null] = isPart ? rest.regions.filter((region) => region !== 'outside') : []
    const municipalities = keys.filter(({ region }) => region === partRegion).map(({ ags }) => ags)
    const isLimited = partRegion !== null && (part !== '' || municipalities.length > 0)
    return isLimited ? { ...emptyBody, ...rest, partRegion, part, municipalities } : { ...emptyBody, ...rest }
  })

const roughDay = fc.option(
  fc.constantFrom('2024', '2026-05', '2027-12-31').map((text) => RoughDate.parse(text)),
)

/** Programmes as an office may have written them, each with an id of its own. */
export const anyProgrammes: fc.Arbitrary<readonly OfficeProgramme[]> = fc.uniqueArray(
  fc.record({
    item: fc.integer({ min: 1 }).map((n) => n.toString(16).padStart(32, '0')),
    bundled: fc.constant(null),
    hsdsId: fc.constant(null),
    details: fc.record({
      name,
      funder: words(160),
      start: roughDay,
      end: roughDay,
      lastSeen: roughDay,
      offers: words(400),
      note: words(600),
      source: words(200),
      checkedOn: fc.option(day),
      verified: fc.boolean(),
    }),
  }),
  { maxLength: 5, selector: ({ item }) => item },
)

/** Own entries and changed ones, each with an id of its own. */
export const anyBodies: fc.Arbitrary<readonly OfficeBody[]> = fc
  .uniqueArray(
    fc.record({
      item: fc.integer({ min: 1 }).map((n) => n.toString(16).padStart(32, '0')),
      bundled: fc.option(fc.constantFrom(...bundledDirectory.services.map(({ id }) => id))),
      isHidden: fc.boolean(),
      hsdsId: fc.constant(null),
      details: anyDetails,
    }),
    { maxLength: 6, selector: ({ item }) => item },
  )
  .map((bodies) =>
    bodies.filter(
      ({ bundled }, at) => bundled === null || bodies.findIndex((other) => other.bundled === bundled) === at,
    ),
  )
