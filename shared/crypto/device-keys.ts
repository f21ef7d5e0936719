/** The private keys of one device, as they stand sealed in its vault file, and their public halves. */
import * as z from 'zod'
import { base64ToBytes, bytesToBase64 } from '#shared/base/base64.ts'
import { assert } from '#shared/base/assert.ts'
import type { Random } from '#shared/base/random.ts'
import { createAgeIdentity, recipientOf } from '#shared/crypto/age.ts'
import { deviceIdOf, fingerprintOfDevice, keyIdOf, type PublicDevice } from '#shared/crypto/digits.ts'
import { freshSeed, publicKeyOf, seedLength } from '#shared/crypto/signature.ts'

const Seed = z.string().refine((text) => base64ToBytes(text)?.length === seedLength, 'a seed of 32 bytes')

export const DeviceKeys = z.strictObject({
  v: z.literal(1),
  /** Ed25519 seed of the device: signs packages and cards. */
  sign: Seed,
  /** age identity of the device: opens packages. */
  age: z.string().regex(/^AGE-SECRET-KEY-PQ-1[0-9A-Z]+$/),
  /** Ed25519 seed of the office: admits and revokes its devices. `null` on devices that do not administer. */
  admin: Seed.nullable(),
  /** Ed25519 seed of the network's root, on the one device that founded it. */
  root: Seed.nullable(),
  /** The root to come: it stands here before the network hears of it, and takes the other's place afterwards. */
  nextRoot: Seed.optional(),
})
export type DeviceKeys = z.infer<typeof DeviceKeys>

/** Keys for a new device that administers its office. */
export async function createDeviceKeys(random: Random): Promise<DeviceKeys> {
  return { v: 1, ...(await voiceOf(random)), admin: bytesToBase64(freshSeed(random)), root: null }
}

async function voiceOf(random: Random): Promise<Pick<DeviceKeys, 'sign' | 'age'>> {
  return { sign: bytesToBase64(freshSeed(random)), age: await createAgeIdentity() }
}

/** Keys for a restored vault: a new voice for the device; what it may do for office and network stays. */
export async function renewDeviceKeys(random: Random, former: DeviceKeys): Promise<DeviceKeys> {
  return { ...former, ...(await voiceOf(random)) }
}

/** The same keys with a network's root: this device founds it. */
export function withRoot(keys: DeviceKeys, random: Random): DeviceKeys {
  return { ...keys, root: bytesToBase64(freshSeed(random)) }
}

/** The same keys with a root that is to come; one that came already takes the place of the former first. */
export function withNextRoot(
  keys: DeviceKeys,
  current: Uint8Array,
  random: Random,
): DeviceKeys & { readonly nextRoot: string } {
  const root = bytesToBase64(current)
  const pending = keys.nextRoot === root ? undefined : keys.nextRoot
  return { ...keys, root, nextRoot: pending ?? bytesToBase64(freshSeed(random)) }
}

/** The same keys after the root that was to come has come. */
export function afterNextRoot({ nextRoot, ...keys }: DeviceKeys): DeviceKeys {
  return nextRoot === undefined ? keys : { ...keys, root: nextRoot }
}

export interface KnownDevice extends PublicDevice {
  readonly id: string
  readonly keyId: string
}

export async function publicDeviceOf(keys: DeviceKeys): Promise<KnownDevice> {
  const device = { sig: publicKeyOf(seedOf(keys.sign)), age: await recipientOf(keys.age) }
  return { ...device, id: deviceIdOf(device), keyId: keyIdOf(device.age) }
}

/** The 40 digits of this device, read out when an office joins. */
export function ownFingerprint({ admin }: DeviceKeys, device: PublicDevice): string {
  return fingerprintOfDevice(device, admin === null ? new Uint8Array(0) : publicKeyOf(seedOf(admin)))
}

/** The 32 bytes of a seed that `DeviceKeys` has checked. */
export function seedOf(text: string): Uint8Array {
  const seed = base64ToBytes(text)
  assert(seed?.length === seedLength, 'a checked seed has 32 bytes')
  return seed
}
