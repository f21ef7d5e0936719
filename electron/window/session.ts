/**
 * One stay in the vault, from the lock screen to the lock screen.
 *
 * Locking ends the window's whole process: keys and plaintext in its memory cannot be wiped one by one, but the
 * system takes all of it back. The window is told first, so that it can save what is half-typed.
 */
import type { News } from '#shared/contract/desktop-api.ts'

export type LockReason = News<'lockRequested'>['reason']

/** What a session needs of the shell; the timers are the system's, so they can be run fast in tests. */
export interface SessionShell {
  readonly askToSave: (reason: LockReason) => void
  /** Ends the window and its process, and resolves once the process is gone. */
  readonly endWindow: () => Promise<void>
  readonly openWindow: () => void
  readonly quit: () => void
  readonly after: (milliseconds: number, act: () => void) => () => void
}

const crashLimit = 3

/** How long the window may take to save before it is ended all the same. */
export const graceMilliseconds = 3000

export interface Session {
  /** The vault was opened: from now on ending the window needs a word beforehand. */
  readonly noteOpened: () => void
  /** Locks; at the lock screen there is nothing to lock. */
  readonly requestLock: (reason: LockReason) => void
  /** The window asks to be ended now: it has saved what there was. */
  readonly endNow: () => Promise<void>
  /** The person closes the window: locks an open vault, ends the program at the lock screen. */
  readonly close: () => void
  /** Ends the program in order; the answer tells whether it may go at once. */
  readonly requestQuit: () => boolean
  /** Whether the window may go without a word: the program is on its way out. */
  readonly mayClose: () => boolean
  /** The window's process died by itself. */
  readonly noteCrashed: () => void
}

type Phase = 'locked' | 'open' | 'ending' | 'over'

export function createSession(shell: SessionShell): Session {
  let phase: Phase = 'locked'
  let quitting = false
  const isHopeless = countCrashes()
  let cancelGrace = (): void => undefined

  function requestLock(reason: LockReason): void {
    if (phase !== 'open') return
    phase = 'ending'
    shell.askToSave(reason)
    cancelGrace = shell.after(graceMilliseconds, () => void end())
  }

  async function end(): Promise<void> {
    if (phase === 'over') return
    phase = 'over'
    cancelGrace()
    await shell.endWindow()
    phase = 'locked'
    if (quitting) shell.quit()
    else shell.openWindow()
  }

  return {
    noteOpened: () => void (phase = phase === 'locked' ? 'open' : phase),
    requestLock,
    endNow: end,
    close() {
      if (phase === 'locked') shell.quit()
      else requestLock('closed')
    },
    requestQuit() {
      quitting = true
      requestLock('closed')
      return phase === 'locked'
    },
    mayClose: () => quitting && phase === 'locked',
    noteCrashed() {
      if (isHopeless(phase === 'locked')) shell.quit()
      else void end()
    },
  }
}

/** A lock screen that dies again and again would only flicker. */
function countCrashes(): (atLockScreen: boolean) => boolean {
  let crashes = 0
  return (atLockScreen) => {
    crashes = atLockScreen ? crashes + 1 : 0
    return crashes > crashLimit
  }
}
