/** Reminders by the operating system: one, where something waits, and never against somebody's will. */
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

/** The system's own messages, kept instead of shown: whether a system shows any is its affair, not ours. */
async function keepMessages(): Promise<void> {
  await inside().app.evaluate(({ Notification }) => {
    const kept: string[] = []
    Object.assign(globalThis, { keptMessages: kept })
    Notification.isSupported = () => true
    Notification.prototype.show = function show(this: { title: string; body: string }) {
      kept.push(`${this.title}: ${this.body}`)
    }
  })
}

const keptMessages = async (): Promise<readonly string[]> =>
  inside().app.evaluate(() => (globalThis as unknown as { keptMessages: string[] }).keptMessages)

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

test('one message says how many wait and nothing else; where nothing waits or none is wanted, there is none', async () => {
  await keepMessages()
  expect(await remind(0, true)).toBe(false)
  expect(await remind(3, false)).toBe(false)
  expect(await keptMessages()).toEqual([])
  expect(await remind(3, true)).toBe(true)
  const [message = '', ...more] = await keptMessages()
  expect(more).toEqual([])
  expect(message).toContain('3')
})

test('where the system can show none, nobody is told that one was shown', async () => {
  await inside().app.evaluate(({ Notification }) => {
    Notification.isSupported = () => false
  })
  expect(await remind(3, true)).toBe(false)
})
