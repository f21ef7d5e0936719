/** The current generation while it is in use: its journal is open for appending, its snapshot can be read. */
import { encodeFileHeader, readEndPayload, type FileHeader } from '#shared/storage/journal-format.ts'
import type { FileReport } from '#shared/storage/frame-reader.ts'
import type { FileSystem } from '#electron/vault-files/file-system.ts'
import { readPlaces, scanFrameFile } from '#electron/vault-files/frame-file.ts'
import type { FrameFile, FramePlace, FramesAnswer } from '#electron/vault-files/frame-file.ts'
import { createFrameWriter } from '#electron/vault-files/frame-writer.ts'
import { journalOf, type GenerationFolder } from '#electron/vault-files/generations.ts'

export interface Journal {
  readonly folder: GenerationFolder
  /** As found when it was opened. */
  readonly report: FileReport
  /** Appends a frame; resolves with its number after the disk has it. Rejects with the disk's error. */
  readonly append: (payload: Uint8Array) => Promise<number>
  readonly read: (after: number) => Promise<FramesAnswer>
  readonly frames: () => number
  readonly bytes: () => number
  readonly close: () => Promise<void>
}

/** Opens the journal of a generation, or tells by `null` that its header cannot be read or is of another vault. */
export async function openJournal(
  fs: FileSystem,
  folder: GenerationFolder,
  vaultId: string,
): Promise<Journal | null> {
  const scanned = await scanFrameFile(fs, journalOf(folder))
  const { header, validBytes, tornBytes, chain } = scanned.report
  if (!isHeaderOf(header, { kind: 'journal', vaultId, snapshotId: folder.snapshotId })) return null
  const file = await fs.open(scanned.path, 'update')
  const writer = createFrameWriter(file, { chain, length: validBytes, dirty: tornBytes > 0 })
  const places: FramePlace[] = [...scanned.places]
  return {
    folder,
    report: scanned.report,
    async append(payload) {
      // Behind a broken link lie frames that were confirmed once. Appending would cut them off for good.
      if (scanned.report.chainBroken) throw Object.assign(new Error('the chain is broken'), { code: 'EROFS' })
      places.push(await writer.append(payload, true))
      return places.length
    },
    read: (after) => readPlaces(fs, { path: scanned.path, places }, after),
    frames: () => places.length,
    bytes: () => writer.length(),
    close: () => writer.close(),
  }
}

function isHeaderOf(header: FileHeader | null, wanted: FileHeader): boolean {
  return header !== null && encodeFileHeader(header).join() === encodeFileHeader(wanted).join()
}

/** A snapshot is whole when its chain holds to the last byte and its last frame says how many rows there are. */
export function isWholeSnapshot({ report, lastPayload }: FrameFile): boolean {
  if (report.header?.kind !== 'snapshot' || report.tornBytes > 0 || lastPayload === null) return false
  return readEndPayload(lastPayload) !== null
}
