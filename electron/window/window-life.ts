/** The window through its lives: opened at the lock screen, ended at every lock, opened again. */
import { app, powerMonitor, type BrowserWindow, type WebContents } from 'electron'
import type { News, NewsTopic } from '#shared/contract/desktop-api.ts'
import { sendNews } from '#electron/ipc/serve-desktop-api.ts'
import { endWindowProcess } from '#electron/window/end-process.ts'
import { createIdleWatch, type IdleWatch } from '#electron/window/idle-watch.ts'
import { openMainWindow, type WindowPlan } from '#electron/window/main-window.ts'
import { createSession, type Session } from '#electron/window/session.ts'

export interface WindowLife {
  readonly window: () => BrowserWindow | null
  readonly contents: () => WebContents | null
  /** Sends news to the window, if there is one. */
  readonly tell: <T extends NewsTopic>(topic: T, news: News<T>) => void
  readonly session: Session
  /** The window works on something long: the idle lock waits. */
  readonly noteWork: () => void
  readonly open: () => void
  /** Brings the window to the front: somebody started the program a second time. */
  readonly focus: () => void
}

export interface LifePlan extends WindowPlan {
  /** Ends what else may hold plaintext, before the window's process goes. */
  readonly onLock: () => void
}

const idleCheckMilliseconds = 2000

export function createWindowLife(plan: LifePlan): WindowLife {
  let current: BrowserWindow | null = null
  const idle = watchIdleness(plan)

  const session = createSession({
    askToSave: (reason) => tell('lockRequested', { reason }),
    async endWindow() {
      plan.onLock()
      const ending = current
      current = null
      if (ending) await endWindowProcess(ending)
    },
    openWindow: open,
    // Later, because a window whose closing is being prevented right now would call the quitting off.
    quit: () => void setImmediate(() => app.quit()),
    after(milliseconds, act) {
      const timer = setTimeout(act, milliseconds)
      return () => clearTimeout(timer)
    },
  })

  function open(): void {
    idle.noteInput()
    current = openMainWindow(plan)
    watchWindow(current, { session, idle })
  }

  function tell<T extends NewsTopic>(topic: T, news: News<T>): void {
    if (current) sendNews(current.webContents, topic, news)
  }

  watchMachine(session, idle)
  const contents = () => current?.webContents ?? null
  return {
    window: () => current,
    contents,
    tell,
    session,
    noteWork: idle.noteWork,
    open,
    focus: () => bringToFront(current),
  }
}

function watchIdleness({ appearance }: LifePlan): IdleWatch {
  return createIdleWatch({
    clock: { now: Date.now },
    systemIdleSeconds: () => powerMonitor.getSystemIdleTime(),
    idleMinutes: () => appearance.read().idleMinutes,
  })
}

interface Watchers {
  readonly session: Session
  readonly idle: IdleWatch
}

function watchWindow(window: BrowserWindow, { session, idle }: Watchers): void {
  const { webContents } = window
  window.on('close', (event) => {
    if (session.mayClose()) return
    event.preventDefault()
    session.close()
  })
  webContents.on('before-input-event', () => idle.noteInput())
  webContents.on('input-event', () => idle.noteInput())
  webContents.on('render-process-gone', () => session.noteCrashed())
}

/** `lock-screen` exists on Windows and macOS only; on Linux the idle time does its work. */
function watchMachine(session: Session, idle: IdleWatch): void {
  powerMonitor.on('suspend', () => session.requestLock('suspend'))
  powerMonitor.on('lock-screen', () => session.requestLock('screen'))
  setInterval(() => {
    if (idle.isIdle()) session.requestLock('idle')
  }, idleCheckMilliseconds)
  app.on('before-quit', (event) => {
    if (!session.requestQuit()) event.preventDefault()
  })
  // The program ends by a word of its own, never because a window is being replaced.
  app.on('window-all-closed', () => undefined)
}

function bringToFront(window: BrowserWindow | null): void {
  if (window === null) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
