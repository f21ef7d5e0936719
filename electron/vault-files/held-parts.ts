/** Parts of something large that crosses in several calls, kept until the last one comes. */
import { joinBytes } from '#shared/base/bytes.ts'
import type { Part } from '#shared/contract/in-parts.ts'

export interface HeldParts {
  /** Answers whether the part was kept: it must be the one that comes next, and the whole not too long. */
  readonly hold: (part: Part) => boolean
  /** The whole, or `null` where caller and machine disagree about what was kept. Nothing is kept any more. */
  readonly finish: (last: Part) => Uint8Array | null
  readonly forget: () => void
}

/** `most` is in bytes. */
export function createHeldParts(most: number): HeldParts {
  let parts: readonly Uint8Array[] = []

  /** 0 begins anew, so that what somebody gave up never becomes part of the next thing. */
  function take(held: number): readonly Uint8Array[] | null {
    const kept = held === 0 ? [] : parts
    parts = []
    return kept.reduce((sum, { length }) => sum + length, 0) === held ? kept : null
  }

  return {
    hold({ payload, held }) {
      const kept = take(held)
      const fits = kept !== null && held + payload.length <= most
      if (fits) parts = [...kept, payload]
      return fits
    },
    finish({ payload, held }) {
      const kept = take(held)
      if (kept === null || held + payload.length > most) return null
      return kept.length === 0 ? payload : joinBytes([...kept, payload])
    },
    forget: () => void take(0),
  }
}
