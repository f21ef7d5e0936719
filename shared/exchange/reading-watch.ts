/** How far the reading of a long package is, and whether somebody has stopped it. */

/** Told how much is done of how much, in any unit; answers whether to go on. */
export type OnReading = (done: number, total: number) => boolean

export interface ReadingWatch {
  /** So much more is done. Answers whether to go on. */
  readonly add: (amount: number) => Promise<boolean>
  readonly isStopped: () => boolean
}

export interface Watching {
  readonly onReading?: OnReading | undefined
  /** Others have a turn: whoever wants to stop it has to be heard. */
  readonly pause?: () => Promise<void>
}

/** Done between two words on how far it is. */
const betweenWords = 1024 * 1024

export function createReadingWatch(total: number, { onReading, pause }: Watching): ReadingWatch {
  const state = { done: 0, told: 0, isStopped: false }
  return {
    async add(amount) {
      state.done += amount
      if (state.done - state.told >= betweenWords) {
        state.told = state.done
        await pause?.()
        state.isStopped ||= onReading?.(state.done, total) === false
      }
      return !state.isStopped
    },
    isStopped: () => state.isStopped,
  }
}
