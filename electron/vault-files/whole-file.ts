/** Whole files: read at once, or replaced so that either the old or the new content is there after any crash. */
import { dirname } from 'node:path'
import type { FileSystem, OpenFile } from '#electron/vault-files/file-system.ts'
import { hasCode } from '#electron/vault-files/write-problem.ts'

/** Ends the names of files that are not finished; such files are rubbish after a crash. */
export const unfinished = '.tmp'

/** Writes beside, makes durable, renames, makes the name durable. On failure the former content stands. */
export async function replaceFile(fs: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}${unfinished}`
  try {
    await writeNewFile(fs, beside, bytes)
    await fs.rename(beside, path)
  } catch (error) {
    await fs.remove(beside).catch(() => undefined)
    throw error
  }
  await fs.syncFolder(dirname(path))
}

/** Writes a file and makes its content durable. Its name is durable once the folder is synced. */
export async function writeNewFile(fs: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const file = await fs.open(path, 'write')
  try {
    await writeAll(file, bytes, 0)
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** The system may take fewer bytes than it was given; then the rest follows. */
export async function writeAll(file: OpenFile, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const written = await file.write(bytes.subarray(done), position + done)
    if (written <= 0) throw Object.assign(new Error('the disk took nothing'), { code: 'EIO' })
    done += written
  }
}

/** The content of a file, or `null` when there is none. Longer files than `limit` count as unreadable. */
export async function readWholeFile(
  fs: FileSystem,
  path: string,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = await openIfThere(fs, path)
  if (file === null) return null
  try {
    const size = await file.size()
    if (size > limit) throw Object.assign(new Error('file is too large'), { code: 'EFBIG' })
    return await readAt(file, 0, size)
  } finally {
    await file.close()
  }
}

/** Bytes `[from, from + count)` of a file, fewer at its end. */
export async function readAt(file: OpenFile, from: number, count: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(count)
  let done = 0
  while (done < count) {
    const read = await file.read(bytes.subarray(done), from + done)
    if (read === 0) break
    done += read
  }
  return bytes.subarray(0, done)
}

export async function openIfThere(fs: FileSystem, path: string): Promise<OpenFile | null> {
  try {
    return await fs.open(path, 'read')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}
