/** After a wrong passphrase the next try waits: 1, 2, 4 … 30 seconds. Cosmetic; Argon2id is what guessing meets. */
import type { Clock } from '#shared/base/clock.ts'

export interface Throttle {
  /** Whole seconds until another try is heard; 0 when one is. */
  readonly waitSeconds: () => number
  readonly failed: () => void
  readonly succeeded: () => void
}

const longestWait = 30

export function createThrottle(clock: Clock): Throttle {
  let failures = 0
  let until = 0
  return {
    waitSeconds: () => Math.max(0, Math.ceil((until - clock.now()) / 1000)),
    failed() {
      until = clock.now() + Math.min(longestWait, 2 ** failures) * 1000
      failures++
    },
    succeeded() {
      failures = 0
      until = 0
    },
  }
}
