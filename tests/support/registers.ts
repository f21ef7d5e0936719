import { assert } from '#shared/base/assert.ts'
import type { Result } from '#shared/base/result.ts'
import type { LiveRecord, Sibling } from '#shared/records/record.ts'
import type { JsonValue } from '#shared/base/json.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

/** A record that holds what was written, later writes over earlier ones, as one device would have left it. */
export function recordOf(writes: readonly RegisterWrite[], id = 'f'.repeat(32)): LiveRecord {
  const device = 'a'.repeat(32)
  const registers = writes.map(({ name, value }, index) => [name, [sibling(index + 1, value)]] as const)
  return { id, sv: 1, vv: { [device]: writes.length }, f: Object.fromEntries(registers) }
}

function sibling(counter: number, value: JsonValue): Sibling {
  return { d: ['a'.repeat(32), counter], h: counter.toString(16).padStart(16, '0'), v: value }
}

/** The writes of a change that the rules allow. */
export function allowed(result: Result<readonly RegisterWrite[], unknown>): readonly RegisterWrite[] {
  assert(result.ok, 'the change is allowed')
  return result.value
}
