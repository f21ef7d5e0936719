import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameUuid } from '#shared/base/name-uuid.ts'

test('the same name gives the same id, and it is a UUID of version 5', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(nameUuid(a)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(nameUuid(a) === nameUuid(b)).toBe(a === b)
    }),
  )
})

test('ids in files that were already given away stay as they are', () => {
  expect(nameUuid('service abh-stendal')).toBe(nameUuid('service abh-stendal'))
  expect(nameUuid('service abh-stendal')).toMatchInlineSnapshot(`"a0824dca-e43b-54a9-88e1-b53e7e963bef"`)
})
