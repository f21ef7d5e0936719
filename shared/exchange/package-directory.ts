/** Which directory a package is checked with, and what the one it carries adds. */
import { err, ok, type Result } from '#shared/base/result.ts'
import type { DeviceKeys } from '#shared/crypto/device-keys.ts'
import {
  findDevice,
  joinDirectories,
  readDirectory,
  type DirectoryError,
  type NetworkDirectory,
} from '#shared/exchange/network-directory.ts'
import { ownDevice, ownOffice } from '#shared/exchange/own-office.ts'
import { firstLine, type Line } from '#shared/exchange/package-body.ts'
import type { Container } from '#shared/exchange/package-container.ts'
import type { PackageError } from '#shared/exchange/package-error.ts'
import type { PackageHeader } from '#shared/exchange/package-header.ts'
import { compareAge } from '#shared/exchange/root-changes.ts'

/** A carried directory: none, one that does not hold, or a sound one. */
export type Carried = Result<NetworkDirectory, DirectoryError> | null

export function carriedDirectory(line: Line | null): Carried {
  return line ? readDirectory(line.dir) : null
}

export interface DirectoryHolder {
  readonly state: { readonly directory: NetworkDirectory | null }
  readonly device: { readonly id: string }
  readonly keys: Pick<DeviceKeys, 'admin'>
}

/**
 * The directory in which the sender is looked up. Where the own one does not know the sender, the carried one may, if
 * the same root signed it. A device without a network accepts one by invitation only, and a person still has to type
 * the root's fingerprint: one of the office that its own key runs, or of an office that takes it for its further device.
 */
export async function trustedDirectory(
  container: Container,
  { state, device, keys }: DirectoryHolder,
): Promise<Result<NetworkDirectory, PackageError>> {
  const { header } = container
  const ours = state.directory
  if (ours && findDevice(ours, header.sender, header.office)) return ok(ours)
  if (!ours && header.kind !== 'enrol') return err({ type: 'E_UNKNOWN_SENDER' })
  const carried = await peekDirectory(container)
  if (!carried) return err({ type: 'E_UNKNOWN_SENDER' })
  if (ours) return joined(ours, carried)
  const invited = ownOffice({ directory: carried, office: header.office }, ownDevice(device.id, keys))
  return invited ? ok(carried) : err({ type: 'E_NOT_ADDRESSED' })
}

/** The own directory and the carried one together. */
export function joinCarried(
  ours: NetworkDirectory,
  { header, carried }: { readonly header: PackageHeader; readonly carried: Carried },
): Result<NetworkDirectory, PackageError> {
  const mustCarry = header.kind === 'directory' || header.kind === 'enrol'
  if (!carried) return mustCarry ? err({ type: 'E_BODY' }) : ok(ours)
  if (!carried.ok) return err({ type: 'E_BODY' })
  const both = joined(ours, carried.value)
  if (both.ok && mustCarry && compareAge(carried.value, ours) < 0) return err({ type: 'E_OLDER_DIRECTORY' })
  return both
}

function joined(ours: NetworkDirectory, carried: NetworkDirectory): Result<NetworkDirectory, PackageError> {
  const both = joinDirectories(ours, carried)
  return both.ok ? both : err({ type: directoryProblems[both.error.type] })
}

const directoryProblems = {
  DirectoryForged: 'E_BODY',
  ForeignNetwork: 'E_FOREIGN_NETWORK',
  DirectoryFork: 'E_DIR_FORK',
  DirectoryFull: 'E_BODY',
} as const

/**
 * Looks into a body before its sender is known, at its first line and no further: whoever knows a recipient's key can
 * make a file that opens. Only a sound directory is taken out.
 */
async function peekDirectory({ body }: Container): Promise<NetworkDirectory | null> {
  const line = await firstLine(body)
  const carried = carriedDirectory(line?.t === 'dir' ? line : null)
  return carried?.ok ? carried.value : null
}
