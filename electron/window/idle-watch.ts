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
  /** Whether the time is up; asked again and again. */
  readonly isIdle: () => boolean
}

/**
 * Both clocks count: our own, because a system may not tell its idle time at all (Wayland), and the system's, because
 * an input event can be made up by a program while nobody is there.
 */
export function createIdleWatch({ clock, systemIdleSeconds, idleMinutes }: IdleSource): IdleWatch {
  let lastInput = clock.now()
  return {
    noteInput() {
      lastInput = clock.now()
    },
    isIdle() {
      const limit = idleMinutes() * 60
      const own = (clock.now() - lastInput) / 1000
      return own >= limit || systemIdleSeconds() >= limit
    },
  }
}
