import type { JsonValue } from '#shared/records/record.ts'

/** One register to be written; the vault gives it its dot and its stamp. */
export interface RegisterWrite {
  readonly name: string
  readonly value: JsonValue
}
