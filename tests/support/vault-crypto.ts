/** What a vault's keys need, real but for the stretching: a hash instead of 128 MiB, so that tests stay quick. */
import { createHash } from 'node:crypto'
import type { VaultCrypto } from '#shared/crypto/key-slot.ts'
import { webRandom } from '#tests/support/web-keys.ts'

export const quickVaultCrypto: VaultCrypto = {
  subtle: crypto.subtle,
  random: webRandom,
  stretch: async (passphrase, parameters) =>
    new Uint8Array(createHash('sha256').update(JSON.stringify(parameters)).update(passphrase).digest()),
}
