/**
 * Making, opening and re-keying a vault. Everything here is a function of its arguments: what comes back is a new vault
 * file for the machine to write, never a write.
 */
import { assert } from '#shared/base/assert.ts'
import { bytesToHex } from '#shared/base/bytes.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { DeviceKeys } from '#shared/crypto/device-keys.ts'
import {
  unwrapWithPassphrase,
  unwrapWithSecret,
  wrapForPassphrase,
  wrapForRecovery,
  type VaultCrypto,
} from '#shared/crypto/key-slot.ts'
import { growKeyTree, type KeyTree } from '#shared/crypto/key-tree.ts'
import { codeToSecret, secretLength, secretToCode } from '#shared/crypto/recovery-code.ts'
import type { Sealed } from '#shared/crypto/sealed-bytes.ts'
import { isWeakerThanCurrent } from '#shared/crypto/stretch.ts'
import type { KeySlot, VaultFile } from '#shared/crypto/vault-file.ts'
import {
  guardVaultKey,
  isSealIntact,
  openDeviceKeys,
  sealDeviceKeys,
  withSeal,
  withVaultKey,
} from '#shared/crypto/vault-sealing.ts'

/** An open vault: its file, its keys and the device's own keys. Lives in the worker and dies with it. */
export interface OpenVault {
  readonly file: VaultFile
  readonly keys: KeyTree
  /** The slot that opened it. */
  readonly slotId: string
  /** True when the slot was stretched less than this build would. */
  readonly weakSlot: boolean
  readonly device: DeviceKeys
  /** The vault key, sealed with a key nobody can read out: for wrapping it anew without asking for a passphrase. */
  readonly guardedKey: Sealed
}

export type OpenError = { readonly type: 'WrongPassphrase' } | { readonly type: 'VaultDamaged' }

export type VaultSecret = { readonly passphrase: string } | { readonly recoveryCode: string }

export interface AdviserSecret {
  /** Initials. */
  readonly label: string
  readonly passphrase: string
}

export interface NewVaultKeys {
  readonly vault: OpenVault
  /** Shown once and printed. */
  readonly recoveryCode: string
}

/** A new vault with one adviser and a recovery code. */
export async function createVault(
  crypto: VaultCrypto,
  {
    created,
    adviser,
    device,
  }: { readonly created: CalendarDate; readonly adviser: AdviserSecret; readonly device: DeviceKeys },
): Promise<NewVaultKeys> {
  const vaultId = bytesToHex(crypto.random.bytes(16))
  return keyVault(crypto, { vaultId, created, kid: 1, adviser, device })
}

/**
 * Opens a vault with a passphrase or the recovery code. Every adviser's slot is tried, so nobody has to say who they
 * are first.
 */
export async function openVault(
  crypto: VaultCrypto,
  file: VaultFile,
  secret: VaultSecret,
): Promise<Result<OpenVault, OpenError>> {
  const opened = await openSlot(crypto, file.slots, secret)
  if (!opened) return err({ type: 'WrongPassphrase' })
  const { slot, vaultKey } = opened
  const keys = await growKeyTree(crypto.subtle, vaultKey, file.vaultId)
  const guardedKey = await guardVaultKey(crypto, keys, vaultKey)
  const device = (await isSealIntact(crypto.subtle, keys, file))
    ? await openDeviceKeys(crypto.subtle, keys, file)
    : null
  if (!device) return err({ type: 'VaultDamaged' })
  const weakSlot = slot.kind === 'pass' && isWeakerThanCurrent(slot.kdf)
  return ok({ file, keys, slotId: slot.id, weakSlot, device, guardedKey })
}

/** Adds a slot for another adviser. */
export async function addAdviser(
  crypto: VaultCrypto,
  vault: OpenVault,
  adviser: AdviserSecret,
): Promise<OpenVault> {
  const slot = await withVaultKey(crypto.subtle, vault, (key) => wrapForPassphrase(crypto, key, adviser))
  return withSlots(crypto, vault, [...vault.file.slots, slot])
}

/** A new passphrase for one adviser. The former one opens nothing any more, except older copies of the vault file. */
export async function replacePassphrase(
  crypto: VaultCrypto,
  vault: OpenVault,
  { slotId, adviser }: { readonly slotId: string; readonly adviser: AdviserSecret },
): Promise<OpenVault> {
  const slot = await withVaultKey(crypto.subtle, vault, (key) => wrapForPassphrase(crypto, key, adviser))
  const others = vault.file.slots.filter((other) => other.id !== slotId)
  const replaced = await withSlots(crypto, vault, [...others, slot])
  return { ...replaced, slotId: slot.id, weakSlot: false }
}

/** Takes an adviser's slot away. The slot in use stays. */
export async function removeAdviser(
  crypto: VaultCrypto,
  vault: OpenVault,
  slotId: string,
): Promise<OpenVault> {
  assert(slotId !== vault.slotId, 'the slot in use is not removed')
  return withSlots(
    crypto,
    vault,
    vault.file.slots.filter((slot) => slot.id !== slotId),
  )
}

