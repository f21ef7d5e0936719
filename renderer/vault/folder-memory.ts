/** The vault's row about the exchange folder. */
import { emptyFolderMemory, FolderMemory, memoryOfOther } from '#shared/exchange/folder-memory.ts'
import type { Session } from '#renderer/vault/session.ts'
import { keepControl } from '#renderer/vault/keep-control.ts'
import type { SaveError } from '#renderer/vault/vault-api.ts'
import type { Result } from '#shared/base/result.ts'

/** An unreadable row costs a second look at the files, no more. */
export function folderMemoryOf({ store }: Pick<Session, 'store'>, folder: string): FolderMemory {
  const read = FolderMemory.safeParse(store.state.controls.get('folder'))
  if (!read.success) return emptyFolderMemory(folder)
  return read.data.folder === folder ? read.data : memoryOfOther(read.data, folder)
}

/** Nothing is written where nothing is new: a folder is looked at every minute. */
export async function keepFolderMemory(
  session: Session,
  memory: FolderMemory,
): Promise<Result<null, SaveError> | null> {
  const before = session.store.state.controls.get('folder')
  if (JSON.stringify(before) === JSON.stringify(memory)) return null
  return keepControl(session, 'folder', memory)
}
