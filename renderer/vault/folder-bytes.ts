/** A file of the exchange folder crosses in parts, so that the window never stands still for it. */
import { limits } from '#shared/contract/contract-shapes.ts'
import { holdParts } from '#shared/contract/in-parts.ts'
import type { Output } from '#shared/contract/desktop-api.ts'
import type { ListedFile } from '#shared/exchange/folder-files.ts'
import type { Hindrance } from '#shared/exchange/folder-memory.ts'
import type { Machine } from '#renderer/vault/machine.ts'

export type WholeFile = { readonly state: 'read'; readonly bytes: Uint8Array } | { readonly state: Hindrance }

/** All of a file, if it stays as it was listed until the last part. No room is made for what cannot be a package. */
export async function readFolderFile(
  machine: Machine,
  { folder, file }: { readonly folder: string; readonly file: ListedFile },
): Promise<WholeFile> {
  if (file.size > limits.package) return { state: 'tooBig' }
  const bytes = new Uint8Array(file.size)
  for (let from = 0; ;) {
    const part = await machine.readExchangeFile({ folder, file, from })
    if (part.state !== 'read') return part
    bytes.set(part.bytes, from)
    from += part.bytes.length
    if (from >= file.size) return { state: 'read', bytes }
  }
}

export async function writeFolderFile(
  machine: Machine,
  { folder, name, bytes }: { readonly folder: string; readonly name: string; readonly bytes: Uint8Array },
): Promise<Output<'writeExchangeFile'>> {
  const crossed = await holdParts(bytes, async (part) => machine.holdExchangeFile(part))
  if (!crossed.ok) return { state: 'failed', problem: crossed.problem }
  return machine.writeExchangeFile({ folder, name, ...crossed.last })
}
