/** One bar for looking into a package: first it is opened, then compared with what is here. */
import type { OnReading } from '#shared/exchange/reading-watch.ts'
import type { OnProgress } from '#renderer/vault/vault-api.ts'

interface Telling {
  readonly onProgress: OnProgress
  readonly isStopped: () => boolean
}

/** Of all the looking, to unpack and read takes about so much; to compare takes the rest. */
const shareOfOpening = 0.8

/** Tells how far the opening is, until somebody stops it. */
export function tellingOf({ onProgress, isStopped }: Telling): OnReading {
  return (done, total) => {
    onProgress({ done: done * shareOfOpening, total, phase: 'open' })
    return !isStopped()
  }
}

/** What comes after it goes on where the opening has ended. */
export function behindOpening(onProgress: OnProgress): OnProgress {
  return ({ done, total, phase }) => {
    const part = total > 0 ? done / total : 1
    onProgress({ done: shareOfOpening + part * (1 - shareOfOpening), total: 1, phase })
  }
}
