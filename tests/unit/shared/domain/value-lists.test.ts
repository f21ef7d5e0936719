import { expect, test } from 'vitest'
import { valueLists } from '#shared/domain/value-lists.ts'
import german from '#renderer/i18n/locales/de/lists.json' with { type: 'json' }
import english from '#renderer/i18n/locales/en/lists.json' with { type: 'json' }

const valuesByList = Object.fromEntries(
  Object.entries(valueLists).map(([name, list]) => [name, [...list.options]]),
)

test.each([
  ['German', german],
  ['English', english],
])('every value of every list has a %s label, and no label is left over', (_language, messages) => {
  const labelled = Object.fromEntries(
    Object.entries(messages.lists).map(([name, labels]) => [name, Object.keys(labels)]),
  )
  expect(labelled).toEqual(valuesByList)
})

test('no two values of a list carry the same label', () => {
  for (const labels of Object.values(german.lists)) {
    const words = Object.values(labels)
    expect(new Set(words).size).toBe(words.length)
  }
})

test('values are plain kebab words, fit for file formats', () => {
  for (const value of Object.values(valuesByList).flat()) expect(value).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
})
