import { expect, test } from 'vitest'
import { createSession, graceMilliseconds, type SessionShell } from '#electron/window/session.ts'

function world() {
  const happened: string[] = []
  const timers: { readonly milliseconds: number; readonly act: () => void; cancelled: boolean }[] = []
  const shell: SessionShell = {
    askToSave: (reason) => void happened.push(`ask ${reason}`),
    endWindow: async () => void happened.push('end'),
    openWindow: () => void happened.push('open'),
    quit: () => void happened.push('quit'),
    after(milliseconds, act) {
      const timer = { milliseconds, act, cancelled: false }
      timers.push(timer)
      return () => {
        timer.cancelled = true
      }
    },
  }
  return { session: createSession(shell), happened, timers }
}

test('locking asks the window to save, then ends it and opens a fresh one', async () => {
  const { session, happened, timers } = world()
  session.noteOpened()
  session.requestLock('idle')
  expect(happened).toEqual(['ask idle'])
  await session.endNow()
  expect(happened).toEqual(['ask idle', 'end', 'open'])
  expect(timers[0]?.cancelled).toBe(true)
})

test('a window that does not answer is ended all the same', async () => {
  const { session, happened, timers } = world()
  session.noteOpened()
  session.requestLock('suspend')
  expect(timers[0]?.milliseconds).toBe(graceMilliseconds)
  timers[0]?.act()
  await Promise.resolve()
  await Promise.resolve()
  expect(happened).toEqual(['ask suspend', 'end', 'open'])
})

test('several reasons at once lock once', async () => {
  const { session, happened } = world()
  session.noteOpened()
  session.requestLock('screen')
  session.requestLock('idle')
  await Promise.all([session.endNow(), session.endNow()])
  expect(happened).toEqual(['ask screen', 'end', 'open'])
})

test('at the lock screen there is nothing to lock, and closing the window ends the program', () => {
  const { session, happened } = world()
  session.requestLock('idle')
  session.close()
  expect(happened).toEqual(['quit'])
})

test('closing the window of an open vault locks it', async () => {
  const { session, happened } = world()
  session.noteOpened()
  session.close()
  await session.endNow()
  expect(happened).toEqual(['ask closed', 'end', 'open'])
  expect(session.mayClose()).toBe(false)
})

test('quitting an open vault saves first and goes then', async () => {
  const { session, happened } = world()
  session.noteOpened()
  expect(session.requestQuit()).toBe(false)
  expect(session.mayClose()).toBe(false)
  await session.endNow()
  expect(happened).toEqual(['ask closed', 'end', 'quit'])
  expect(session.requestQuit()).toBe(true)
  expect(session.mayClose()).toBe(true)
})

test('a crashed window is replaced; a lock screen that keeps crashing ends the program', async () => {
  const { session, happened } = world()
  session.noteOpened()
  session.noteCrashed()
  await Promise.resolve()
  await Promise.resolve()
  expect(happened).toEqual(['end', 'open'])
  for (let time = 0; time < 4; time++) {
    session.noteCrashed()
    await Promise.resolve()
    await Promise.resolve()
  }
  expect(happened.at(-1)).toBe('quit')
})
