/**
 * Tells when the packages in a folder have become others. The system's own news come at once; a look now and then finds
 * what comes without any: network shares tell nothing about other machines.
 */
import { watch, type FSWatcher } from 'node:fs'
import { listFiles, type FolderPlace } from '#electron/exchange-folder/list-files.ts'

export interface FolderWatch {
  readonly end: () => void
}

export interface WatchPlan {
  readonly place: FolderPlace
  readonly onChange: () => void
  readonly lookEveryMilliseconds?: number
  /** A carrying program writes many times in a row. */
  readonly restMilliseconds?: number
}

export function watchFolder({
  place,
  onChange,
  lookEveryMilliseconds = 60_000,
  restMilliseconds = 400,
}: WatchPlan): FolderWatch {
  let ended = false
  let watcher: FSWatcher | null = null
  let resting: ReturnType<typeof setTimeout> | null = null
  let before: string | null = null
  let looking = false

  async function look(): Promise<void> {
    if (looking || ended) return
    looking = true
    listen()
    const files = await listFiles(place)
    looking = false
    const now = JSON.stringify(files)
    const isOther = before !== null && now !== before
    before = now
    if (isOther && !ended) onChange()
  }

  function soon(): void {
    resting ??= setTimeout(() => {
      resting = null
      void look()
    }, restMilliseconds)
  }

  /** A folder that went away takes its watcher along; a later look starts a new one. */
  function listen(): void {
    if (watcher !== null) return
    try {
      watcher = watch(place.path, { persistent: false }, soon)
      watcher.on('error', forget)
      watcher.on('close', forget)
    } catch {
      watcher = null
    }
  }

  function forget(): void {
    const gone = watcher
    watcher = null
    gone?.close()
  }

  const timer = setInterval(() => {
    // What was renamed or mounted over keeps an old watcher silent for ever.
    forget()
    void look()
  }, lookEveryMilliseconds)
  timer.unref()
  void look()
  return {
    end() {
      ended = true
      clearInterval(timer)
      if (resting) clearTimeout(resting)
      forget()
    },
  }
}

/** Watches one folder at a time. */
export function createFollower(onChange: () => void): (place: FolderPlace | null) => void {
  let current: FolderWatch | null = null
  return (place) => {
    current?.end()
    current = place && watchFolder({ place, onChange })
  }
}
