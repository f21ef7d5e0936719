import { expect, test } from 'vitest'
import { desktopContract, type Appearance } from '#shared/contract/desktop-api.ts'
import { reminderCalls } from '#electron/reminders/reminder-calls.ts'
import { defaultAppearance } from '#electron/settings/settings.ts'

function machine(change: Partial<Appearance> = {}, able = true) {
  const shown: string[] = []
  const appearance = { read: () => ({ ...defaultAppearance, ...change }), write: async () => undefined }
  const show = ({ title, body }: { title: string; body: string }): boolean => {
    if (able) shown.push(`${title}: ${body}`)
    return able
  }
  return { shown, calls: reminderCalls({ appearance, show }) }
}

test('a reminder says how much waits, in the language of the screen', async () => {
  const german = machine()
  expect(await german.calls.remindOfDue({ followUps: 3, feedback: 0 })).toEqual({ shown: true })
  await german.calls.remindOfDue({ followUps: 1, feedback: 2 })
  expect(german.shown).toEqual([
    'Fallkoffer: 3 Wiedervorlagen warten.',
    'Fallkoffer: Eine Wiedervorlage wartet. 2 Rückmeldungen stehen aus.',
  ])
  const english = machine({ language: 'en' })
  await english.calls.remindOfDue({ followUps: 0, feedback: 1 })
  expect(english.shown).toEqual(['Fallkoffer: One feedback is due.'])
})

test('nothing is shown where nothing waits, where it is switched off, or where the system cannot', async () => {
  const idle = machine()
  expect(await idle.calls.remindOfDue({ followUps: 0, feedback: 0 })).toEqual({ shown: false })
  const off = machine({ reminders: false })
  expect(await off.calls.remindOfDue({ followUps: 3, feedback: 3 })).toEqual({ shown: false })
  const mute = machine({}, false)
  expect(await mute.calls.remindOfDue({ followUps: 3, feedback: 3 })).toEqual({ shown: false })
  expect([...idle.shown, ...off.shown]).toEqual([])
})

test('the contract lets counts through and no text', () => {
  const { input } = desktopContract.remindOfDue
  expect(input.safeParse({ followUps: 2, feedback: 1 }).success).toBe(true)
  for (const more of [
    { followUps: 2, feedback: 1, code: 'K7MD-3XRF' },
    { followUps: '2', feedback: 1 },
  ])
    expect(input.safeParse(more).success).toBe(false)
})

test('settings that were written before there were reminders still hold', () => {
  const { reminders: _reminders, ...before } = { ...defaultAppearance, theme: 'dark' as const }
  expect(desktopContract.writeAppearance.input.parse(before)).toMatchObject({
    theme: 'dark',
    reminders: true,
  })
})
