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
  const state: WatchState = { ended: false, looking: false, before: null, resting: null }
  const ear = createEar(place.path, soon)
  const hasEnded = () => state.ended

  async function look(): Promise<void> {
    if (hasEnded()) return
    // What comes while the folder is being listed may be missing in the list.
    if (state.looking) {
      soon()
      return
    }
    state.looking = true
    ear.listen()
    const now = JSON.stringify(await listFiles(place))
    state.looking = false
    const isOther = state.before !== null && now !== state.before
    state.before = now
    if (isOther && !hasEnded()) onChange()
  }

  function soon(): void {
    restThen(state, restMilliseconds, () => void look())
  }

  const timer = setInterval(() => {
    // What was renamed or mounted over keeps an old watcher silent for ever.
    ear.close()
    void look()
  }, lookEveryMilliseconds).unref()
  void look()
  return {
    end() {
      state.ended = true
      clearInterval(timer)
      if (state.resting) clearTimeout(state.resting)
      ear.close()
    },
  }
}

interface WatchState {
  ended: boolean
  looking: boolean
  /** The listing as it was last seen. */
  before: string | null
  resting: ReturnType<typeof setTimeout> | null
}

function restThen(state: WatchState, milliseconds: number, act: () => void): void {
  state.resting ??= setTimeout(() => {
    state.resting = null
    act()
  }, milliseconds)
}

interface Ear {
  /** Begins to listen, where it does not yet. */
  readonly listen: () => void
  readonly close: () => void
}

/** The system's news of a folder. One that goes away takes its watcher along; a later look starts a new one. */
function createEar(path: string, onNews: () => void): Ear {
  let watcher: FSWatcher | null = null

  function close(): void {
    const gone = watcher
    watcher = null
    gone?.close()
  }

  return {
    listen() {
      if (watcher !== null) return
      try {
        watcher = watch(path, { persistent: false }, onNews)
        watcher.on('error', close)
        watcher.on('close', close)
      } catch {
        watcher = null
      }
    },
    close,
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
