/** The lines of a package in runs, none of them cut through, for several readers and as soon as they are unpacked. */
const newline = 0x0a

export interface Run {
  /** Its place among all runs, from 0. */
  readonly at: number
  readonly bytes: Uint8Array
}

export interface RunSource {
  /** So many bytes of `plain` are there. */
  readonly grow: (plain: Uint8Array, length: number) => void
  /** Nothing more will come. */
  readonly end: () => void
  /** The next run for whoever asks first; `null` behind the last. */
  readonly next: () => Promise<Run | null>
}

export interface RunLimits {
  /** Each run but the last has at least so many bytes. */
  readonly runLength: number
  /** Of a line that is longer a piece is handed out, which reads as no line: nobody looks for its end. */
  readonly maxLine: number
}

export function createRunSource(limits: RunLimits): RunSource {
  const there: Unpacked = { plain: new Uint8Array(0), length: 0, isAll: false }
  const cut = createCutter(there, limits)
  const waiting: (() => void)[] = []

  function wake(now: Partial<Unpacked>): void {
    Object.assign(there, now)
    for (const goOn of waiting.splice(0)) goOn()
  }

  return {
    grow: (plain, length) => wake({ plain, length }),
    end: () => wake({ isAll: true }),
    async next() {
      for (;;) {
        const run = cut()
        if (run || there.isAll) return run
        await new Promise<void>((goOn) => void waiting.push(goOn))
      }
    },
  }
}

interface Unpacked {
  readonly plain: Uint8Array
  /** So many bytes of it are there. */
  readonly length: number
  readonly isAll: boolean
}

/** Cuts off the next run; `null` while it is not there as a whole. */
function createCutter(there: Unpacked, { runLength, maxLine }: RunLimits): () => Run | null {
  // Up to `searched` the next run does not end.
  let [start, searched, at] = [0, runLength - 1, 0]

  /** Where the next run ends, and 0 where it is not there yet. */
  function endOfRun(): number {
    const { plain, length, isAll } = there
    const most = start + runLength + maxLine
    const found = plain.subarray(0, Math.min(length, most)).indexOf(newline, searched)
    if (found >= 0) return found + 1
    searched = Math.max(searched, Math.min(length, most))
    if (length >= most) return most
    return isAll ? length : 0
  }

  return () => {
    const end = endOfRun()
    if (end <= start) return null
    const bytes = there.plain.subarray(start, end)
    start = end
    searched = start + runLength - 1
    return { at: at++, bytes }
  }
}
