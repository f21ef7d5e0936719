// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { commandList } from '#renderer/app/commands/command-list.ts'
import { keyListener } from '#renderer/app/commands/keyboard.ts'

function press(
  init: KeyboardEventInit,
  answer = true,
  target?: HTMLElement,
): { ran: string[]; taken: boolean } {
  const ran: string[] = []
  const listener = keyListener(commandList, (id) => {
    ran.push(id)
    return answer
  })
  const event = new KeyboardEvent('keydown', { cancelable: true, code: 'any', ...init })
  // The stand-in for the browser knows no modifier states.
  Object.defineProperty(event, 'getModifierState', {
    value: (name: string) => name === 'Control' && init.ctrlKey === true,
  })
  if (target) Object.defineProperty(event, 'target', { value: target })
  listener(event)
  return { ran, taken: event.defaultPrevented }
}

test('a key with its modifier runs the command and is taken from the browser', () => {
  expect(press({ key: 'n', ctrlKey: true })).toEqual({ ran: ['case.new'], taken: true })
})

test('keys work inside fields too', () => {
  const field = document.createElement('textarea')
  expect(press({ key: 'Enter', ctrlKey: true }, true, field).ran).toEqual(['save'])
})

test('a command that makes no sense here leaves the key alone', () => {
  expect(press({ key: 'p', ctrlKey: true }, false)).toEqual({ ran: ['print'], taken: false })
})

test('a key that is held down acts once', () => {
  expect(press({ key: 'n', ctrlKey: true, repeat: true }).ran).toEqual([])
})

test('letters alone do nothing', () => {
  expect(press({ key: 'n' }).ran).toEqual([])
})

test('undo in a text field belongs to the text', () => {
  expect(press({ key: 'z', ctrlKey: true }, true, document.createElement('input')).ran).toEqual([])
  expect(press({ key: 'z', ctrlKey: true }).ran).toEqual(['undo'])
})
