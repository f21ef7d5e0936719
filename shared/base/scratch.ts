/**
 * Room that is used again and again. Memory that is touched for the first time is dear, on some machines a hundred times
 * as dear as memory that was in use before.
 */
export interface Scratch {
  /** So many bytes, holding whatever was there before. They are another's as soon as somebody takes some again. */
  readonly take: (length: number) => Uint8Array
}

/** What is longer is given back after its use. */
const mostKept = 4 * 1024 * 1024

export function createScratch(): Scratch {
  let room = new Uint8Array(0)
  return {
    take(length) {
      if (length > mostKept) return new Uint8Array(length)
      if (room.length < length) room = new Uint8Array(length)
      return room.subarray(0, length)
    },
  }
}
