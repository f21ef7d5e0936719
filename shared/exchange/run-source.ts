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

/** Each run but the last has at least `runLength` bytes. */
export function createRunSource(runLength: number): RunSource {
  const there = { plain: new Uint8Array(0), length: 0, isAll: false }
  const waiting: (() => void)[] = []
  let [start, at] = [0, 0]

  function wake(): void {
    for (const goOn of waiting.splice(0)) goOn()
  }

  function cut(): Run | null {
    const { plain, length, isAll } = there
    const last =
      start + runLength > length ? -1 : plain.subarray(0, length).indexOf(newline, start + runLength - 1)
    const end = last >= 0 ? last + 1 : isAll ? length : start
    if (end === start) return null
    const bytes = plain.subarray(start, end)
    start = end
    return { at: at++, bytes }
  }

  return {
    grow(plain, length) {
      Object.assign(there, { plain, length })
      wake()
    },
    end() {
      there.isAll = true
      wake()
    },
    async next() {
      for (;;) {
        const run = cut()
        if (run || there.isAll) return run
        await new Promise<void>((goOn) => void waiting.push(goOn))
      }
    },
  }
}
