/**
 * Merging two states of one record. Commutative, associative, idempotent; erasure absorbs. A value is dropped only
 * where somebody who saw it wrote anew. The laws stand in README.md of this room.
 */
import { assert } from '#shared/base/assert.ts'
import { sameJson } from '#shared/base/same-json.ts'
import { equalVectors, isSeen, joinVectors } from '#shared/records/knowledge.ts'
import {
  compareDots,
  isErased,
  type ErasedRecord,
  type LiveRecord,
  type MergeableRecord,
  type Sibling,
} from '#shared/records/record.ts'

export function mergeRecords(a: MergeableRecord, b: MergeableRecord): MergeableRecord {
  assert(a.id === b.id, 'only states of one record merge')
  if (isErased(a)) return isErased(b) ? laterErasure(a, b) : a
  if (isErased(b)) return b
  // The same writes were seen, so the state is the same: by far the commonest case in a package.
  if (a.sv === b.sv && equalVectors(a.vv, b.vv)) return a
  return mergeLive(a, b)
}

function laterErasure(a: ErasedRecord, b: ErasedRecord): ErasedRecord {
  if (a.x.h !== b.x.h) return a.x.h > b.x.h ? a : b
  return compareDots(a.x.d, b.x.d) >= 0 ? a : b
}

function mergeLive(a: LiveRecord, b: LiveRecord): LiveRecord {
  const names = new Set([...Object.keys(a.f), ...Object.keys(b.f)])
  const registers = [...names].sort().map((name): [string, readonly Sibling[]] => {
    const ofA = siblingsOf(a, name)
    const ofB = siblingsOf(b, name)
    return [name, mergeSiblings({ siblings: ofA, vv: a.vv }, { siblings: ofB, vv: b.vv })]
  })
  return {
    id: a.id,
    sv: Math.max(a.sv, b.sv),
    vv: joinVectors(a.vv, b.vv),
    f: Object.fromEntries(registers.filter(([, siblings]) => siblings.length > 0)),
  }
}

interface Side {
  readonly siblings: readonly Sibling[]
  readonly vv: LiveRecord['vv']
}

/**
 * The same write on both sides, alone: nearly every register of two states that differ in a few. Where both hold it in the
 * same words, those of `b` are kept: of thousands of states that were only read to be compared, nothing stays in memory.
 */
function sameWrite(a: readonly Sibling[], b: readonly Sibling[]): readonly Sibling[] | null {
  const [left, right] = [a[0], b[0]]
  if (a.length !== 1 || b.length !== 1 || !left || !right) return null
  if (compareDots(left.d, right.d) !== 0) return null
  return left.h === right.h && sameJson(left.v, right.v) ? b : a
}

/** A sibling stays when both sides hold it, or when the other side has not seen it. Seen and gone means overwritten. */
function mergeSiblings(a: Side, b: Side): readonly Sibling[] {
  const same = sameWrite(a.siblings, b.siblings)
  if (same) return same
  const kept = a.siblings.filter((sibling) => holds(b, sibling) || !isSeen(b.vv, sibling.d))
  const added = b.siblings.filter((sibling) => !holds(a, sibling) && !isSeen(a.vv, sibling.d))
  return [...kept, ...added].sort((left, right) => compareDots(left.d, right.d))
}

function holds({ siblings }: Side, { d }: Sibling): boolean {
  return siblings.some((sibling) => compareDots(sibling.d, d) === 0)
}

function siblingsOf(record: LiveRecord, name: string): readonly Sibling[] {
  return Object.hasOwn(record.f, name) ? (record.f[name] ?? []) : []
}
