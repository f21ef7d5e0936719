/**
 * Whom a refused package says it is from. Not proven, so it is only good for telling a person whom to call: the office
 * must stand in the directory, and nothing else of the package is used.
 */
import { decryptWith } from '#shared/crypto/age.ts'
import type { DeviceKeys } from '#shared/crypto/device-keys.ts'
import { findDevice, type NetworkDirectory } from '#shared/exchange/network-directory.ts'
import { readContainer } from '#shared/exchange/package-container.ts'
import type { PackageKind } from '#shared/exchange/package-header.ts'

export interface ClaimedSender {
  readonly pkg: string
  readonly kind: PackageKind
  readonly sender: string
  /** `null`: an office that is not known here, or a device that is not that office's. */
  readonly office: string | null
}

export async function claimedSender(
  file: Uint8Array,
  keys: Pick<DeviceKeys, 'age'>,
  directory: NetworkDirectory | null,
): Promise<ClaimedSender | null> {
  const inner = await decryptWith([keys.age], file)
  const container = inner.ok ? readContainer(inner.value) : inner
  if (!container.ok) return null
  const { pkg, kind, sender, office } = container.value.header
  return {
    pkg,
    kind,
    sender,
    office: directory && (findDevice(directory, sender, office)?.office.id ?? null),
  }
}
