/**
 * The book that nobody in the network has: every write, who had seen what when writing, and when each device came to
 * know it. Against it is checked that nothing is lost, that nothing is claimed to be known that is not there, and how
 * long it takes.
 */
import { countOf } from '#shared/records/knowledge.ts'
import { isErased, type Dot, type MergeableRecord, type VersionVector } from '#shared/records/record.ts'

/** One save: all its registers have the numbers up to `counter`. */
export interface Save {
  readonly device: string
  readonly counter: number
  /** Number of the case. */
  readonly at: number
  readonly day: number
  /** Devices that know it, the writer not counted, and the day the last of them came to. */
  reached: number
  lastDay: number
}

export interface Ledger {
  readonly saves: readonly Save[]
  readonly note: (save: Pick<Save, 'device' | 'counter' | 'at' | 'day'>) => void
  /** Writes that nobody has replaced who saw them, by register; and those made without seeing one another. */
  readonly write: (
    at: number,
    name: string,
    write: { readonly dot: Dot; readonly replaced: readonly Dot[] },
  ) => void
  readonly erase: (at: number) => void
  /** A device's knowledge has risen; answers with how many of the writes are not there: holes. */
  readonly learn: (learner: Learner) => number
  readonly counts: () => { readonly writes: number; readonly unseen: number; readonly erased: number }
  /** Values that should stand in the record and do not, or stand there and should not. */
  readonly missing: (at: number, record: MergeableRecord | undefined) => number
}

export interface Learner {
  readonly device: string
  readonly before: VersionVector
  readonly after: VersionVector
  readonly day: number
  readonly record: (at: number) => MergeableRecord | undefined
}

type Registers = Map<string, readonly string[]>

const keyOf = ([device, counter]: Dot): string => `${device} ${counter}`

export function createLedger(): Ledger {
  const saves: Save[] = []
  const savesByDevice = new Map<string, Save[]>()
  const standing: (Registers | null)[] = []
  const count = { writes: 0, unseen: 0, erased: 0 }

  function write(at: number, name: string, { dot, replaced }: Parameters<Ledger['write']>[2]): void {
    count.writes += 1
    const registers = standing[at] === undefined ? new Map<string, readonly string[]>() : standing[at]
    standing[at] = registers
    if (registers === null) return
    const gone = new Set(replaced.map(keyOf))
    const left = (registers.get(name) ?? []).filter((key) => !gone.has(key))
    if (left.length > 0) count.unseen += 1
    registers.set(name, [...left, keyOf(dot)])
  }

  return {
    saves,
    note(save) {
      const noted = { ...save, reached: 0, lastDay: save.day }
      saves.push(noted)
      const ofDevice = savesByDevice.get(save.device) ?? []
      ofDevice.push(noted)
      savesByDevice.set(save.device, ofDevice)
    },
    write,
    erase(at) {
      standing[at] = null
      count.erased += 1
    },
    learn: (learner) => learn(savesByDevice, learner),
    counts: () => count,
    missing: (at, record) => missing(standing[at], record),
  }
}

function learn(
  savesByDevice: ReadonlyMap<string, readonly Save[]>,
  { device, before, after, day, record }: Learner,
): number {
  let holes = 0
  for (const [other, known] of Object.entries(after)) {
    const former = countOf(before, other)
    if (other === device || known <= former) continue
    const saves = savesByDevice.get(other) ?? []
    for (let place = firstAfter(saves, former); place < saves.length; place++) {
      const save = saves[place] as Save
      if (save.counter > known) break
      save.reached += 1
      save.lastDay = Math.max(save.lastDay, day)
      if (!hasSeen(record(save.at), save)) holes += 1
    }
  }
  return holes
}

function firstAfter(saves: readonly Save[], counter: number): number {
  let [low, high] = [0, saves.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((saves[middle] as Save).counter <= counter) low = middle + 1
    else high = middle
  }
  return low
}

function hasSeen(record: MergeableRecord | undefined, { device, counter }: Save): boolean {
  return record !== undefined && (isErased(record) || countOf(record.vv, device) >= counter)
}

function missing(registers: Registers | null | undefined, record: MergeableRecord | undefined): number {
  if (registers === undefined || record === undefined) return registers === record ? 0 : 1
  const isGone = isErased(record)
  if (registers === null || isGone) return registers === null && isGone ? 0 : 1
  const names = [...new Set([...registers.keys(), ...Object.keys(record.f)])]
  const noted = (name: string) => [...(registers.get(name) ?? [])].sort().join()
  const standing = (name: string) => (record.f[name] ?? []).map(({ d }) => keyOf(d))
  return names.filter((name) => standing(name).sort().join() !== noted(name)).length
}
