// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { holdUnreadForms, stopAtUnread } from '#renderer/components/forms/unread-fields.ts'

const sent = vi.fn()
let end = (): void => undefined

beforeEach(() => {
  document.body.innerHTML = '<form><input id="day"><button>Speichern</button></form><form id="other"></form>'
  for (const form of document.querySelectorAll('form')) form.addEventListener('submit', sent)
  sent.mockClear()
  end = holdUnreadForms()
})
afterEach(() => end())

const day = () => document.querySelector<HTMLElement>('#day') as HTMLElement
const submit = (form: string) =>
  document.querySelector(form)?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
/** As the command to save does it; false where somebody holds it. */
const saveByKey = (from: HTMLElement) =>
  from.dispatchEvent(new Event('change', { bubbles: true, cancelable: true }))

test('a form without such a field is sent', () => {
  submit('form')
  expect(sent).toHaveBeenCalledOnce()
  expect(saveByKey(day())).toBe(true)
})

test('a form with a field that cannot be read stays, and the field gets the focus', () => {
  day().setAttribute('data-unread', '')
  expect(submit('form')).toBe(false)
  expect(sent).not.toHaveBeenCalled()
  expect(document.activeElement).toBe(day())
  expect(saveByKey(day())).toBe(false)
})

test('another form on the screen is sent all the same', () => {
  day().setAttribute('data-unread', '')
  submit('#other')
  expect(sent).toHaveBeenCalledOnce()
})

test('outside of a form the whole screen is looked at', () => {
  expect(stopAtUnread()).toBe(false)
  day().setAttribute('data-unread', '')
  expect(saveByKey(document.body)).toBe(false)
})

test('it ends with the program', () => {
  day().setAttribute('data-unread', '')
  end()
  submit('form')
  expect(sent).toHaveBeenCalledOnce()
})
