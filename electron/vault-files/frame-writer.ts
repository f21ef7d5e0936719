/** Writes the chain of frames of one file. A frame that fails leaves the file as it was, or is cut off before the next. */
import { encodeFrame } from '#shared/storage/journal-format.ts'
import { sha256, type FramePlace } from '#electron/vault-files/frame-file.ts'
import type { OpenFile } from '#electron/vault-files/file-system.ts'
import { writeAll } from '#electron/vault-files/whole-file.ts'

export interface FrameWriter {
  /** Writes one frame; with `durable` it returns after the disk has it. Rejects with the disk's error. */
  readonly append: (payload: Uint8Array, durable: boolean) => Promise<FramePlace>
  readonly datasync: () => Promise<void>
  readonly close: () => Promise<void>
  readonly length: () => number
}

export interface WriterStart {
  readonly chain: Uint8Array
  /** The sound length of the file. */
  readonly length: number
  /** Something lies behind the sound length and must go first. */
  readonly dirty: boolean
}

export function createFrameWriter(file: OpenFile, start: WriterStart): FrameWriter {
  let { chain, length, dirty } = start

  async function cutTail(): Promise<void> {
    if (!dirty) return
    await file.truncate(length)
    // The shorter length must be on disk before new bytes follow, or old ones could come back behind them.
    await file.datasync()
    dirty = false
  }

  return {
    async append(payload, durable) {
      await cutTail()
      const frame = encodeFrame(chain, payload, sha256)
      try {
        await writeAll(file, frame.bytes, length)
        if (durable) await file.datasync()
      } catch (error) {
        // After a failed fsync nobody knows what the disk holds (fsync(2) on Linux may forget the pages): cut it off.
        dirty = true
        await cutTail().catch(() => undefined)
        throw error
      }
      const place = { from: length + 4, length: payload.length }
      chain = frame.chain
      length += frame.bytes.length
      return place
    },
    datasync: () => file.datasync(),
    close: () => file.close(),
    length: () => length,
  }
}
