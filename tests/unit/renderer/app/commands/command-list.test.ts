import { expect, test } from 'vitest'
import { commandList } from '#renderer/app/commands/command-list.ts'
import german from '#renderer/i18n/locales/de/app.json'

test('every command has words, and no two share an id or a key', () => {
  const keys = commandList
    .flatMap(({ keys, moreKeys }) => [keys, moreKeys ?? null])
    .filter((key) => key !== null)
  expect(new Set(keys).size).toBe(keys.length)
  expect(new Set(commandList.map(({ id }) => id)).size).toBe(commandList.length)
  for (const { words } of commandList) expect(german.app.commands).toHaveProperty(words)
})
