/** Export, import and what the plan makes of it; the files are held against the schemas of Open Referral. */
import { existsSync, readFileSync } from 'node:fs'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bundledDirectory, bundledProgrammes, bundledSources } from '#shared/directory/bundled-directory.ts'
import type { Directory } from '#shared/directory/directory.ts'
import { exportHsds } from '#shared/directory/hsds-export.ts'
import { readHsds, type HsdsContent } from '#shared/directory/hsds-import.ts'
import { countPlan, planDirectoryImport } from '#shared/directory/import-plan.ts'
import { emptyBody, type OfficeBody } from '#shared/directory/office-body.ts'
import { overlayProgrammes, type Programme } from '#shared/directory/office-programme.ts'
import { overlayDirectory } from '#shared/directory/overlay.ts'
import { anyBodies, anyProgrammes } from '#tests/support/directory-entries.ts'

const programmes = overlayProgrammes(bundledProgrammes, [])
const schemas = new URL('../../../../../shared/hsds/', import.meta.url)
const hasSchemas = existsSync(new URL('organization.json', schemas))
// The schemas lie beside the project where it is developed; said aloud, so that nobody takes the gap for a check.
// eslint-disable-next-line no-console
if (!hasSchemas) console.log('HSDS schemas are not here: files are not validated against them')

function written(directory: Directory, own: readonly Programme[] = programmes): string {
  return exportHsds({ directory, programmes: own, sources: bundledSources, bodyTypeLabel: (type) => type })
}

function read(text: string): HsdsContent {
  const content = readHsds(text)
  if (!content.ok) throw new Error(JSON.stringify(content.error))
  return content.value
}

function planned(text: string, directory = bundledDirectory) {
  return planDirectoryImport(read(text), { directory, shipped: bundledDirectory, programmes })
}

function validator() {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv)
  const schema = (name: string): object =>
    JSON.parse(readFileSync(new URL(`${name}.json`, schemas), 'utf8')) as object
  return { organization: ajv.compile(schema('organization')), service: ajv.compile(schema('service')) }
}

describe.runIf(hasSchemas)('the schemas of HSDS 3', () => {
  const check = hasSchemas ? validator() : undefined

  function problemsOf(text: string): readonly string[] {
    const { contents } = JSON.parse(text) as { contents: { services?: unknown[] }[] }
    return contents.flatMap((organization) => [
      ...(check?.organization(organization)
        ? []
        : (check?.organization.errors ?? []).map((error) => JSON.stringify(error))),
      ...(organization.services ?? []).flatMap((service) =>
        check?.service(service) ? [] : (check?.service.errors ?? []).map((error) => JSON.stringify(error)),
      ),
    ])
  }

  test('accept the shipped directory', () => {
    expect(problemsOf(written(bundledDirectory))).toEqual([])
  })

  test('accept whatever an office enters', () => {
    fc.assert(
      fc.property(anyBodies, anyProgrammes, (bodies, own) => {
        const known = overlayProgrammes(bundledProgrammes, own)
        expect(problemsOf(written(overlayDirectory(bundledDirectory, bodies), known))).toEqual([])
      }),
      { numRuns: 15 },
    )
  }, 60_000)

  test('would find a fault', () => {
    const text = written(bundledDirectory).replace(/"status": "active"/, '"status": "vielleicht"')
    expect(problemsOf(text)).not.toEqual([])
  })
})

test('the directory read back is the directory: nothing is new, nothing changed', () => {
  fc.assert(
    fc.property(anyBodies, (bodies) => {
      const directory = overlayDirectory(bundledDirectory, bodies)
      const plan = planned(written(directory), directory)
      expect(plan.bodies.filter(({ act }) => act !== 'unchanged')).toEqual([])
      expect(plan.programmes.filter(({ act }) => act !== 'unchanged')).toEqual([])
      expect(plan.bodies).toHaveLength(directory.services.length)
    }),
    { numRuns: 40 },
  )
})

test('programmes read back are what they were, with source and day of checking', () => {
  fc.assert(
    fc.property(anyProgrammes, (own) => {
      const known = overlayProgrammes(bundledProgrammes, own)
      const again = read(written(bundledDirectory, known)).programmes
      const plan = planDirectoryImport(
        { bodies: [], programmes: again, gone: 0 },
        { directory: bundledDirectory, shipped: bundledDirectory, programmes: known },
      )
      expect(plan.programmes.map(({ act }) => act)).toEqual(known.map(() => 'unchanged'))
      const ours = ({ source, checkedOn, name }: Pick<Programme, 'source' | 'checkedOn' | 'name'>) =>
        [name, source, checkedOn].join('|')
      expect(again.map(({ details }) => ours(details)).sort()).toEqual(known.map(ours).sort())
    }),
    { numRuns: 40 },
  )
})

