/** A snapshot in the making: written into a folder of its own that becomes the next generation by one rename. */
import { join } from 'node:path'
import { utf8ToBytes } from '#shared/base/bytes.ts'
import {
  chainOfHeader,
  encodeEndPayload,
  encodeFileHeader,
  type FileHeader,
} from '#shared/storage/journal-format.ts'
import type { FileSystem } from '#electron/vault-files/file-system.ts'
import { scanFrameFile, sha256 } from '#electron/vault-files/frame-file.ts'
import { createFrameWriter, type FrameWriter } from '#electron/vault-files/frame-writer.ts'
import { journalOf, snapshotOf } from '#electron/vault-files/generations.ts'
import { isWholeSnapshot } from '#electron/vault-files/journal.ts'
import { unfinished, writeAll, writeNewFile } from '#electron/vault-files/whole-file.ts'

export interface SnapshotPlan {
  readonly root: string
  readonly vaultId: string
  readonly snapshotId: string
  /** The vault file as JSON: a snapshot with its journal is a whole backup. */
  readonly vaultJson: string
}

export interface SnapshotWriter {
  readonly snapshotId: string
  readonly write: (payload: Uint8Array) => Promise<void>
  /** Seals the snapshot, reads it back, begins its journal. The folder is then ready for its name. */
  readonly seal: (rows: number) => Promise<string>
  /** Gives it up and removes what was written. */
  readonly discard: () => Promise<void>
}

export async function beginSnapshot(fs: FileSystem, plan: SnapshotPlan): Promise<SnapshotWriter> {
  const folder = join(plan.root, `${plan.snapshotId}${unfinished}`)
  await fs.makeFolder(folder)
  const writer = await startFile(fs, folder, plan).catch(async (error: unknown) => {
    await fs.remove(folder).catch(() => undefined)
    throw error
  })
  let frames = 1
  let closed = false

  async function close(): Promise<void> {
    if (!closed) await writer.close()
    closed = true
  }

  return {
    snapshotId: plan.snapshotId,
    async write(payload) {
      await writer.append(payload, false)
      frames += 1
    },
    async seal(rows) {
      await writer.append(encodeEndPayload(rows), true)
      await close()
      await verify(fs, folder, frames + 1)
      await writeNewFile(fs, journalOf(folder), encodeFileHeader({ ...plan, kind: 'journal' }))
      return folder
    },
    async discard() {
      await close().catch(() => undefined)
      await fs.remove(folder).catch(() => undefined)
    },
  }
}

async function startFile(fs: FileSystem, folder: string, plan: SnapshotPlan): Promise<FrameWriter> {
  const { vaultId, snapshotId } = plan
  const header = encodeFileHeader({ kind: 'snapshot', vaultId, snapshotId } satisfies FileHeader)
  const file = await fs.open(snapshotOf(folder), 'create')
  try {
    await writeAll(file, header, 0)
    const start = { chain: chainOfHeader(header, sha256), length: header.length, dirty: false }
    const writer = createFrameWriter(file, start)
    await writer.append(utf8ToBytes(plan.vaultJson), false)
    return writer
  } catch (error) {
    await file.close().catch(() => undefined)
    throw error
  }
}

/** Older generations are dropped because of this one, so it is read back before it counts. */
async function verify(fs: FileSystem, folder: string, frames: number): Promise<void> {
  const scanned = await scanFrameFile(fs, snapshotOf(folder))
  if (scanned.report.frames === frames && isWholeSnapshot(scanned)) return
  throw Object.assign(new Error('the snapshot does not read back'), { code: 'EIO' })
}
