/** Ends a window together with the process that showed it. */
import type { BrowserWindow } from 'electron'

/** A process that outlives its window this long is killed: its memory still holds the keys. */
const patienceMilliseconds = 1000
const stepMilliseconds = 25

/** Resolves when the process is gone. A killed one leaves no dump, unlike a crashed one. */
export async function endWindowProcess(window: BrowserWindow): Promise<void> {
  const pid = window.isDestroyed() ? 0 : window.webContents.getOSProcessId()
  if (!window.isDestroyed()) window.destroy()
  if (pid === 0) return
  if (await isGoneWithin(pid, patienceMilliseconds)) return
  kill(pid, 'SIGKILL')
  await isGoneWithin(pid, patienceMilliseconds)
}

async function isGoneWithin(pid: number, milliseconds: number): Promise<boolean> {
  for (let waited = 0; waited < milliseconds; waited += stepMilliseconds) {
    if (!kill(pid, 0)) return true
    await new Promise((resolve) => setTimeout(resolve, stepMilliseconds))
  }
  return !kill(pid, 0)
}

/** Signal 0 only asks whether the process is there. */
function kill(pid: number, signal: 'SIGKILL' | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}
