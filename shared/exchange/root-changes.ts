/**
 * Another root key for a network: each change is signed by the key that goes and by the one that comes, so that whoever
 * trusts the former one may follow. A directory carries all changes since its founding. Of two directories the one with
 * more changes is the newer, whatever their serials: a stolen former key cannot overtake the one that took its place.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import * as z from 'zod'
import { bytesToBase64 } from '#shared/base/base64.ts'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { canonicalBytes } from '#shared/base/canonical-json.ts'
import { isSignedBy, publicKeyOf, sign, type Message } from '#shared/crypto/signature.ts'
import { keyBytes, PublicKeyText, SignatureText } from '#shared/exchange/key-text.ts'

export const RootChange = z.strictObject({
  from: PublicKeyText,
  to: PublicKeyText,
  /** Of the first directory under the new key. */
  serial: z.number().int().positive(),
  at: CalendarDate,
  fromSig: SignatureText,
  toSig: SignatureText,
})
export type RootChange = z.infer<typeof RootChange>

export const maxRootChanges = 100

/** What of a directory tells its roots. */
export interface RootedDirectory {
  readonly assoc: string
  readonly serial: number
  readonly rootPub: string
  readonly changes?: readonly RootChange[] | undefined
}

export function makeRootChange(
  assoc: string,
  { former, next }: { readonly former: Uint8Array; readonly next: Uint8Array },
  { serial, at }: Pick<RootChange, 'serial' | 'at'>,
): RootChange {
  const change = {
    from: bytesToBase64(publicKeyOf(former)),
    to: bytesToBase64(publicKeyOf(next)),
    serial,
    at,
  }
  const message = changeMessage(assoc, change)
  return {
    ...change,
    fromSig: bytesToBase64(sign(former, message)),
    toSig: bytesToBase64(sign(next, message)),
  }
}

/** Whether the changes lead, one by one and never back, to the directory's root key. */
export function areChangesSound({ assoc, serial, rootPub, changes = [] }: RootedDirectory): boolean {
  const roots = rootsOf({ rootPub, changes })
  if (new Set(roots).size !== roots.length) return false
  return changes.every((change, at) => {
    const next = changes[at + 1]
    const isInOrder = change.to === roots[at + 1] && change.serial < (next?.serial ?? serial + 1)
    return isInOrder && isChangeSigned(assoc, change)
  })
}

/**
 * `one`: the roots of one directory are the beginning of the other's. `fork`: from a common root two ways were taken.
 * `foreign`: another network, or another root from the beginning.
 */
export function lineageOf(a: RootedDirectory, b: RootedDirectory): 'one' | 'fork' | 'foreign' {
  const [shorter, longer] = [rootsOf(a), rootsOf(b)].sort((one, other) => one.length - other.length)
  if (a.assoc !== b.assoc || shorter?.[0] !== longer?.[0]) return 'foreign'
  return shorter?.every((root, at) => root === longer?.[at]) ? 'one' : 'fork'
}

/** Below zero where `a` is the older of two of one lineage, above where it is the newer. */
export function compareAge(a: RootedDirectory, b: RootedDirectory): number {
  return (a.changes?.length ?? 0) - (b.changes?.length ?? 0) || a.serial - b.serial
}

function rootsOf({ changes = [], rootPub }: Pick<RootedDirectory, 'changes' | 'rootPub'>): readonly string[] {
  return [...changes.map(({ from }) => from), rootPub]
}

function isChangeSigned(assoc: string, { from, to, serial, at, fromSig, toSig }: RootChange): boolean {
  const message = changeMessage(assoc, { from, to, serial, at })
  return (
    isSignedBy(keyBytes(from), keyBytes(fromSig), message) &&
    isSignedBy(keyBytes(to), keyBytes(toSig), message)
  )
}

function changeMessage(
  assoc: string,
  { from, to, serial, at }: Omit<RootChange, 'fromSig' | 'toSig'>,
): Message {
  return { label: 'cm/dir-root/v1', parts: [sha256(canonicalBytes({ assoc, at, from, serial, to }))] }
}
