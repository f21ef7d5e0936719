import type { MergeableRecord } from '#shared/records/record.ts'
import type { IndexEntry } from '#renderer/vault/record-index.ts'

/** A record without its content: all that the choice of records for a package looks at. */
export function outlineOf({ id, vv, x }: IndexEntry, schemaVersion = 0): MergeableRecord {
  return x ? { id, x } : { id, sv: schemaVersion, vv, f: {} }
}
