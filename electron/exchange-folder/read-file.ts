/** Reading files that other programs write, carry and lock meanwhile: every hindrance is an answer. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { limits } from '#shared/contract/contract-shapes.ts'
import { partSize } from '#shared/contract/in-parts.ts'
import type { Output } from '#shared/contract/desktop-api.ts'
import type { FolderFile } from '#shared/contract/exchange-folder-calls.ts'
import type { FileFacts, ForeignFile } from '#electron/exchange-folder/folder-disk.ts'
import type { FolderPlace } from '#electron/exchange-folder/list-files.ts'
import { hasCode } from '#electron/vault-files/write-problem.ts'

type Read = Output<'readExchangeFile'>
type Hindrance = Exclude<Read['state'], 'read'>

/** Bytes from a place on, fewer at the file's end. Size and time before and after must be those that were listed. */
export async function readPart(
  place: FolderPlace,
  { file, from }: { readonly file: FolderFile; readonly from: number },
): Promise<Read> {
  if (file.size > limits.package) return { state: 'tooBig' }
  return withPlainFile(place, file.name, async (opened) => {
    if (!isSame(await opened.facts(), file)) return { state: 'changed' }
    const wanted = Math.max(0, Math.min(partSize, file.size - from))
    const bytes = await readAt(opened, from, wanted)
    if (bytes.length < wanted || !isSame(await opened.facts(), file)) return { state: 'changed' }
    return { state: 'read', bytes }
  })
}

/** SHA-256 of a file's content, as hex. */
export async function hashFile(
  place: FolderPlace,
  name: string,
): Promise<{ readonly state: 'hashed'; readonly sha256: string } | { readonly state: Hindrance }> {
  return withPlainFile(place, name, async (opened) => {
    const hash = createHash('sha256')
    for (let at = 0; ;) {
      const bytes = await readAt(opened, at, partSize)
      hash.update(bytes)
      at += bytes.length
      if (bytes.length < partSize) return { state: 'hashed', sha256: hash.digest('hex') }
    }
  })
}

async function withPlainFile<T>(
  { disk, path }: FolderPlace,
  name: string,
  act: (opened: ForeignFile) => Promise<T>,
): Promise<T | { readonly state: Hindrance }> {
  let opened: ForeignFile | null = null
  try {
    const target = join(path, name)
    if ((await disk.facts(target))?.kind !== 'file') return { state: 'gone' }
    opened = await disk.openPlain(target)
    return await act(opened)
  } catch (error) {
    return { state: hindranceOf(error) }
  } finally {
    await opened?.close().catch(() => undefined)
  }
}

function isSame(facts: FileFacts, file: FolderFile): boolean {
  return facts.kind === 'file' && facts.size === file.size && facts.modified === file.modified
}

async function readAt(opened: ForeignFile, from: number, count: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(count)
  let done = 0
  while (done < count) {
    const read = await opened.read(bytes.subarray(done), from + done)
    if (read === 0) break
    done += read
  }
  return bytes.subarray(0, done)
}

/** Windows says EBUSY, EPERM or EACCES where another program has the file open for itself. */
const locked = ['EBUSY', 'EPERM', 'EACCES', 'ETXTBSY', 'EAGAIN']

function hindranceOf(error: unknown): Hindrance {
  if (!(error instanceof Error && 'code' in error)) throw error
  // A link that came in between is no package.
  if (['ENOENT', 'ENOTDIR', 'ELOOP'].some((code) => hasCode(error, code))) return 'gone'
  return locked.some((code) => hasCode(error, code)) ? 'locked' : 'unreadable'
}
