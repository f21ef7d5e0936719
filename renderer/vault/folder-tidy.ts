/** Takes own packages out of the exchange folder that nobody needs any more. Files of others are never touched. */
import { isTakenByAll } from '#shared/exchange/folder-due.ts'
import { changeOwn, type FolderMemory, type RememberedFile } from '#shared/exchange/folder-memory.ts'
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
    if (state !== 'failed') gone.add(name)
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
export async function clearOwn(
  { machine }: World,
  memory: FolderMemory,
  { isThere }: { readonly isThere: boolean },
): Promise<Cleared> {
  const { folder } = memory
  const own = memory.files.filter(({ outcome, hash }) => outcome.is === 'own' && hash !== null)
  let left = 0
  for (const { name, hash } of own) {
    const { state } = await machine.removeExchangeFile({ folder, name, sha256: hash ?? '' })
    if (state === 'failed' || !isThere) left += 1
  }
  return { memory: { ...memory, own: [], looks: [], files: [] }, left }
}
