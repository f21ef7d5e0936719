/** An age identity that opens the same envelope only once. */
import { Decrypter, type Identity } from 'age-encryption'

/**
 * What an envelope gives depends on nothing but itself and the key, and the post-quantum ones take long. So the outcome
 * is remembered by every byte of all envelopes in the header; what is not the same to the byte is opened anew.
 */
export function rememberingIdentity(identity: string): Identity {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  // The library's own way to open envelopes; it has no other name for it.
  const opener = decrypter as unknown as Identity
  const remembered = new Map<string, Uint8Array | null>()
  return {
    async unwrapFileKey(stanzas) {
      const name = JSON.stringify(stanzas.map(({ args, body }) => [args, [...body]]))
      if (!remembered.has(name)) remembered.set(name, await opener.unwrapFileKey(stanzas))
      return remembered.get(name)?.slice() ?? null
    },
  }
}
