import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bodyTypes, routedTypes, type BodyType } from '#shared/domain/body-types.ts'
import { bundledDirectory, bundledMunicipalities } from '#shared/directory/bundled-directory.ts'
import type { Municipality } from '#shared/directory/municipality.ts'
import { emptyBody } from '#shared/directory/office-body.ts'
import { overlayDirectory } from '#shared/directory/overlay.ts'
import { typesIn } from '#shared/directory/resolve.ts'
import { routeAll, routeTo } from '#shared/directory/route.ts'

const { municipalities } = bundledMunicipalities
const anyPlace = fc.constantFrom(...municipalities)

function place(name: string): Municipality {
  const found = municipalities.find((candidate) => candidate.name === name)
  if (!found) throw new Error(`no municipality ${name}`)
  return found
}
const schoenebeck = place('Schönebeck (Elbe), Stadt')
const bernburg = place('Bernburg (Saale), Stadt')

function brief(at: Municipality, type: BodyType) {
  return routeTo(bundledDirectory, at, type).bodies.map(({ name, unit, towns, fit }) => ({
    name: unit === null ? name : `${name}, ${unit}`,
    towns: towns.map((town) => town.name),
    fit,
  }))
}

describe('the traps', () => {
  test('a family in Schönebeck: the immigration office sits in Bernburg', () => {
    const answer = routeTo(bundledDirectory, schoenebeck, 'immigration-office')
    expect(answer.bodies).toMatchObject([
      {
        name: 'Salzlandkreis',
        unit: 'Fachdienst 30 Ausländer- und Asylrecht, SG 30.1 Ausländerbehörde',
        towns: [{ name: 'Bernburg (Saale)', verified: true }],
        fit: 'whole',
        isNear: false,
      },
    ])
    expect(answer.isToCheck).toBe(false)
  })

  test('their job centre is the municipal one, and its place in Schönebeck comes first, still to be checked', () => {
    const answer = routeTo(bundledDirectory, schoenebeck, 'job-centre')
    expect(answer.bodies).toHaveLength(1)
    expect(answer.bodies[0]).toMatchObject({ unit: 'Kommunales Jobcenter', verified: true, isNear: true })
    expect(answer.bodies[0]?.towns[0]).toEqual({ name: 'Schönebeck', verified: false })
    expect(answer.isToCheck).toBe(true)
  })

  test('two districts run their job centre themselves, in the other four it is a joint body', () => {
    const municipal = municipalities.filter((at) =>
      brief(at, 'job-centre').some(({ name }) => name.includes('Kommunales Jobcenter')),
    )
    expect(new Set(municipal.map(({ region }) => region))).toEqual(
      new Set(['salzlandkreis', 'altmarkkreis-salzwedel']),
    )
  })

  test('the employment agency is West for every place of the Salzlandkreis, and North for every other', () => {
    for (const at of municipalities)
      expect(brief(at, 'employment-agency').map(({ name }) => name)).toEqual([
        `Agentur für Arbeit Sachsen-Anhalt ${at.region === 'salzlandkreis' ? 'West' : 'Nord'}`,
      ])
  })

  test('Bernburg itself is in the former district of Bernburg: the chambers are others, and to be checked', () => {
    for (const [type, name] of [
      ['chamber-of-commerce', 'Industrie- und Handelskammer Halle-Dessau'],
      ['chamber-of-crafts', 'Handwerkskammer Halle'],
    ] as const) {
      expect(brief(bernburg, type)).toEqual([{ name, towns: [], fit: 'part' }])
      expect(routeTo(bundledDirectory, bernburg, type).isToCheck).toBe(true)
    }
  })

  test('for the other places of the Salzlandkreis no source says it: both chambers, both to be checked', () => {
    const others = municipalities.filter((at) => at.region === 'salzlandkreis' && at !== bernburg)
    expect(others).toHaveLength(20)
    for (const at of others)
      expect(brief(at, 'chamber-of-crafts').map(({ name, fit }) => [name, fit])).toEqual([
        ['Handwerkskammer Magdeburg', 'open'],
        ['Handwerkskammer Halle', 'open'],
      ])
  })

  test('outside the Salzlandkreis there is one chamber, for the whole region', () => {
    expect(brief(place('Stendal, Hansestadt'), 'chamber-of-crafts')).toEqual([
      { name: 'Handwerkskammer Magdeburg', towns: ['Magdeburg'], fit: 'whole' },
    ])
  })

  test('what is known of a gap is said', () => {
    const { bodies, question, isToCheck } = routeTo(bundledDirectory, schoenebeck, 'asylum-counselling')
    expect(bodies).toEqual([])
    expect(isToCheck).toBe(true)
    expect(question).toMatchObject({ sources: ['S7', 'S28'] })
    expect(question?.note).toContain('Wohlfahrtsverbände')
  })
})

test('every municipality and every kind of body has an answer: a body, or "zu prüfen"', () => {
  fc.assert(
    fc.property(anyPlace, fc.constantFrom(...bodyTypes.options), (at, type) => {
      const answer = routeTo(bundledDirectory, at, type)
      expect(answer.type).toBe(type)
      expect(answer.bodies.length > 0 || answer.isToCheck).toBe(true)
      for (const body of answer.bodies) {
        expect(body.name).not.toBe('')
        const isBacked = body.verified && body.towns.every((town) => town.verified) && body.fit !== 'open'
        if (!isBacked) expect(answer.isToCheck).toBe(true)
        if (body.verified) expect(body.sources).not.toEqual([])
      }
    }),
    { numRuns: 600 },
  )
})

test('a kind that the office added answers behind the usual ones, wherever it has a body', () => {
  const own = { ...emptyBody, type: 'x-0a1b2c3d', name: 'Stadtteilbüro', regions: ['stendal'] } as const
  const entry = { item: 'a'.repeat(32), bundled: null, isHidden: false, hsdsId: null, details: own }
  const directory = overlayDirectory(bundledDirectory, [entry])
  expect(typesIn(directory)).toEqual([...bodyTypes.options, 'x-0a1b2c3d'])
  expect(routeAll(directory, place('Stendal, Hansestadt')).at(-1)).toMatchObject({
    type: 'x-0a1b2c3d',
    bodies: [{ name: 'Stadtteilbüro', fit: 'whole' }],
  })
  expect(routeAll(directory, bernburg).map(({ type }) => type)).toEqual(routedTypes)
})

test('a place gets the same kinds as every other, in the same order', () => {
  fc.assert(
    fc.property(anyPlace, (at) => {
      expect(routeAll(bundledDirectory, at).map(({ type }) => type)).toEqual(routedTypes)
    }),
  )
})
