/** Big byte arrays are moved between window and worker, not copied. */
import { transfer } from 'comlink'

/** Marks the buffers of a value for moving. Whoever sends it must not use the bytes afterwards. */
export function moving<T>(value: T): T {
  const buffers = new Set<ArrayBuffer>()
  collect(value, buffers)
  return buffers.size === 0 ? value : transfer(value, [...buffers])
}

function collect(value: unknown, buffers: Set<ArrayBuffer>): void {
  if (typeof value !== 'object' || value === null) return
  if (!(value instanceof Uint8Array)) {
    for (const item of Object.values(value)) collect(item, buffers)
    return
  }
  // A view of something larger would take its surroundings along.
  const isWhole = value.byteLength === value.buffer.byteLength
  if (isWhole && value.buffer instanceof ArrayBuffer) buffers.add(value.buffer)
}
