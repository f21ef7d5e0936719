/** One after the other: an act begins when the one before it has ended, whether well or not. */
export interface Queue {
  readonly run: <T>(act: () => Promise<T>) => Promise<T>
  /** Resolves when nothing waits any more. */
  readonly idle: () => Promise<void>
}

export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve()
  return {
    run(act) {
      const next = last.then(act, act)
      last = next
      return next
    },
    async idle() {
      let seen: unknown
      while (seen !== last) {
        seen = last
        await last.catch(() => undefined)
      }
    },
  }
}
