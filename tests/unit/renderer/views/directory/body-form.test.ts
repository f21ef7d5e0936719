import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BodyForm, bodyOf, typedBody } from '#renderer/views/directory/body-form.ts'
import { anyDetails } from '#tests/support/directory-entries.ts'

const filled = { ...typedBody(null, { type: 'job-centre', regions: ['stendal'] }), name: 'Jobcenter' }

test('what stands in the form comes out as it went in', () => {
  fc.assert(
    fc.property(anyDetails, (details) => {
      const trimmed = { ...details, unit: '', part: '', opening: '', note: '', source: '', name: 'Stelle' }
      const isPart = trimmed.partRegion !== null && trimmed.municipalities.length > 0
      const parsed = BodyForm.safeParse(typedBody(trimmed, {}))
      if (!parsed.success) throw parsed.error
      expect(bodyOf(parsed.data)).toEqual({
        ...trimmed,
        partRegion: isPart ? trimmed.partRegion : null,
        checkedOn: null,
        verified: false,
      })
    }),
  )
})

test('towns and offers are typed as lists, each once', () => {
  const parsed = BodyForm.parse({
    ...filled,
    towns: 'Stendal,  Osterburg; Stendal',
    offers: 'Kurs A2\n\n Kurs B1 ',
  })
  expect([parsed.towns, parsed.offers]).toEqual([
    ['Stendal', 'Osterburg'],
    ['Kurs A2', 'Kurs B1'],
  ])
})

test.each([
  [{ name: ' ' }, 'name', 'errors.field.required'],
  [{ type: null }, 'type', 'errors.field.choose'],
  [{ regions: [] }, 'regions', 'directory.form.regionMissing'],
  [{ partRegion: 'boerde' }, 'partRegion', 'directory.form.partForeign'],
  [{ website: 'landkreis-stendal.de' }, 'website', 'directory.form.websiteWrong'],
  [
    { towns: Array.from({ length: 21 }, (_, at) => `Ort ${String(at)}`).join() },
    'towns',
    'directory.form.tooMany',
  ],
])('%j is refused at %s, and says why', (change, field, key) => {
  const parsed = BodyForm.safeParse({ ...filled, ...change })
  expect(parsed.error?.issues.map(({ path, message }) => [path[0], message])).toContainEqual([field, key])
})