/**
 * Other initials for the slot in use. Its wrap vouches for its label, so it is wrapped anew, and for that its passphrase
 * is asked for again; `null` when it is another one.
 */
export async function relabelOwnSlot(
  crypto: VaultCrypto,
  vault: OpenVault,
  adviser: AdviserSecret,
): Promise<OpenVault | null> {
  const own = vault.file.slots.find(({ id }) => id === vault.slotId)
  if (own?.kind !== 'pass') return null
  const opened = await unwrapWithPassphrase(crypto, own, adviser.passphrase)
  opened?.fill(0)
  if (!opened) return null
  const slot = await withVaultKey(crypto.subtle, vault, (key) => wrapForPassphrase(crypto, key, adviser))
  const slots = vault.file.slots.map((other) => (other === own ? slot : other))
  return { ...(await withSlots(crypto, vault, slots)), slotId: slot.id, weakSlot: false }
}

/** A new recovery code; the former one is void. */
export async function renewRecovery(crypto: VaultCrypto, vault: OpenVault): Promise<NewVaultKeys> {
  const secret = crypto.random.bytes(secretLength)
  const slot = await withVaultKey(crypto.subtle, vault, (key) => wrapForRecovery(crypto, key, secret))
  const others = vault.file.slots.filter((other) => other.kind !== 'recovery')
  return { vault: await withSlots(crypto, vault, [...others, slot]), recoveryCode: secretToCode(secret) }
}

/** Other keys for the device, sealed in the file: after a restore, a copy must not speak with the former voice. */
export async function replaceDevice(
  crypto: VaultCrypto,
  vault: OpenVault,
  device: DeviceKeys,
): Promise<OpenVault> {
  const ident = await sealDeviceKeys(crypto, vault.keys, { vaultId: vault.file.vaultId, device })
  return { ...vault, device, file: await withSeal(crypto.subtle, vault.keys, { ...vault.file, ident }) }
}

/**
 * "The passphrase may be known": a new vault key. Every row, journal and snapshot must then be written again with it.
 * Only the adviser at the keyboard keeps a slot; the others' passphrases are not here to wrap it with.
 */
export async function rekeyVault(
  crypto: VaultCrypto,
  vault: OpenVault,
  adviser: AdviserSecret,
): Promise<NewVaultKeys> {
  const { vaultId, created, kid } = vault.file
  return keyVault(crypto, { vaultId, created, kid: (kid % 255) + 1, adviser, device: vault.device })
}

interface KeyingPlan {
  readonly vaultId: string
  readonly created: CalendarDate
  readonly kid: number
  readonly adviser: AdviserSecret
  readonly device: DeviceKeys
}

async function keyVault(crypto: VaultCrypto, plan: KeyingPlan): Promise<NewVaultKeys> {
  const { vaultId, created, kid, adviser, device } = plan
  const vaultKey = crypto.random.bytes(32)
  const secret = crypto.random.bytes(secretLength)
  const slot = await wrapForPassphrase(crypto, vaultKey, adviser)
  const recovery = await wrapForRecovery(crypto, vaultKey, secret)
  const keys = await growKeyTree(crypto.subtle, vaultKey, vaultId)
  const guardedKey = await guardVaultKey(crypto, keys, vaultKey)
  const ident = await sealDeviceKeys(crypto, keys, { vaultId, device })
  const file = await withSeal(crypto.subtle, keys, {
    format: 'cm-vault',
    v: 1,
    vaultId,
    created,
    slots: [slot, recovery],
    ident,
    kid,
  })
  const vault = { file, keys, slotId: slot.id, weakSlot: false, device, guardedKey }
  return { vault, recoveryCode: secretToCode(secret) }
}

interface OpenedSlot {
  readonly slot: KeySlot
  readonly vaultKey: Uint8Array
}

async function openSlot(
  crypto: VaultCrypto,
  slots: readonly KeySlot[],
  secret: VaultSecret,
): Promise<OpenedSlot | null> {
  const code = 'recoveryCode' in secret ? codeToSecret(secret.recoveryCode) : null
  for (const slot of slots) {
    const vaultKey = await tryKey(crypto, slot, { secret, code: code?.ok ? code.value : null })
    if (vaultKey) return { slot, vaultKey }
  }
  return null
}

async function tryKey(
  crypto: VaultCrypto,
  slot: KeySlot,
  { secret, code }: { readonly secret: VaultSecret; readonly code: Uint8Array | null },
): Promise<Uint8Array | null> {
  if (slot.kind === 'recovery') return code ? unwrapWithSecret(crypto, slot, code) : null
  return 'passphrase' in secret ? unwrapWithPassphrase(crypto, slot, secret.passphrase) : null
}

async function withSlots(crypto: VaultCrypto, vault: OpenVault, slots: KeySlot[]): Promise<OpenVault> {
  return { ...vault, file: await withSeal(crypto.subtle, vault.keys, { ...vault.file, slots }) }
}
