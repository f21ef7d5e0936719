/**
 * Frees the bytes of an input that has been handed on. Left to the garbage collector, the copies of a frame of 30 MB pile
 * up until it stops the window for 300 ms to be rid of them.
 */
export function letGo(input: unknown): void {
  if (typeof input !== 'object' || input === null) return
  for (const value of Object.values(input) as unknown[]) {
    if (value instanceof Uint8Array && value.buffer instanceof ArrayBuffer) value.buffer.transfer(0)
  }
}
