import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bundledDirectory } from '#shared/directory/bundled-directory.ts'
import { emptyBody, type OfficeBody } from '#shared/directory/office-body.ts'
import { detailsOf, overlayDirectory } from '#shared/directory/overlay.ts'
import { findBody, resolveBodies } from '#shared/directory/resolve.ts'
import { anyBodies } from '#tests/support/directory-entries.ts'

const item = 'a'.repeat(32)

function changed(bundled: string, change: Partial<OfficeBody['details']>, isHidden = false): OfficeBody {
  const details = detailsOf(bundledDirectory, bundled)
  if (!details) throw new Error(`no entry ${bundled}`)
  return { item, bundled, isHidden, hsdsId: null, details: { ...details, ...change } }
}

test('without entries of the office the directory is as it was shipped', () => {
  expect(overlayDirectory(bundledDirectory, [])).toEqual(bundledDirectory)
})

test('every shipped entry, written again as it is, still says the same', () => {
  for (const { id } of bundledDirectory.services) {
    const again = overlayDirectory(bundledDirectory, [changed(id, {})])
    const before = findBody(bundledDirectory, id)
    expect(findBody(again, id)).toEqual({ ...before, notes: before?.notes, standing: 'changed' })
    expect(detailsOf(again, id)).toEqual(detailsOf(bundledDirectory, id))
    expect(again.serviceAreas.filter(({ service }) => service === id)).toEqual(
      bundledDirectory.serviceAreas.filter(({ service }) => service === id),
    )
  }
})

test('a changed town keeps the id, stands at its place and is to be checked; the rest stays seen', () => {
  const moved = changed('abh-salzlandkreis', { towns: ['Schönebeck'], verified: false })
  const [body] = resolveBodies(
    overlayDirectory(bundledDirectory, [moved]),
    'immigration-office',
    'salzlandkreis',
  )
  expect(body).toMatchObject({
    service: 'abh-salzlandkreis',
    organization: 'salzlandkreis',
    towns: [{ name: 'Schönebeck', verified: false }],
    verified: true,
    standing: 'changed',
  })
})

test('a changed name is to be checked until the office vouches for it', () => {
  const renamed = (verified: boolean) =>
    findBody(
      overlayDirectory(bundledDirectory, [changed('abh-salzlandkreis', { name: 'Kreis am Salz', verified })]),
      'abh-salzlandkreis',
    )
  expect(renamed(false)).toMatchObject({ name: 'Kreis am Salz', verified: false })
  expect(renamed(true)).toMatchObject({ name: 'Kreis am Salz', verified: true })
})

test('the office can settle the split of the chambers', () => {
  const settled = changed('hwk-halle', { municipalities: ['15089030', '15089195'], verified: true })
  const areas = overlayDirectory(bundledDirectory, [settled]).serviceAreas.filter(
    ({ service }) => service === 'hwk-halle',
  )
  expect(areas).toMatchObject([
    { part: 'Altkreis Bernburg', municipalities: ['15089030', '15089195'], verified: true },
  ])
})

test('a hidden entry is gone, and an own one is found like any other', () => {
  const hidden = changed('jmd-bernburg', {}, true)
  const own: OfficeBody = {
    item: 'b'.repeat(32),
    bundled: null,
    isHidden: false,
    hsdsId: null,
    details: { ...emptyBody, type: 'youth-migration-service', name: 'JMD', regions: ['salzlandkreis'] },
  }
  const found = resolveBodies(
    overlayDirectory(bundledDirectory, [hidden, own]),
    'youth-migration-service',
    'salzlandkreis',
  )
  expect(found).toMatchObject([{ service: own.item, name: 'JMD', standing: 'own', verified: false }])
})

test('whatever is entered, everything hangs together and comes out as it went in', () => {
  fc.assert(
    fc.property(anyBodies, (bodies) => {
      const directory = overlayDirectory(bundledDirectory, bodies)
      const services = new Set(directory.services.map(({ id }) => id))
      expect(services.size).toBe(directory.services.length)
      for (const { service } of [...directory.locations, ...directory.serviceAreas])
        expect(services).toContain(service)
      for (const { item: id, bundled, isHidden, details } of bodies)
        expect(detailsOf(directory, bundled ?? id)).toEqual(isHidden ? null : details)
    }),
  )
})
