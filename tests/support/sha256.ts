/** SHA-256 over several parts, as the main process hands it to the journal's reader. */
import { createHash } from 'node:crypto'
import type { Sha256 } from '#shared/storage/journal-format.ts'

export const sha256: Sha256 = (parts) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return new Uint8Array(hash.digest())
}
