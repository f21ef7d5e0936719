/** The lines of a package in runs, none of them cut through, for several readers and as soon as they are unpacked. */
import { joinBytes } from '#shared/base/bytes.ts'

const newline = 0x0a

export interface Run {
  /** Its place among all runs, from 0. */
  readonly at: number
  /** Whole lines each. Most of them are the very bytes that were unpacked: to copy them all takes as long as unpacking. */
  readonly parts: readonly Uint8Array[]
}

export interface RunSource {
  /** The bytes that come next. They stay as they are: what is read refers to them. */
  readonly add: (part: Uint8Array) => void
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
  const runs: Run[] = []
  const waiting: (() => void)[] = []
  const cutter = createCutter(limits, (run) => runs.push(run))
  let isEnded = false

  function wake(): void {
    for (const goOn of waiting.splice(0)) goOn()
  }

  return {
    add(part) {
      for (let at = 0; at < part.length; at += limits.runLength)
        cutter.add(part.subarray(at, at + limits.runLength))
      wake()
    },
    end() {
      cutter.end()
      isEnded = true
      wake()
    },
    async next() {
      for (;;) {
        const run = runs.shift()
        if (run || isEnded) return run ?? null
        await new Promise<void>((goOn) => void waiting.push(goOn))
      }
    },
  }
}

interface Cutter {
  readonly add: (part: Uint8Array) => void
  readonly end: () => void
}

function createCutter({ runLength, maxLine }: RunLimits, onRun: (run: Run) => void): Cutter {
  const open = createHeap()
  const lines = createHeap()
  let at = 0

  function handOut(): void {
    if (lines.length() > 0) onRun({ at: at++, parts: lines.empty() })
  }

  function take(part: Uint8Array): void {
    lines.put(part)
    if (lines.length() >= runLength) handOut()
  }

  /** What was left open goes on with the first line of the part, and whatever is behind its last one stays open. */
  function add(part: Uint8Array): void {
    const end = part.lastIndexOf(newline) + 1
    const first = open.length() > 0 ? part.indexOf(newline) + 1 : 0
    if (first > 0) take(joinBytes([...open.empty(), part.subarray(0, first)]))
    if (end > first) take(part.subarray(first, end))
    open.put(part.subarray(end))
    if (open.length() > maxLine) take(joinBytes(open.empty()))
  }

  return {
    add,
    end() {
      if (open.length() > 0) take(joinBytes(open.empty()))
      handOut()
    },
  }
}

interface Heap {
  readonly put: (part: Uint8Array) => void
  readonly length: () => number
  /** All that was put there. */
  readonly empty: () => readonly Uint8Array[]
}

function createHeap(): Heap {
  const parts: Uint8Array[] = []
  let length = 0
  return {
    put(part) {
      if (part.length > 0) parts.push(part)
      length += part.length
    },
    length: () => length,
    empty() {
      length = 0
      return parts.splice(0)
    },
  }
}
