import { describe, expect, test } from 'vitest'
import german from '#renderer/i18n/locales/de/lists.json' with { type: 'json' }
import english from '#renderer/i18n/locales/en/lists.json' with { type: 'json' }
import { bodyTypes, routedTypes, type BodyType } from '#shared/domain/body-types.ts'
import {
  bundledDirectory,
  bundledMunicipalities,
  bundledProgrammes,
  bundledSources,
} from '#shared/directory/bundled-directory.ts'
import { resolveBodies } from '#shared/directory/resolve.ts'
import { Region } from '#shared/domain/value-lists.ts'

const regions = Region.options.filter((region) => region !== 'outside')

function namesOf(type: BodyType, region: Region): readonly string[] {
  return resolveBodies(bundledDirectory, type, region).map((body) => body.name)
}

describe('the directory', () => {
  test('hangs together: every service has its organization, every place and area its service', () => {
    const organizations = new Set(bundledDirectory.organizations.map((organization) => organization.id))
    const services = new Set(bundledDirectory.services.map((service) => service.id))
    for (const service of bundledDirectory.services) expect(organizations).toContain(service.organization)
    for (const item of [...bundledDirectory.locations, ...bundledDirectory.serviceAreas])
      expect(services).toContain(item.service)
    expect(services.size).toBe(bundledDirectory.services.length)
    expect(organizations.size).toBe(bundledDirectory.organizations.length)
  })

  test('names a source for everything that counts as seen', () => {
    const known = new Set(bundledSources.map((source) => source.id))
    const items = [
      ...bundledDirectory.organizations,
      ...bundledDirectory.locations,
      ...bundledDirectory.serviceAreas,
      ...bundledProgrammes,
    ]
    for (const item of items) {
      if (item.verified) expect(item.sources).not.toEqual([])
      for (const source of item.sources) expect(known).toContain(source)
    }
  })

  test('knows for each of the six regions who gives work permits and who pays', () => {
    for (const region of regions)
      for (const type of [
        'immigration-office',
        'asylum-benefits-office',
        'job-centre',
        'employment-agency',
        'coordination-office',
        'chamber-of-commerce',
        'chamber-of-crafts',
        'vocational-school',
        'adult-education-centre',
        'state-school-office',
        'federal-migration-office',
      ] as const)
        expect(resolveBodies(bundledDirectory, type, region), `${type} in ${region}`).not.toEqual([])
  })

  test('holds no telephone number, no mail address and no street', () => {
    const keys = new Set(bundledMunicipalities.municipalities.map(({ ags }) => ags))
    const text = JSON.stringify(bundledDirectory, (_name, value: unknown) =>
      typeof value === 'string' && keys.has(value) ? 'key of a municipality' : value,
    )
    expect(text).not.toMatch(/\d{5}|0\d{2,4}[ /-]\d{3}|@|straße \d/i)
  })

  test('says of every kind in the table of the region who it is, or what is still open', () => {
    const table = routedTypes.filter((type) => type !== 'welcome-guide')
    for (const region of regions)
      for (const type of table) {
        const found = resolveBodies(bundledDirectory, type, region)
        const open = bundledDirectory.openQuestions.filter(
          (question) => question.type === type && question.region === region,
        )
        expect(found.length > 0 ? 'body' : open.length, `${type} in ${region}`).toBe(
          found.length > 0 ? 'body' : 1,
        )
      }
  })

  test('has a German and an English name for every kind of body', () => {
    for (const messages of [german, english])
      expect(Object.keys(messages.lists.bodyType).sort()).toEqual([...bodyTypes.options].sort())
  })
})

describe('who is responsible', () => {
  test('the Salzlandkreis belongs to the employment agency West, the others to North', () => {
    for (const region of regions)
      expect(namesOf('employment-agency', region)).toEqual([
        region === 'salzlandkreis'
          ? 'Agentur für Arbeit Sachsen-Anhalt West'
          : 'Agentur für Arbeit Sachsen-Anhalt Nord',
      ])
  })

  test('two districts run their job centre themselves', () => {
    const municipal = regions.filter(
      (region) => resolveBodies(bundledDirectory, 'job-centre', region)[0]?.unit === 'Kommunales Jobcenter',
    )
    expect(municipal).toEqual(['salzlandkreis', 'altmarkkreis-salzwedel'])
  })

  test('the former district of Bernburg has other chambers than the rest of the Salzlandkreis', () => {
    const parts = resolveBodies(bundledDirectory, 'chamber-of-crafts', 'salzlandkreis').map((body) => [
      body.name,
      body.part,
      body.verified,
    ])
    expect(parts).toEqual([
      ['Handwerkskammer Magdeburg', 'Salzlandkreis ohne den Altkreis Bernburg', false],
      ['Handwerkskammer Halle', 'Altkreis Bernburg', false],
    ])
  })

  test('what was seen in a source counts as seen, what was not is to be checked', () => {
    const checked = (region: Region): boolean | undefined =>
      resolveBodies(bundledDirectory, 'immigration-office', region)[0]?.verified
    expect(regions.map(checked)).toEqual([true, true, true, false, false, false])
  })

  test('a town can be open while its office is known', () => {
    expect(resolveBodies(bundledDirectory, 'immigration-office', 'boerde')[0]?.towns).toEqual([
      { name: 'Haldensleben', verified: false },
    ])
  })

  test('nobody is found outside the six regions, and nobody is made up', () => {
    expect(namesOf('immigration-office', 'outside')).toEqual([])
    expect(namesOf('legal-advice', 'magdeburg')).toEqual([])
  })
})
