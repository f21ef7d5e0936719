import { expect, test } from 'vitest'
import german from '#renderer/i18n/locales/de/help.json' with { type: 'json' }
import english from '#renderer/i18n/locales/en/help.json' with { type: 'json' }
import { chapters } from '#renderer/views/help/chapters.ts'

const counted = (words: object, kind: 'p' | 's'): readonly string[] =>
  Object.keys(words).filter((key) => new RegExp(`^${kind}\\d+$`).test(key))

test.each([
  ['German', german.help.chapters],
  ['English', english.help.chapters],
])('the %s handbook shows every paragraph and every step that is written', (_language, written) => {
  const inWords = Object.entries(written).map(([id, words]) => ({
    id,
    paragraphs: counted(words, 'p').length,
    steps: counted(words, 's').length,
  }))
  expect(Object.fromEntries(chapters.map((one) => [one.id, one]))).toEqual(
    Object.fromEntries(inWords.map((one) => [one.id, one])),
  )
})
