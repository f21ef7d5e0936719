import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bundledMunicipalities } from '#shared/directory/bundled-directory.ts'
import { districts } from '#shared/directory/hsds.ts'
import { isTownOf, plainName } from '#shared/directory/municipality.ts'

const { municipalities, territorialStatus } = bundledMunicipalities

test('there are 102, each once, and each key belongs to the district of its region', () => {
  expect(municipalities).toHaveLength(102)
  expect(new Set(municipalities.map(({ ags }) => ags)).size).toBe(102)
  for (const { ags, region } of municipalities)
    expect(districts.find((district) => district.region === region)?.key).toBe(ags.slice(0, 5))
  expect(territorialStatus).toBe('2021-01-25')
})

test('they are those of the official list', () => {
  const list = new URL('../../../../../shared/municipalities.tsv', import.meta.url)
  // The list lies beside the project where it is developed.
  if (!existsSync(list)) return
  const rows = readFileSync(list, 'utf8').split('\n').slice(2).filter(Boolean)
  expect(municipalities.map(({ ags, name }) => `${ags}\t${name}`)).toEqual(
    rows.map((row) => row.slice(row.indexOf('\t') + 1)),
  )
})

test('a town is in the municipality that is called like it, whatever stands behind its name', () => {
  const named = { name: 'Schönebeck (Elbe), Stadt' }
  expect(plainName(named)).toBe('Schönebeck (Elbe)')
  expect(isTownOf('Schönebeck', named)).toBe(true)
  expect(isTownOf('Schönhausen', named)).toBe(false)
  expect(isTownOf('Bernburg (Saale)', { name: 'Bernburg (Saale), Stadt' })).toBe(true)
})
