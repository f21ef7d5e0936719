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

const names = ['status', 'need', 'c.1', 'later.kind'] as const
/** The last device has the next version of the program. */
const versionOf = (by: number): number => (by === deviceNames.length - 1 ? 2 : 1)

/** One number makes one step, so that long scripts are made quickly. */
function stepOf(number: number): Step {
  const by = number % deviceNames.length
  const from = (number >>> 2) % deviceNames.length
  const kind = (number >>> 4) % 21
  // Clocks wander by up to 50 minutes to either side: the merge must not care.
  const at = 1_000_000_000 + ((number >>> 9) % 6_000_000)
  if (kind < 8) return { act: 'pull', by, from }
  if (kind === 20) return { act: 'erase', by, at }
  return { act: 'write', by, name: names[(number >>> 9) % 4] ?? '', value: (number >>> 11) % 10, at }
}

const scriptOf = (numbers: readonly number[]): readonly Step[] => numbers.map(stepOf)
const numbers = fc.array(fc.nat(0x7fff_ffff), { maxLength: 24, size: 'max' })

export const scriptArbitrary: fc.Arbitrary<readonly Step[]> = numbers.map(scriptOf)

export const scriptWithoutErasureArbitrary: fc.Arbitrary<readonly Exclude<Step, { act: 'erase' }>[]> =
  numbers.map((all) => scriptOf(all).filter((step) => step.act !== 'erase'))

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
  const context = { author: mine.author, now: step.at, schemaVersion: versionOf(step.by) }
  return writeRegisters(mine.record, [{ name: step.name, value: step.value }], context)
}
