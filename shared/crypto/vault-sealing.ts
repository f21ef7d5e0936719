/** What a vault's keys do to its file: sign it, seal the device's keys in it, and keep the vault key for re-wrapping. */
import { assert } from '#shared/base/assert.ts'
import { base64ToBytes, bytesToBase64 } from '#shared/base/base64.ts'
import { equalBytes, utf8ToBytes } from '#shared/base/bytes.ts'
import { parseJson } from '#shared/base/json.ts'
import { utf8ToText } from '#shared/base/utf8.ts'
import { DeviceKeys } from '#shared/crypto/device-keys.ts'
import type { KeyTree } from '#shared/crypto/key-tree.ts'
import { seal, unseal, type Sealed, type Sealing } from '#shared/crypto/sealed-bytes.ts'
import { sealedPartOf, type UnsealedVaultFile, type VaultFile } from '#shared/crypto/vault-file.ts'
import type { WebCrypto } from '#shared/crypto/web-crypto.ts'

/** The file with a fresh seal over everything in it. */
export async function withSeal(
  subtle: WebCrypto,
  keys: KeyTree,
  file: UnsealedVaultFile,
): Promise<VaultFile> {
  return { ...file, mac: bytesToBase64(await macOf(subtle, keys, file)) }
}

export async function isSealIntact(subtle: WebCrypto, keys: KeyTree, file: VaultFile): Promise<boolean> {
  return equalBytes(await macOf(subtle, keys, file), base64ToBytes(file.mac) ?? new Uint8Array(0))
}

export async function sealDeviceKeys(
  sealing: Sealing,
  keys: KeyTree,
  { vaultId, device }: { readonly vaultId: string; readonly device: DeviceKeys },
): Promise<VaultFile['ident']> {
  const plain = utf8ToBytes(JSON.stringify(device))
  const sealed = await seal(sealing, keys.ident, { plain, belongsTo: identPlace(vaultId) })
  return { iv: bytesToBase64(sealed.nonce), ct: bytesToBase64(sealed.ciphertext) }
}

export async function openDeviceKeys(
  subtle: WebCrypto,
  keys: KeyTree,
  file: VaultFile,
): Promise<DeviceKeys | null> {
  const nonce = base64ToBytes(file.ident.iv)
  const ciphertext = base64ToBytes(file.ident.ct)
  if (!nonce || !ciphertext) return null
  const plain = await unseal(subtle, keys.ident, { nonce, ciphertext, belongsTo: identPlace(file.vaultId) })
  const text = plain && utf8ToText(plain)
  const device = DeviceKeys.safeParse(text ? parseJson(text) : undefined)
  return device.success ? device.data : null
}

/** Seals the vault key for the session and wipes the plain bytes. */
export async function guardVaultKey(sealing: Sealing, keys: KeyTree, vaultKey: Uint8Array): Promise<Sealed> {
  const guarded = await seal(sealing, keys.meta, { plain: vaultKey, belongsTo: guardPlace })
  vaultKey.fill(0)
  return guarded
}

/** Hands out the vault key for one act and wipes it afterwards. */
export async function withVaultKey<T>(
  subtle: WebCrypto,
  { keys, guardedKey }: { readonly keys: KeyTree; readonly guardedKey: Sealed },
  act: (vaultKey: Uint8Array) => Promise<T>,
): Promise<T> {
  const vaultKey = await unseal(subtle, keys.meta, { ...guardedKey, belongsTo: guardPlace })
  assert(vaultKey !== null, 'a guarded key opens in its own session')
  try {
    return await act(vaultKey)
  } finally {
    vaultKey.fill(0)
  }
}

async function macOf(subtle: WebCrypto, keys: KeyTree, file: UnsealedVaultFile): Promise<Uint8Array> {
  return new Uint8Array(await subtle.sign('HMAC', keys.mac, sealedPartOf(file)))
}

const guardPlace = utf8ToBytes('cm/guard/v1\0')

function identPlace(vaultId: string): Uint8Array {
  return utf8ToBytes(`cm/ident/v1\0${vaultId}`)
}
