/** Gathers rows into snapshot frames that cross to the machine without the window's standing still. */
import { err, ok, type Result } from '#shared/base/result.ts'
import { encodeFramePayload, type RowWrite } from '#shared/storage/frame-payload.ts'
import { partSize } from '#shared/contract/in-parts.ts'
import type { Machine } from '#renderer/vault/machine.ts'
import type { SaveError } from '#renderer/vault/vault-api.ts'

export interface SnapshotWriter {
  /** A frame that is full goes to the machine while the next one is gathered. What went wrong is told by a later call. */
  readonly put: (row: RowWrite) => Promise<Result<null, SaveError>>
  /** Writes the rest, and waits for all of it. */
  readonly flush: () => Promise<Result<null, SaveError>>
  /** Waits for what is on its way, and writes nothing more. */
  readonly settle: () => Promise<void>
  readonly rows: () => number
}

export function createSnapshotWriter(machine: Pick<Machine, 'writeSnapshot'>): SnapshotWriter {
  let waiting: RowWrite[] = []
  let bytes = 0
  let rows = 0
  // One frame at a time is on its way, in the order they were gathered.
  let sent: Promise<Result<null, SaveError>> = Promise.resolve(ok(null))

  async function send(): Promise<Result<null, SaveError>> {
    if (waiting.length === 0) return sent
    const payload = encodeFramePayload(waiting)
    waiting = []
    bytes = 0
    const before = sent
    sent = writeAfter(before, machine, payload)
    // Whoever comes next hears of it.
    sent.catch(() => undefined)
    return before
  }

  return {
    async put(row) {
      waiting.push(row)
      bytes += row.envelope?.length ?? 0
      rows++
      return bytes >= partSize ? send() : ok(null)
    },
    async flush() {
      await send()
      return sent
    },
    async settle() {
      // A failure was or will be told elsewhere; here only the end of it is waited for.
      await sent.catch(() => undefined)
    },
    rows: () => rows,
  }
}

/** Nothing is written behind a frame that was not. */
async function writeAfter(
  before: Promise<Result<null, SaveError>>,
  machine: Pick<Machine, 'writeSnapshot'>,
  payload: Uint8Array,
): Promise<Result<null, SaveError>> {
  const former = await before
  if (!former.ok) return former
  const written = await machine.writeSnapshot({ payload })
  return written.ok ? ok(null) : err({ type: written.problem })
}
