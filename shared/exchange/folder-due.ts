/**
 * Whether a package has to be written into the folder, and what it must hold. Pure.
 *
 * A device writes when it knows more than its last package says, when the network has changed, or when somebody lacks
 * something that no package in the folder offers them. Taking in a package that only confirms makes nobody know more, so
 * an exchange comes to rest.
 */
import { covers, countOf, isNewFor, joinVectors, meetVectors, type Delta } from '#shared/records/knowledge.ts'
import type { MergeableRecord, VersionVector } from '#shared/records/record.ts'
import { peerOf, reliedOn, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import type { FolderMemory, OwnPackage, Said } from '#shared/exchange/folder-memory.ts'
import { isSameFile, type ListedFile } from '#shared/exchange/folder-files.ts'
import { isAnswered } from '#shared/exchange/receipts.ts'
import { carriesRecords } from '#shared/exchange/sent-package.ts'

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
    // Whoever turns out to know less than it builds on cannot use it.
    const isOffered = present?.to.includes(id) === true && covers(have, othersThan(present.base, id))
    const own = isOffered ? joinVectors(offered, present.upto) : offered
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

/** Every device knows its own writes. */
function othersThan(vector: VersionVector, device: string): VersionVector {
  return Object.fromEntries(Object.entries(vector).filter(([id]) => id !== device))
}

export interface News {
  /** What was last said to the group. */
  readonly said: Said | undefined
  readonly recipients: readonly string[]
  /** All that this device knows now. */
  readonly here: VersionVector
  /** How far the writes of each other device came here in packages of its own: it waits to hear that. */
  readonly direct: VersionVector
  /** Hash of the directory. */
  readonly directory: string
  /** Packages of theirs that lie there and ask for an answer. */
  readonly asked: readonly string[]
}

/** What was last said to a group: nothing, as long as the last package never came to lie there. */
export function lastSaid({ own, looks = [] }: FolderMemory, group: string): Said | undefined {
  const made = own.find((each) => each.group === group)
  if (made && !made.written) return undefined
  return looks.find((look) => look.group === group) ?? made
}

/** Packages of these devices that ask for an answer. */
export function askedBy({ files }: FolderMemory, devices: readonly string[]): readonly string[] {
  const asked = files.flatMap(({ outcome }) =>
    outcome.is === 'taken' && outcome.asks !== undefined ? [outcome.asks] : [],
  )
  return [...new Set(asked)].filter((each) => devices.includes(each.split(':')[0] ?? '')).sort()
}

/** Whether there is something to say beside records: more is known here, or something is to be answered or passed on. */
export function hasNews(news: News): boolean {
  return news.said === undefined || !covers(news.said.have, news.here) || mustAnswer(news)
}

/** Whether a package is due even without anything in it: the network has changed, or somebody waits for an answer. */
export function mustAnswer({ said, recipients, direct, directory, asked }: News): boolean {
  if (!said) return asked.length > 0
  const { to, answered = [] } = said
  const isSameCircle = to.length === recipients.length && recipients.every((id) => to.includes(id))
  if (!isSameCircle || said.directory !== directory) return true
  // An older program left it out, and was then taken at its `have`.
  if (!covers(said.direct ?? said.have, direct)) return true
  return asked.some((each) => !answered.includes(each))
}

/** Whether the package of a part has gone though somebody still needs it: no vector would tell. */
export function isLost(memory: FolderMemory, group: string, present: OwnPackage | null): boolean {
  const made = memory.own.find((each) => each.group === group)
  const isSettled = (memory.looks ?? []).some((look) => look.group === group)
  return made !== undefined && made.written && !made.done && !isSettled && present === null
}

/**
 * Whether everybody has taken a package in. That is told by receipts; and who knows this device's writes has them from
 * it, or from somebody who has. A package without records stays until the next one.
 */
export function isTakenByAll(own: OwnPackage, self: string, state: ExchangeState): boolean {
  if (own.records > 0 && countOf(own.upto, self) > countOf(own.base, self)) {
    if (own.to.every((id) => covers(reliedOn(peerOf(state, id), self), own.upto))) return true
  }
  const sent = state.sentPackages.find(({ name }) => name === own.name)
  return sent !== undefined && carriesRecords(sent.kind) && isAnswered(state, sent)
}

interface Telling {
  readonly header: Delta
  readonly records: readonly MergeableRecord[]
}

/**
 * Whether what a package leads up to beyond its `base` stands in it, as far as it stands here. Where a sender says more
 * than it gives, nobody is taken to be provided for by it. `known`: all that stands here after it was taken in.
 */
export function holdsAllItTells(known: Iterable<MergeableRecord>, { header, records }: Telling): boolean {
  const given = new Set(records.map(({ id }) => id))
  for (const record of known) {
    const isTold = isNewFor(record, header.base) && !isNewFor(record, header.upto)
    if (isTold && !given.has(record.id)) return false
  }
  return true
}
