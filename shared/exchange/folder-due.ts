/**
 * Whether a package has to be written into the folder, and what it must hold. Pure.
 *
 * A device writes when it knows more than its last package says, when the network has changed, or when somebody lacks
 * something that no package in the folder offers them. Taking in a package that only confirms makes nobody know more, so
 * an exchange comes to rest.
 */
import { joinVectors, covers, countOf, meetVectors } from '#shared/records/knowledge.ts'
import type { VersionVector } from '#shared/records/record.ts'
import { peerOf, reliedOn, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import type { FolderMemory, OwnPackage } from '#shared/exchange/folder-memory.ts'
import { isSameFile, type ListedFile } from '#shared/exchange/folder-files.ts'

/** What each recipient lacks at most: the least that all of them know, or will know from packages that lie there. */
export interface Reach {
  /** With what others' packages offer, but for this device's own writes: those it answers for itself. */
  readonly byOthers: VersionVector
  /** With this device's own package as well. */
  readonly byAll: VersionVector
}

export interface Circle {
  readonly self: string
  readonly recipients: readonly string[]
  readonly state: ExchangeState
  readonly memory: FolderMemory
  /** This device's package for these recipients, if it lies in the folder as it was written. */
  readonly present: OwnPackage | null
}

export function reachOf(circle: Circle): Reach {
  const { self, recipients, state, memory, present } = circle
  const vectors = recipients.map((id) => {
    const have = reliedOn(peerOf(state, id), self)
    const others = memory.files.flatMap(({ outcome }) =>
      outcome.is === 'taken' && outcome.for.includes(id) ? [outcome.upto] : [],
    )
    const offered = { ...others.reduce(joinVectors, have), [self]: countOf(have, self) }
    const own = present?.to.includes(id) ? joinVectors(offered, present.upto) : offered
    return { offered, own }
  })
  return {
    byOthers: meetVectors(vectors.map(({ offered }) => offered)),
    byAll: meetVectors(vectors.map(({ own }) => own)),
  }
}

/** This device's package of a group, as long as its file lies there whole. */
export function presentOf(
  { own, files }: FolderMemory,
  group: string,
  listed: readonly ListedFile[],
): OwnPackage | null {
  const mine = own.find((each) => each.group === group)
  if (!mine || mine.done) return null
  const file = files.find(({ name, hash }) => name === mine.name && hash === mine.hash)
  return file && listed.some((each) => isSameFile(each, file)) ? mine : null
}

export interface News {
  readonly own: OwnPackage | undefined
  readonly recipients: readonly string[]
  /** All that this device knows now. */
  readonly here: VersionVector
  /** How far the writes of each other device came here in packages of its own: it waits to hear that. */
  readonly direct: VersionVector
  /** Hash of the directory. */
  readonly directory: string
}

/** Whether there is something to say beside records: more is known here, or the network has changed. */
export function hasNews({ own, recipients, here, direct, directory }: News): boolean {
  if (!own?.written) return true
  const isSameCircle = own.to.length === recipients.length && recipients.every((id) => own.to.includes(id))
  return (
    !isSameCircle ||
    own.directory !== directory ||
    !covers(own.have, here) ||
    !covers(own.direct ?? {}, direct)
  )
}

/**
 * Whether everybody has taken a package in. Who knows this device's writes has them from it, or from somebody who has;
 * a package without own writes proves nothing that way and stays until the next one.
 */
export function isTakenByAll(own: OwnPackage, self: string, state: ExchangeState): boolean {
  if (own.records === 0 || countOf(own.upto, self) <= countOf(own.base, self)) return false
  return own.to.every((id) => covers(reliedOn(peerOf(state, id), self), own.upto))
}
