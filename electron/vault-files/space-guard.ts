/** Keeps the disk from running full: Chromium answers a full disk by losing the whole working copy (security.md 5.1). */
import type { FileSystem } from '#electron/vault-files/file-system.ts'

/** Free bytes that must remain whatever the vault's size. */
export const defaultFreeFloor = 300 * 1024 * 1024
/** A snapshot, the rewritten working copy and room to tidy up. */
const vaultSizes = 3

export interface Space {
  readonly freeBytes: number
  readonly vaultBytes: number
}

export function isTooFull({ freeBytes, vaultBytes }: Space, floor: number): boolean {
  return freeBytes < Math.max(floor, vaultSizes * vaultBytes)
}

/** Free space where the vault lies. A system that cannot tell counts as having enough. */
export async function freeBytesAt(fs: FileSystem, folder: string): Promise<number> {
  try {
    return (await fs.space(folder)).freeBytes
  } catch {
    return Number.MAX_SAFE_INTEGER
  }
}

/** The floor from an environment variable in bytes: lets a test fill a small disk. Anything else is the default. */
export function freeFloorFrom(variable: string | undefined): number {
  return variable !== undefined && /^\d{1,15}$/.test(variable) ? Number(variable) : defaultFreeFloor
}
