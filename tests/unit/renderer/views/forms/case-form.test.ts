import { expect, test } from 'vitest'
import { emptyNewCase, NewCaseForm } from '#renderer/views/forms/case-form.ts'

test('only group and region are needed', () => {
  const parsed = NewCaseForm.safeParse({ ...emptyNewCase('stendal'), clientGroup: 'parent' })
  expect(parsed.success && parsed.data).toMatchObject({
    region: 'stendal',
    clientGroup: 'parent',
    german: null,
  })
})

test('a missing group is asked for by name of its sentence', () => {
  const parsed = NewCaseForm.safeParse(emptyNewCase('stendal'))
  expect(parsed.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
    ['clientGroup', 'errors.field.choose'],
  ])
})

test('a value that is not of its list is no value', () => {
  expect(NewCaseForm.safeParse({ ...emptyNewCase('mars'), clientGroup: 'parent' }).success).toBe(false)
})
