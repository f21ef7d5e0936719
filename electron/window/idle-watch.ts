/** Tells when nobody has used the program for a while. */
import type { Clock } from '#shared/base/clock.ts'

export interface IdleSource {
  readonly clock: Clock
  /** Seconds since the last input anywhere on the machine. */
  readonly systemIdleSeconds: () => number
  readonly idleMinutes: () => number
}

export interface IdleWatch {
  /** Somebody pressed a key or moved the pointer in our window. */
  readonly noteInput: () => void
  /** The window is in the middle of a long piece of work that a person started. */
  readonly noteWork: () => void
  /** Whether the time is up; asked again and again. */
  readonly isIdle: () => boolean
}

/** How long one word of the window holds the lock off; it must be said again. */
const workSeconds = 60
/** However long the work takes: a forgotten laptop locks. */
const longestWorkSeconds = 30 * 60

/**
 * Both clocks count: our own, because a system may not tell its idle time at all (Wayland), and the system's, because
 * an input event can be made up by a program while nobody is there.
 */
export function createIdleWatch({ clock, systemIdleSeconds, idleMinutes }: IdleSource): IdleWatch {
  let lastInput = clock.now()
  let lastWork = -Infinity
  const secondsSince = (time: number) => (clock.now() - time) / 1000
  return {
    noteInput() {
      lastInput = clock.now()
    },
    noteWork() {
      lastWork = clock.now()
    },
    isIdle() {
      const limit = idleMinutes() * 60
      const own = secondsSince(lastInput)
      if (secondsSince(lastWork) < workSeconds && own < limit + longestWorkSeconds) return false
      return own >= limit || systemIdleSeconds() >= limit
    },
  }
}
