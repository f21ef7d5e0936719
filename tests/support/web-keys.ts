/** Real keys and real randomness for tests of sealed things. */
import type { Random } from '#shared/base/random.ts'
import type { RowKey } from '#shared/storage/row-envelope.ts'

export const webRandom: Random = { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)) }

export async function aRowKey(kid: number): Promise<RowKey> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  return { kid, key }
}
