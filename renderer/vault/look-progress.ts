/** One bar for looking into a package: first it is opened, then compared with what is here. */
import type { OnReading } from '#shared/exchange/reading-watch.ts'
import type { OnProgress, Progress } from '#renderer/vault/vault-api.ts'

interface Telling {
  readonly onProgress: OnProgress
  readonly isStopped: () => boolean
}

/** Of all the looking, to unpack and read takes about so much; to compare takes the rest. */
const shareOfOpening = 0.8

/** Tells how far the reading of a package is, as `at` puts its share of the whole, until somebody stops it. */
export function tellingOf({ onProgress, isStopped }: Telling, at: (share: number) => Progress): OnReading {
  return (done, total) => {
    onProgress(at(done / total))
    return !isStopped()
  }
}

export function openingAt(share: number): Progress {
  return { done: share * shareOfOpening, total: 1, phase: 'open' }
}

/** What comes after it goes on where the opening has ended. */
export function behindOpening(onProgress: OnProgress): OnProgress {
  return ({ done, total, phase }) => {
    const part = total > 0 ? done / total : 1
    onProgress({ done: shareOfOpening + part * (1 - shareOfOpening), total: 1, phase })
  }
}
