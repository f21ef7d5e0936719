/** Takes own packages out of the exchange folder that nobody needs any more. Files of others are never touched. */
import { isTakenByAll } from '#shared/exchange/folder-due.ts'
import {
  changeOwn,
  leftIn,
  withLeft,
  type FolderMemory,
  type LeftFolder,
  type RememberedFile,
} from '#shared/exchange/folder-memory.ts'
import { exchangeOf, ownOf, type Session } from '#renderer/vault/session.ts'
import type { World } from '#renderer/vault/world.ts'

export interface Tidied {
  readonly memory: FolderMemory
  readonly removed: number
}

/** Older packages, packages that everybody has taken in, and copies of either. */
export async function tidyFolder(
  { machine }: World,
  session: Session,
  before: FolderMemory,
): Promise<Tidied> {
  const memory = withDone(session, before)
  const gone = new Set<string>()
  let removed = 0
  for (const { name, hash } of memory.files.filter((file) => isOutdated(memory, file))) {
    const { state } = await machine.removeExchangeFile({ folder: memory.folder, name, sha256: hash ?? '' })
    if (state === 'removed') removed += 1
    if (state !== 'failed' && state !== 'missing') gone.add(name)
  }
  return { memory: { ...memory, files: memory.files.filter(({ name }) => !gone.has(name)) }, removed }
}

function withDone({ store }: Session, memory: FolderMemory): FolderMemory {
  const control = (name: string) => store.state.controls.get(name)
  const { device } = ownOf(control)
  const state = exchangeOf(control)
  return memory.own
    .filter((own) => own.written && !own.done && isTakenByAll(own, device, state))
    .reduce((next, { hash }) => changeOwn(next, hash, { done: true }), memory)
}

function isOutdated({ own, retired }: FolderMemory, { name, hash, outcome }: RememberedFile): boolean {
  if (hash === null || outcome.is !== 'own') return false
  const current = own.find((each) => each.hash === hash)
  if (current) return current.done || current.name !== name
  const former = retired.find((each) => each.hash === hash)
  // Where a newer one is to take its place, it goes only when that one lies there.
  return own.every(({ group, written }) => written || group !== former?.group)
}

export interface Cleared {
  readonly memory: FolderMemory
  /** Packages that could not be taken out. */
  readonly left: number
}

/** Takes all own packages out: what stands in them goes with the next package, whatever way that takes. */
export async function clearOwn(world: World, memory: FolderMemory): Promise<Cleared> {
  const { folder } = memory
  const given = { ...memory, own: [], looks: [], files: [] }
  const cleared = await tidyLeft(world, withLeft(given, leftIn(memory)))
  const left = cleared.left?.find((each) => each.folder === folder)?.files.length ?? 0
  return { memory: cleared, left }
}

/** Tries once more to take own packages out of folders that were given up. */
export async function tidyLeft({ machine }: World, memory: FolderMemory): Promise<FolderMemory> {
  const { left = [] } = memory
  const still: LeftFolder[] = []
  for (const { folder, name, files } of left) {
    const kept = await removeAll(machine, { folder, files })
    if (kept.length > 0) still.push({ folder, name, files: kept })
  }
  return withLeft(memory, still)
}

/**
 * The machine forgets the former folders in which no own package lies any more, those that were left clean among them.
 * The present one may become a former one at any moment.
 */
export async function forgetClean({ machine }: World, { folder, left = [] }: FolderMemory): Promise<void> {
  const needed = [...left.map((each) => each.folder), folder].filter((each) => each !== '')
  await machine.keepFormerFolders({ folders: [...new Set(needed)] })
}

/** Those that could not be removed. Where the folder is out of reach, none is tried in vain. */
async function removeAll(
  machine: World['machine'],
  { folder, files }: Pick<LeftFolder, 'folder' | 'files'>,
): Promise<LeftFolder['files']> {
  const kept: LeftFolder['files'] = []
  for (const [at, file] of files.entries()) {
    const { state } = await machine.removeExchangeFile({ folder, name: file.name, sha256: file.hash })
    if (state === 'missing') return [...kept, ...files.slice(at)]
    if (state === 'failed') kept.push(file)
  }
  return kept
}
