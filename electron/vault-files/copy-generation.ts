/** Copies a snapshot and the sound part of its journal, to the top of the generations or to a USB stick. */
import { join } from 'node:path'
import type { FileSystem } from '#electron/vault-files/file-system.ts'
import { encodeFileHeader, headerLength } from '#shared/storage/journal-format.ts'
import { scanFrameFile, type FrameFile } from '#electron/vault-files/frame-file.ts'
import { journalOf, snapshotOf } from '#electron/vault-files/generations.ts'
import { isWholeSnapshot } from '#electron/vault-files/journal.ts'
import { readAt, unfinished, writeAll, writeNewFile } from '#electron/vault-files/whole-file.ts'

const chunkLength = 4 * 1024 * 1024

/** Copies into an unfinished folder below `root` and returns its path. Rejects with the disk's error. */
export async function copyGeneration(fs: FileSystem, from: string, root: string): Promise<string> {
  const to = join(root, `copy${unfinished}`)
  await fs.remove(to)
  await fs.makeFolder(to)
  try {
    await copyFrames(fs, from, to)
    return to
  } catch (error) {
    await fs.remove(to).catch(() => undefined)
    throw error
  }
}

/** Copies both files into an existing folder, reads them back and tells how many bytes they have. */
export async function copyFrames(fs: FileSystem, from: string, to: string): Promise<number> {
  const snapshot = await scanFrameFile(fs, snapshotOf(from))
  const journal = await scanFrameFile(fs, journalOf(from))
  if (!isWholeSnapshot(snapshot)) throw damaged()
  await copyFile(fs, { from: snapshot.path, to: snapshotOf(to), length: snapshot.report.validBytes })
  await verifyCopy(fs, snapshotOf(to), snapshot.report.chain)
  return snapshot.report.validBytes + (await copyJournal(fs, { journal, snapshot }, journalOf(to)))
}

/** A journal whose very header is damaged gives nothing; the copy then begins a fresh one after the same snapshot. */
async function copyJournal(
  fs: FileSystem,
  { journal, snapshot }: { readonly journal: FrameFile; readonly snapshot: FrameFile },
  to: string,
): Promise<number> {
  const { header } = snapshot.report
  if (journal.report.header === null && header !== null) {
    await writeNewFile(fs, to, encodeFileHeader({ ...header, kind: 'journal' }))
    return headerLength
  }
  await copyFile(fs, { from: journal.path, to, length: journal.report.validBytes })
  await verifyCopy(fs, to, journal.report.chain)
  return journal.report.validBytes
}

interface Copy {
  readonly from: string
  readonly to: string
  readonly length: number
}

async function copyFile(fs: FileSystem, { from, to, length }: Copy): Promise<void> {
  const source = await fs.open(from, 'read')
  try {
    const target = await fs.open(to, 'write')
    try {
      for (let at = 0; at < length;) {
        const chunk = await readAt(source, at, Math.min(chunkLength, length - at))
        if (chunk.length === 0) throw damaged()
        await writeAll(target, chunk, at)
        at += chunk.length
      }
      await target.datasync()
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

/** The last chain value covers every byte before it. */
async function verifyCopy(fs: FileSystem, path: string, chain: Uint8Array): Promise<void> {
  const { report } = await scanFrameFile(fs, path)
  if (report.tornBytes > 0 || report.chain.join() !== chain.join()) throw damaged()
}

function damaged(): Error {
  return Object.assign(new Error('the files are damaged'), { code: 'EIO' })
}
