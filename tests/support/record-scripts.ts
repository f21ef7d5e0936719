/** Random histories of one record at several devices, for the laws of the merge. */
import * as fc from 'fast-check'
import { mergeRecords } from '#shared/records/merge.ts'
import { isErased, type MergeableRecord } from '#shared/records/record.ts'
import { emptyRecord, eraseRecord, writeRegisters, type Author } from '#shared/records/write.ts'
import { firstStamp } from '#shared/records/hybrid-clock.ts'

export const deviceNames = ['aa', 'bb', 'cc'] as const
export const recordId = '0'.repeat(32)

export type Step =
  | {
      readonly act: 'write'
      readonly by: number
      readonly name: string
      readonly value: number
      readonly at: number
    }
  | { readonly act: 'erase'; readonly by: number; readonly at: number }
  | { readonly act: 'pull'; readonly by: number; readonly from: number }

export interface Replica {
  readonly author: Author
  readonly record: MergeableRecord
}

/** Clocks wander by up to 50 minutes to either side: the merge must not care. */
const at = fc.integer({ min: 1_000_000_000, max: 1_006_000_000 })
const by = fc.nat(deviceNames.length - 1)
const names = ['status', 'need', 'c.1'] as const

const write = fc.record({
  act: fc.constant('write' as const),
  by,
  name: fc.constantFrom(...names),
  value: fc.nat(9),
  at,
})
const pull = fc.record({ act: fc.constant('pull' as const), by, from: by })
const erase = fc.record({ act: fc.constant('erase' as const), by, at })

export const scriptArbitrary: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof({ weight: 12, arbitrary: write }, { weight: 8, arbitrary: pull }, { weight: 1, arbitrary: erase }),
  { maxLength: 24, size: 'max' },
)

export const scriptWithoutErasureArbitrary: fc.Arbitrary<readonly Exclude<Step, { act: 'erase' }>[]> =
  fc.array(fc.oneof({ weight: 12, arbitrary: write }, { weight: 8, arbitrary: pull }), { maxLength: 24 })

/** Plays a script and gives every state that any device ever had: all pairs of them may meet. */
export function statesOf(script: readonly Step[]): readonly MergeableRecord[] {
  return play(script).states
}

export function play(script: readonly Step[]): {
  readonly replicas: readonly Replica[]
  readonly states: readonly MergeableRecord[]
} {
  const replicas: Replica[] = deviceNames.map((device) => ({
    author: { device, counter: 0, stamp: firstStamp },
    record: emptyRecord(recordId),
  }))
  const states = replicas.map((replica) => replica.record)
  for (const step of script) {
    const replica = afterStep(replicas, step)
    replicas[step.by] = replica
    states.push(replica.record)
  }
  return { replicas, states }
}

function afterStep(replicas: readonly Replica[], step: Step): Replica {
  const mine = replicas[step.by] as Replica
  if (step.act === 'pull') {
    const other = replicas[step.from] as Replica
    return { ...mine, record: mergeRecords(mine.record, other.record) }
  }
  if (isErased(mine.record)) return mine
  if (step.act === 'erase') return eraseRecord(recordId, mine.author, step.at)
  const context = { author: mine.author, now: step.at, schemaVersion: 1 }
  return writeRegisters(mine.record, [{ name: step.name, value: step.value }], context)
}
