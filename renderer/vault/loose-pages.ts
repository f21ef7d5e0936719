/**
 * New pages of a snapshot, for records that lie loose. They go to the snapshot and to the working copy, where nothing refers
 * to them until the snapshot stands.
 */
import { err, ok, type Result } from '#shared/base/result.ts'
import type { MergeableRecord } from '#shared/records/record.ts'
import { sealedAtOnce, type PagedRecords } from '#renderer/vault/paged-records.ts'
import type { BodyPage } from '#renderer/vault/pages.ts'
import type { IndexEntry } from '#renderer/vault/record-index.ts'
import type { SnapshotError } from '#renderer/vault/snapshot.ts'

type Outcome = Result<null, SnapshotError>

export interface LooseParts {
  readonly seal: (records: readonly MergeableRecord[]) => Promise<PagedRecords>
  readonly write: (pages: readonly BodyPage[]) => Promise<Outcome>
  readonly isStopped: () => boolean
}

export interface LoosePages {
  readonly add: (records: readonly MergeableRecord[]) => Promise<Outcome>
  /** Entries of all that was added. */
  readonly finish: (last: readonly MergeableRecord[]) => Promise<Result<readonly IndexEntry[], SnapshotError>>
  /** Waits for what is being sealed and written. */
  readonly settle: () => Promise<void>
}

/** While one piece is written the next is sealed; never more than two, or all of them would lie in memory. */
export function createLoosePages({ seal, write, isStopped }: LooseParts): LoosePages {
  const moved: IndexEntry[] = []
  let waiting: MergeableRecord[] = []
  let written: Promise<Outcome> = Promise.resolve(ok(null))

  /** Written as soon as what comes before it is; not at all where that failed. */
  async function writeBehind(before: Promise<Outcome>, sealing: Promise<PagedRecords>): Promise<Outcome> {
    const [former, sealed] = await Promise.all([before, sealing])
    if (!former.ok) return former
    for (const entry of sealed.entries) moved.push(entry)
    return write(sealed.pages)
  }

  async function begin(loose: readonly MergeableRecord[]): Promise<Outcome> {
    if (isStopped()) return err({ type: 'Stopped' })
    const before = written
    written = writeBehind(before, seal(loose))
    // Whoever comes next hears of it.
    written.catch(() => undefined)
    return before
  }

  async function add(records: readonly MergeableRecord[]): Promise<Outcome> {
    for (const record of records) waiting.push(record)
    while (waiting.length >= sealedAtOnce) {
      const begun = await begin(waiting.splice(0, sealedAtOnce))
      if (!begun.ok) return begun
    }
    return ok(null)
  }

  return {
    add,
    async finish(changed) {
      const added = await add(changed)
      const begun = added.ok && waiting.length > 0 ? await begin(waiting) : added
      waiting = []
      const last = await written
      if (!begun.ok) return begun
      return last.ok ? ok(moved) : last
    },
    async settle() {
      // A failure was or will be told elsewhere; here only the end of it is waited for.
      await written.catch(() => undefined)
    },
  }
}
