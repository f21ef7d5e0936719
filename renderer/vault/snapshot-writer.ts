/** Gathers rows into snapshot frames of a few MiB. */
import { err, ok, type Result } from '#shared/base/result.ts'
import { encodeFramePayload, type RowWrite } from '#shared/storage/frame-payload.ts'
import type { Machine } from '#renderer/vault/machine.ts'
import type { SaveError } from '#renderer/vault/vault-api.ts'

export interface SnapshotWriter {
  readonly put: (row: RowWrite) => Promise<Result<null, SaveError>>
  readonly flush: () => Promise<Result<null, SaveError>>
  readonly rows: () => number
}

const payloadLimit = 4 * 1024 * 1024

export function createSnapshotWriter(machine: Pick<Machine, 'writeSnapshot'>): SnapshotWriter {
  let waiting: RowWrite[] = []
  let bytes = 0
  let rows = 0
  let problem: SaveError | null = null

  async function flush(): Promise<Result<null, SaveError>> {
    if (problem) return err(problem)
    if (waiting.length === 0) return ok(null)
    const payload = encodeFramePayload(waiting)
    waiting = []
    bytes = 0
    const written = await machine.writeSnapshot({ payload })
    if (!written.ok) problem = { type: written.problem }
    return problem ? err(problem) : ok(null)
  }

  return {
    async put(row) {
      waiting.push(row)
      bytes += row.envelope?.length ?? 0
      rows++
      return bytes >= payloadLimit ? flush() : ok(null)
    },
    flush,
    rows: () => rows,
  }
}
