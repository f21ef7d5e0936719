import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createAppI18n, languages } from '#renderer/i18n/i18n.ts'
import { packageErrorCodes, packageWarnings } from '#shared/exchange/package-error.ts'

const folder = new URL('../../../../renderer/i18n/locales/', import.meta.url)
const filesOf = (language: string): readonly string[] => readdirSync(new URL(`${language}/`, folder)).sort()
const read = (language: string, file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), 'utf8')) as Record<string, unknown>

/** All keys with their texts, `common.action.close` → `Schließen`. */
function textsOf(messages: object, before = ''): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === 'string') found.set(before + key, value)
    else for (const [inner, text] of textsOf(value as object, `${before}${key}.`)) found.set(inner, text)
  }
  return found
}
const named = (text: string): readonly string[] => [...new Set(text.match(/\{\w+\}/g))].sort()
const forms = (text: string): number => text.split(' | ').length

/** The types of the errors that the vault may answer with, read from its interface. */
function vaultErrors(): readonly string[] {
  const source = readFileSync(new URL('../../../../renderer/vault/vault-api.ts', import.meta.url), 'utf8')
  const types = [...source.matchAll(/readonly type: ((?:'\w+'(?: \| )?)+)/g)].flatMap((found) =>
    [...(found[1] ?? '').matchAll(/'(\w+)'/g)].map((name) => name[1] as string),
  )
  const judged = [...source.matchAll(/Promise<('Too\w+' \| 'Too\w+')/g)].flatMap((found) =>
    [...(found[1] ?? '').matchAll(/'(\w+)'/g)].map((name) => name[1] as string),
  )
  return [...new Set([...types, ...packageErrorCodes, ...judged])]
}

describe('the words', () => {
  test('have the same areas in every language', () => {
    expect(filesOf('en')).toEqual(filesOf('de'))
  })

  test.each(filesOf('de'))(
    '%s has one area named like the file, with the same keys in both languages',
    (file) => {
      const german = read('de', file)
      const english = read('en', file)
      expect(Object.keys(german)).toEqual([file.replace('.json', '')])
      expect([...textsOf(english).keys()].sort()).toEqual([...textsOf(german).keys()].sort())
    },
  )

  test.each(filesOf('de'))('%s names the same values and counts the same way in both languages', (file) => {
    const english = textsOf(read('en', file))
    for (const [key, text] of textsOf(read('de', file))) {
      const other = english.get(key) ?? ''
      expect({ key, named: named(other), forms: forms(other) }).toEqual({
        key,
        named: named(text),
        forms: forms(text),
      })
    }
  })

  test.each(languages)('in %s leave no text empty, and never shout', (language) => {
    for (const file of filesOf(language)) {
      for (const [key, text] of textsOf(read(language, file))) {
        expect(text.trim(), key).not.toBe('')
        expect(text, key).not.toContain('!')
      }
    }
  })

  test.each(languages)('in %s say something for every error the vault knows', (language) => {
    const texts = textsOf(read(language, 'errors.json'))
    expect(vaultErrors().length).toBeGreaterThan(25)
    expect(vaultErrors().filter((type) => !texts.has(`errors.${type}`))).toEqual([])
  })

  test.each(languages)(
    'in %s say of each refused or repeated package what no other one is told',
    (language) => {
      const errors = textsOf(read(language, 'errors.json'))
      const exchange = textsOf(read(language, 'exchange.json'))
      const sentences = [
        ...packageErrorCodes.map((code) => errors.get(`errors.${code}`)),
        ...packageWarnings.map((code) => [...exchange].find(([key]) => key.endsWith(`.${code}`))?.[1]),
      ]
      expect(sentences).not.toContain(undefined)
      expect(new Set(sentences).size).toBe(packageErrorCodes.length + packageWarnings.length)
    },
  )
})

test('the app speaks the chosen language, and German where a word is missing', () => {
  const { t, locale } = createAppI18n('en').global
  expect(t('common.action.close')).toBe('Close')
  locale.value = 'de'
  expect(t('common.action.close')).toBe('Schließen')
})
