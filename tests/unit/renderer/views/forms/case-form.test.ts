import { expect, test } from 'vitest'
import { ClientGroup } from '#shared/domain/value-lists.ts'
import { factLists, isListFact } from '#shared/domain/profile-facts.ts'
import { factsOf } from '#renderer/views/cases/fact-sections.ts'
import { askedOf, emptyNewCase, NewCaseForm } from '#renderer/views/forms/case-form.ts'

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

test('an own value of the office is one of an open list, and none of a closed one', () => {
  const own = 'x-1a2b3c4d'
  const first = { ...emptyNewCase('stendal'), clientGroup: 'parent' }
  const open = { topics: [own], occupation: own, access: own, activity: own, origin: own }
  expect(NewCaseForm.safeParse({ ...first, ...open }).success).toBe(true)
  expect(NewCaseForm.safeParse({ ...first, german: own }).success).toBe(false)
})

test('each group is asked what makes sense for it; the rest stays in the form and out of the case', () => {
  for (const clientGroup of ClientGroup.options) {
    const isCompany = clientGroup.includes('company')
    const form = NewCaseForm.parse({
      ...emptyNewCase('stendal'),
      clientGroup,
      german: 'b1',
      literacyNeed: true,
      strengths: 'zuverlässig',
      companySize: '1-9',
      access: 'event',
    })
    const asked = askedOf(form)
    expect(asked).toMatchObject({ clientGroup, region: 'stendal', access: 'event' })
    expect('german' in asked && 'literacyNeed' in asked && 'strengths' in asked).toBe(!isCompany)
    expect('companySize' in asked).toBe(isCompany)
  }
})

test('every fact of a list is asked of somebody, and of nobody twice', () => {
  for (const group of [...ClientGroup.options, null]) {
    const facts = factsOf(group)
    expect(new Set(facts).size).toBe(facts.length)
  }
  const asked = new Set([...factsOf('company'), ...factsOf('young-person')].filter(isListFact))
  expect([...asked].sort()).toEqual(Object.keys(factLists).sort())
})
