/** Waits for a condition instead of for a time. */
import { setTimeout as pause } from 'node:timers/promises'

export interface Patience {
  /** What is waited for, for the message when it does not come; asked then where it tells what is there instead. */
  readonly what: string | (() => string | Promise<string>)
  readonly milliseconds?: number
  readonly everyMilliseconds?: number
}

/** Asks `look` again and again until it answers with something true, and hands that over. */
export async function waitUntil<T>(
  look: () => T | Promise<T>,
  { what, milliseconds = 15_000, everyMilliseconds = 25 }: Patience,
): Promise<NonNullable<T>> {
  const end = performance.now() + milliseconds
  for (;;) {
    const seen = await look()
    if (seen) return seen
    if (performance.now() > end) {
      const words = typeof what === 'string' ? what : await what()
      throw new Error(`Waited ${String(milliseconds)} ms in vain: ${words}`)
    }
    await pause(everyMilliseconds)
  }
}
