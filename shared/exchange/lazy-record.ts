/**
 * A record of a long package whose registers are read from the package's bytes when they are asked for. Fifty thousand
 * cases as objects are half a million registers that every collection of garbage walks through; as bytes they are one.
 * For whoever uses it, it is a record like any other.
 */
import { assert } from '#shared/base/assert.ts'
import { readLine } from '#shared/exchange/package-body.ts'
import { readRecord } from '#shared/exchange/record-check.ts'
import { isErased, type LiveRecord, type MergeableRecord } from '#shared/records/record.ts'

type Registers = LiveRecord['f']

/**
 * `bytes` is the line that `record` was read from; `isClean` where the check let it pass as it stands there, so that it
 * need not be checked each time it is read.
 */
export function lazyRecord(record: MergeableRecord, bytes: Uint8Array, isClean = false): MergeableRecord {
  if (isErased(record)) return record
  const { id, sv, vv } = record
  let last: WeakRef<Registers> | undefined
  return {
    id,
    sv,
    vv,
    /** Read once for as long as somebody holds it. */
    get f() {
      const held = last?.deref()
      if (held) return held
      const f = isClean ? checkedIn(bytes) : registersIn(bytes)
      last = new WeakRef(f)
      return f
    },
  }
}

/** Whether a record is one whose registers wait in the bytes of its package. */
export function isLate(record: MergeableRecord): boolean {
  return Object.getOwnPropertyDescriptor(record, 'f')?.get !== undefined
}

function registersIn(bytes: Uint8Array): Registers {
  const record = readRecord(readLine(bytes)?.['rec'])
  assert(record && !isErased(record), 'what was a record before is one again')
  return record.f
}

/** Of a line that has passed the check: the same bytes are the same record. */
function checkedIn(bytes: Uint8Array): Registers {
  return (readLine(bytes)?.['rec'] as LiveRecord).f
}
