/** Reminders by the operating system: shown exactly where it can show one, and never against somebody's will. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeAppHome, type AppHome } from '#tests/support/app-driver/app-home.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openUp, type OpenedUp } from '#tests/support/app-driver/inside-main.ts'

const running: { home?: AppHome; inside?: OpenedUp } = {}
const inside = (): OpenedUp => {
  if (!running.inside) throw new Error('not started')
  return running.inside
}

beforeAll(async () => {
  running.home = makeAppHome('reminders')
  running.inside = await openUp(await builtApp(), running.home)
})

afterAll(async () => {
  running.inside?.app.process().kill('SIGKILL')
  await running.inside?.app.close()
  running.home?.remove()
})

/** Asks for a reminder of so many follow-ups, with reminders wanted or not; answers whether it was shown. */
async function remind(followUps: number, reminders: boolean): Promise<boolean> {
  return inside().page.evaluate(
    async ([count, wanted]) => {
      const before = await window.desktop.readAppearance({})
      await window.desktop.writeAppearance({ ...before, reminders: wanted })
      return (await window.desktop.remindOfDue({ followUps: count, feedback: 0 })).shown
    },
    [followUps, reminders] as const,
  )
}

test('it is shown exactly where the system can show one', async () => {
  const isAble = await inside().app.evaluate(({ Notification }) => Notification.isSupported())
  expect(await remind(3, true)).toBe(isAble)
})

test('where nothing waits, and where reminders are switched off, none is shown', async () => {
  expect(await remind(0, true)).toBe(false)
  expect(await remind(3, false)).toBe(false)
})
