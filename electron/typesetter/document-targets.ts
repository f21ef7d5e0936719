/** Where documents go: a path is named by a one-time handle, so that it never crosses to the window. */
import { bytesToHex } from '#shared/base/bytes.ts'
import type { Random } from '#shared/base/random.ts'

export interface DocumentTargets {
  readonly add: (path: string) => string
  /** The path, once; `null` for a handle that was never given out or is used up. */
  readonly take: (handle: string) => string | null
}

export function createDocumentTargets(random: Random): DocumentTargets {
  const pathsByHandle = new Map<string, string>()
  return {
    add(path) {
      const handle = bytesToHex(random.bytes(16))
      pathsByHandle.set(handle, path)
      return handle
    },
    take(handle) {
      const path = pathsByHandle.get(handle) ?? null
      pathsByHandle.delete(handle)
      return path
    },
  }
}
