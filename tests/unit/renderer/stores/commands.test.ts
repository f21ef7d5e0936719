// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { useCommands, type Command } from '#renderer/stores/commands.ts'

const list: readonly Command[] = [
  { id: 'today', words: 'goToday', keys: '$mod+1', group: 'areas' },
  { id: 'print', words: 'print', keys: '$mod+p', group: 'case' },
]

beforeEach(() => setActivePinia(createPinia()))

test('a command without an act is not usable and cannot be run', () => {
  const commands = useCommands()
  commands.install(list, { today: () => undefined })
  expect(commands.usable.map(({ id }) => id)).toEqual(['today'])
  expect(commands.run('print')).toBe(false)
  expect(commands.run('no such thing')).toBe(false)
})

test('a view offers its own act for as long as it is on screen, the newest first', () => {
  const commands = useCommands()
  const done: string[] = []
  commands.install(list, { print: () => void done.push('page') })
  const withdraw = commands.offer('print', () => void done.push('sheet'))
  commands.run('print')
  withdraw()
  commands.run('print')
  expect(done).toEqual(['sheet', 'page'])
})