test('another office sees what is new and what is different, with the same ids', () => {
  const own: OfficeBody = {
    item: 'b'.repeat(32),
    bundled: null,
    isHidden: false,
    hsdsId: null,
    details: { ...emptyBody, type: 'legal-advice', name: 'Rechtsberatung', regions: ['stendal'] },
  }
  const changed: OfficeBody = {
    ...own,
    item: 'c'.repeat(32),
    bundled: 'abh-stendal',
    details: {
      ...own.details,
      type: 'immigration-office',
      name: 'Landkreis Stendal',
      towns: ['Stendal', 'Osterburg'],
    },
  }
  const file = written(overlayDirectory(bundledDirectory, [own, changed]))
  const plan = planned(file)
  expect(countPlan(plan)).toMatchObject({ added: 1, changed: 1, untyped: 0, cut: 0 })
  expect(plan.bodies.find(({ act }) => act === 'changed')).toMatchObject({
    entry: 'abh-stendal',
    details: { towns: ['Stendal', 'Osterburg'] },
  })
  const added = plan.bodies.find(({ act }) => act === 'added')
  expect(added).toMatchObject({ entry: null, type: 'legal-advice', details: { name: 'Rechtsberatung' } })
  // Taken over, it is known the next time.
  const taken = { ...own, item: 'd'.repeat(32), hsdsId: added?.hsdsId ?? null }
  expect(countPlan(planned(file, overlayDirectory(bundledDirectory, [taken, changed])))).toMatchObject({
    added: 0,
    changed: 0,
  })
})

test('a file of another program: no kind, a contact person, a long text, a service that is gone', () => {
  const foreign = [
    {
      id: 'o-1',
      name: 'Beratung am Markt',
      description: '',
      contacts: [{ id: 'k-1', name: 'Erika Mustermann', phones: [{ id: 'p', number: '0391 1' }] }],
      services: [
        { id: 's-1', name: 'Offene Sprechstunde', status: 'active', description: 'x'.repeat(700) },
        { id: 's-2', name: 'Früher', status: 'defunct' },
      ],
    },
  ]
  const plan = planned(JSON.stringify(foreign))
  expect(countPlan(plan)).toMatchObject({ added: 1, untyped: 1, cut: 1 })
  expect(plan.gone).toBe(1)
  expect(plan.bodies[0]?.details).toMatchObject({
    name: 'Beratung am Markt',
    unit: 'Offene Sprechstunde',
    regions: ['outside'],
    phone: '',
  })
  expect(plan.bodies[0]?.details.note).toHaveLength(600)
  expect(JSON.stringify(plan)).not.toContain('Mustermann')
})

test('what is broken is refused as a whole, with the reason and the place', () => {
  const whole = written(bundledDirectory)
  expect(readHsds(whole.slice(0, -40))).toEqual({ ok: false, error: { type: 'HsdsNoJson' } })
  expect(readHsds('{"cases": []}')).toEqual({ ok: false, error: { type: 'HsdsForeign' } })
  expect(readHsds('"x"')).toEqual({ ok: false, error: { type: 'HsdsForeign' } })
  const broken = JSON.parse(whole) as { contents: { services: { name: unknown }[] }[] }
  const service = broken.contents[3]?.services[0]
  if (!service) return expect.unreachable()
  service.name = 12
  expect(readHsds(JSON.stringify(broken))).toEqual({
    ok: false,
    error: { type: 'HsdsBroken', where: 'contents.3.services.0.name' },
  })
  const twice = {
    contents: [
      {
        id: 'o',
        name: 'O',
        description: '',
        services: [0, 0].map(() => ({ id: 's', name: 'S', status: 'active' })),
      },
    ],
  }
  expect(readHsds(JSON.stringify(twice))).toMatchObject({ error: { type: 'HsdsBroken', where: 'id s' } })
})

test('whatever is in a file, reading it never fails otherwise', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const content = readHsds(text)
      if (!content.ok) expect(content.error.type).toMatch(/^Hsds/)
    }),
  )
})

test('a mark of byte order does not matter', () => {
  expect(readHsds(`\uFEFF${written(bundledDirectory)}`).ok).toBe(true)
})
