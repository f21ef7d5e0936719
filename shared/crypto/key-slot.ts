/**
 * One way into the vault: the vault key, wrapped by a key that comes from a passphrase or from the recovery code.
 * The slot's whole header is authenticated with the wrap, so a slot with weakened parameters does not open.
 */
import { base64ToBytes, bytesToBase64 } from '#shared/base/base64.ts'
import { bytesToHex } from '#shared/base/bytes.ts'
import { canonicalBytes } from '#shared/base/canonical-json.ts'
import type { Random } from '#shared/base/random.ts'
import { importWrappingKey, wrappingKeyOfSecret } from '#shared/crypto/key-tree.ts'
import { passphraseBytes } from '#shared/crypto/passphrase.ts'
import { seal, unseal } from '#shared/crypto/sealed-bytes.ts'
import { freshStretchParameters, saltLength, type Stretch } from '#shared/crypto/stretch.ts'
import type { KeySlot, PassphraseSlot, RecoverySlot } from '#shared/crypto/vault-file.ts'
import type { WebCrypto, WebKey } from '#shared/crypto/web-crypto.ts'

/** What the vault's keys need from the world. */
export interface VaultCrypto {
  readonly subtle: WebCrypto
  readonly random: Random
  readonly stretch: Stretch
}

const wrapAlgorithm = 'A256GCM'

export async function wrapForPassphrase(
  crypto: VaultCrypto,
  vaultKey: Uint8Array,
  { label, passphrase }: { readonly label: string; readonly passphrase: string },
): Promise<PassphraseSlot> {
  const header = {
    id: freshSlotId(crypto.random),
    kind: 'pass',
    label,
    kdf: freshStretchParameters(crypto.random),
  } as const
  const key = await keyOfPassphrase(crypto, passphrase, header.kdf)
  return { ...header, wrap: await wrap(crypto, key, { vaultKey, header }) }
}

export async function wrapForRecovery(
  crypto: VaultCrypto,
  vaultKey: Uint8Array,
  secret: Uint8Array,
): Promise<RecoverySlot> {
  const salt = crypto.random.bytes(saltLength)
  const header = {
    id: freshSlotId(crypto.random),
    kind: 'recovery',
    label: '',
    kdf: { alg: 'hkdf-sha256', salt: bytesToBase64(salt) },
  } as const
  const key = await wrappingKeyOfSecret(crypto.subtle, secret, salt)
  return { ...header, wrap: await wrap(crypto, key, { vaultKey, header }) }
}

/** The vault key, or `null` when the passphrase is not this slot's. */
export async function unwrapWithPassphrase(
  crypto: VaultCrypto,
  slot: PassphraseSlot,
  passphrase: string,
): Promise<Uint8Array | null> {
  return unwrap(crypto.subtle, await keyOfPassphrase(crypto, passphrase, slot.kdf), slot)
}

/** The vault key, or `null` when the secret is not this slot's. */
export async function unwrapWithSecret(
  crypto: VaultCrypto,
  slot: RecoverySlot,
  secret: Uint8Array,
): Promise<Uint8Array | null> {
  return unwrap(
    crypto.subtle,
    await wrappingKeyOfSecret(crypto.subtle, secret, fromBase64(slot.kdf.salt)),
    slot,
  )
}

async function keyOfPassphrase(
  { subtle, stretch }: VaultCrypto,
  passphrase: string,
  kdf: PassphraseSlot['kdf'],
): Promise<WebKey> {
  const typed = passphraseBytes(passphrase)
  const stretched = await stretch(typed, kdf)
  const key = await importWrappingKey(subtle, stretched)
  typed.fill(0)
  stretched.fill(0)
  return key
}

type SlotHeader = Omit<PassphraseSlot, 'wrap'> | Omit<RecoverySlot, 'wrap'>

async function wrap(
  crypto: VaultCrypto,
  key: WebKey,
  { vaultKey, header }: { readonly vaultKey: Uint8Array; readonly header: SlotHeader },
): Promise<KeySlot['wrap']> {
  const sealed = await seal(crypto, key, { plain: vaultKey, belongsTo: headerBytes(header) })
  return { alg: wrapAlgorithm, iv: bytesToBase64(sealed.nonce), ct: bytesToBase64(sealed.ciphertext) }
}

function unwrap(
  subtle: WebCrypto,
  key: WebKey,
  { wrap: wrapped, ...header }: KeySlot,
): Promise<Uint8Array | null> {
  const sealed = { nonce: fromBase64(wrapped.iv), ciphertext: fromBase64(wrapped.ct) }
  return unseal(subtle, key, { ...sealed, belongsTo: headerBytes(header) })
}

function headerBytes(header: SlotHeader): Uint8Array {
  return canonicalBytes({ ...header, wrap: { alg: wrapAlgorithm } })
}

function freshSlotId(random: Random): string {
  return bytesToHex(random.bytes(8))
}

function fromBase64(text: string): Uint8Array {
  return base64ToBytes(text) ?? new Uint8Array(0)
}
