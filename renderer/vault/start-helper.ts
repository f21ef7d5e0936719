/**
 * Starts the helper when it is first asked for. It counts as soon as it has said that it is there, and no more once it has
 * failed to answer: whatever it was to do can be done here.
 */
import * as Comlink from 'comlink'
import type { FindHelper, Helper } from '#renderer/vault/helper.ts'

/** Whatever it is asked takes milliseconds; a laptop may sleep in between. */
const mostMilliseconds = 20_000

export function findHelperIn(start: () => Worker, patience = mostMilliseconds): FindHelper {
  let found: Helper | null = null
  let isStarted = false
  const giveUp = () => {
    found = null
  }
  return () => {
    if (isStarted) return found
    isStarted = true
    startIn(start, {
      onReady(helper) {
        found = bounded(helper, patience, giveUp)
      },
      onFailure: giveUp,
    })
    return null
  }
}

interface Starting {
  readonly onReady: (helper: Helper) => void
  readonly onFailure: () => void
}

function startIn(start: () => Worker, { onReady, onFailure }: Starting): void {
  try {
    const worker = start()
    worker.addEventListener('error', onFailure)
    worker.addEventListener('message', () => onReady(Comlink.wrap<Helper>(worker)), { once: true })
  } catch {
    // Where none may be started, all is done here.
    onFailure()
  }
}

/** The same helper, of which each call ends in time: what cannot be sent arrives as nothing, and no answer ever comes. */
function bounded({ readRun, press }: Helper, patience: number, giveUp: () => void): Helper {
  async function inTime<T>(answer: Promise<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        giveUp()
        reject(new Error('the helper does not answer'))
      }, patience)
    })
    return Promise.race([answer, late]).finally(() => clearTimeout(timer))
  }
  return {
    readRun: async (...asked) => inTime(readRun(...asked)),
    press: async (...asked) => inTime(press(...asked)),
  }
}
