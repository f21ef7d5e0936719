/**
 * Does something as soon as what waits already is done. Timers within timers wait four milliseconds each (HTML standard,
 * section 8.6), which between the pieces of long work sums up; a message to oneself does not.
 */
export function createSoon(): (act: () => void) => () => void {
  const { port1, port2 } = new MessageChannel()
  const waiting = new Map<number, () => void>()
  let last = 0
  port1.onmessage = ({ data }: MessageEvent<number>) => {
    const act = waiting.get(data)
    waiting.delete(data)
    act?.()
  }
  return (act) => {
    const number = ++last
    waiting.set(number, act)
    port2.postMessage(number)
    return () => void waiting.delete(number)
  }
}
