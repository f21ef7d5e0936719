/**
 * The vault file: the vault key wrapped once for each adviser and once for the recovery code, and the device's own
 * private keys, sealed. All else in the vault opens with the vault key. See README.md of this room.
 */
import * as z from 'zod'
import { base64ToBytes } from '#shared/base/base64.ts'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { canonicalBytes } from '#shared/base/canonical-json.ts'
import { parseJson } from '#shared/base/json.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { Salt, StretchParameters } from '#shared/crypto/stretch.ts'

const vaultFormat = 'cm-vault'
const vaultVersion = 1
const wrappedKeyLength = 48

const base64Of = (length: number) =>
  z.string().refine((text) => base64ToBytes(text)?.length === length, `${length} bytes`)

const Wrap = z.strictObject({
  alg: z.literal('A256GCM'),
  iv: base64Of(12),
  ct: base64Of(wrappedKeyLength),
})

const slotFields = {
  id: z.string().regex(/^[0-9a-f]{16}$/),
  /** An adviser's initials; empty for the recovery code. Readable without a key: the lock screen shows it. */
  label: z.string().max(40),
  wrap: Wrap,
}

export const PassphraseSlot = z.strictObject({
  ...slotFields,
  kind: z.literal('pass'),
  kdf: StretchParameters,
})
export type PassphraseSlot = z.infer<typeof PassphraseSlot>

export const RecoverySlot = z.strictObject({
  ...slotFields,
  kind: z.literal('recovery'),
  kdf: z.strictObject({ alg: z.literal('hkdf-sha256'), salt: Salt }),
})
export type RecoverySlot = z.infer<typeof RecoverySlot>

export const KeySlot = z.discriminatedUnion('kind', [PassphraseSlot, RecoverySlot])
export type KeySlot = z.infer<typeof KeySlot>

export const VaultFile = z.strictObject({
  format: z.literal(vaultFormat),
  v: z.literal(vaultVersion),
  vaultId: z.string().regex(/^[0-9a-f]{32}$/),
  created: CalendarDate,
  slots: z.array(KeySlot).min(1).max(64),
  ident: z.strictObject({ iv: base64Of(12), ct: z.string().max(20_000) }),
  /** Number of the row key, one higher after each rekey; stands in every row. */
  kid: z.number().int().min(1).max(255),
  mac: base64Of(32),
})
export type VaultFile = z.infer<typeof VaultFile>
export type UnsealedVaultFile = Omit<VaultFile, 'mac'>

export type VaultFileError = { readonly type: 'VaultDamaged' } | { readonly type: 'VaultNewer' }

const NewerVault = z.looseObject({ format: z.literal(vaultFormat), v: z.number().int().gt(vaultVersion) })

/** Reads a vault file. One of a newer program is named as such and must not be touched. */
export function readVaultFile(json: string): Result<VaultFile, VaultFileError> {
  const value = parseJson(json)
  if (NewerVault.safeParse(value).success) return err({ type: 'VaultNewer' })
  const file = VaultFile.safeParse(value)
  return file.success ? ok(file.data) : err({ type: 'VaultDamaged' })
}

export function vaultFileToJson(file: VaultFile): string {
  return `${JSON.stringify(file, null, 1)}\n`
}

/** What the seal on the file covers: everything but the seal. */
export function sealedPartOf(file: UnsealedVaultFile | VaultFile): Uint8Array {
  return canonicalBytes({ ...file, mac: undefined })
}
