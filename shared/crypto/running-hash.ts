/** SHA-256 (FIPS 180-4) of what comes part by part, so that nobody has to hold, or copy, the whole for it. */
import { createSHA256 } from 'hash-wasm'

export interface RunningHash {
  readonly add: (part: Uint8Array) => void
  /** The hash of everything added, as 64 lower-case digits. To be asked for once. */
  readonly hex: () => string
}

export async function createRunningHash(): Promise<RunningHash> {
  const hash = await createSHA256()
  hash.init()
  return { add: (part) => void hash.update(part), hex: () => hash.digest('hex') }
}
