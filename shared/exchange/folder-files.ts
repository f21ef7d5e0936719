/** Which files of the folder are to be read, and which of them are worth a person's attention. Pure. */
import type { FolderMemory, Outcome, RememberedFile } from '#shared/exchange/folder-memory.ts'

/** A file as it lies there now. */
export interface ListedFile {
  readonly name: string
  readonly size: number
  readonly modified: number
}

export interface LookPlan {
  /** What is known of files that lie there unchanged. */
  readonly kept: readonly RememberedFile[]
  readonly toRead: readonly ListedFile[]
}

export interface Look {
  readonly now: number
  /** Program, directory and choices as they are now. */
  readonly against: string
  /** The same, and what the own office has told of its writes: what was set aside of a package hangs on that as well. */
  readonly within: string
  /** A person asked: whatever was refused is looked at once more. */
  readonly thorough: boolean
}

/** So long a file may be on its way, or in another program's hands, before it is anybody's problem. */
export const ripeAfter = 5 * 60_000

export function planLook(memory: FolderMemory, listed: readonly ListedFile[], look: Look): LookPlan {
  const known = new Map(memory.files.map((file) => [file.name, file]))
  const kept: RememberedFile[] = []
  const toRead: ListedFile[] = []
  for (const file of listed) {
    const before = known.get(file.name)
    if (before && isSameFile(before, file) && isSettled(before, look)) kept.push(before)
    else toRead.push(file)
  }
  return { kept, toRead }
}

export function isSameFile(a: ListedFile, b: ListedFile): boolean {
  return a.name === b.name && a.size === b.size && a.modified === b.modified
}

/** Half a package looks damaged, or like no package: it may be whole the next time. */
const perhapsHalf: readonly string[] = ['E_FORMAT', 'E_DAMAGED']
/** This passes with time alone. */
const passing: readonly string[] = ['E_CLOCK']

/** The sender writes anew as soon as it knows of the newer directory; until then nothing is lost. */
const settling: readonly string[] = ['E_OLDER_DIRECTORY']

function isSettled({ outcome, since }: RememberedFile, look: Look): boolean {
  if (outcome.is === 'hindered') return outcome.by === 'tooBig'
  if (outcome.is === 'taken') return isTakenAsFarAsMay(outcome, look)
  if (outcome.is !== 'refused' && outcome.is !== 'invitation') return true
  if (look.thorough || outcome.against !== look.against) return false
  return outcome.is === 'invitation' || isFinal(outcome.code, isRipe(since, look.now))
}

function isTakenAsFarAsMay({ partly }: Extract<Outcome, { is: 'taken' }>, { within }: Look): boolean {
  return partly === undefined || partly === within
}

function isFinal(code: string, ripe: boolean): boolean {
  return !passing.includes(code) && (ripe || !perhapsHalf.includes(code))
}

function isRipe(since: number, now: number): boolean {
  // A clock that was put back must not keep a problem quiet for ever.
  return now - since >= ripeAfter || now < since
}

/** What is found out about a file, with the time since when it has lain there like this. */
export function noteOutcome(
  memory: FolderMemory,
  found: { readonly file: ListedFile; readonly hash: string | null; readonly outcome: Outcome },
  now: number,
): RememberedFile {
  const { file, hash, outcome } = found
  const before = memory.files.find(({ name }) => name === file.name)
  const since = before && isSameFile(before, file) ? before.since : now
  return { name: file.name, size: file.size, modified: file.modified, hash, outcome, since }
}

/** Whether a person is told of it now. */
export function isProblem({ outcome, since }: RememberedFile, now: number): boolean {
  return problemOf(outcome, isRipe(since, now)) !== null
}

/** The same bytes under another name: a second copy needs no opening. */
export function outcomeOf(files: readonly RememberedFile[], hash: string, look: Look): Outcome | undefined {
  const same = files.find((file) => file.hash === hash)
  return same && isSettled(same, look) ? same.outcome : undefined
}

export interface FolderProblem {
  readonly name: string
  /** One of the import's errors, or what hindered the reading. */
  readonly code: string
}

/** What a person should know: refused files, and those that stay damaged or locked. Copies are named once. */
export function problemsOf({ files }: FolderMemory, now: number): readonly FolderProblem[] {
  const seen = new Set<string>()
  return files.flatMap(({ name, hash, outcome, since }) => {
    if (hash !== null && seen.has(hash)) return []
    if (hash !== null) seen.add(hash)
    const code = problemOf(outcome, isRipe(since, now))
    return code === null ? [] : [{ name, code }]
  })
}

const codesByHindrance = {
  gone: null,
  changed: null,
  locked: 'FolderFileLocked',
  unreadable: 'FolderFileUnreadable',
  tooBig: 'E_TOO_BIG',
  notSaved: 'FolderFileNotSaved',
} as const

function problemOf(outcome: Outcome, ripe: boolean): string | null {
  if (outcome.is === 'hindered') {
    const code = codesByHindrance[outcome.by]
    return ripe || code === 'E_TOO_BIG' ? code : null
  }
  if (outcome.is !== 'refused' || settling.includes(outcome.code)) return null
  return ripe || !perhapsHalf.includes(outcome.code) ? outcome.code : null
}

/** Invitations that wait for a person; each once. */
export function invitationsIn({ files }: FolderMemory): readonly { name: string; from: string }[] {
  const found = new Map(files.map((file) => [file.hash, file]))
  return [...found.values()].flatMap(({ name, outcome }) =>
    outcome.is === 'invitation' ? [{ name, from: outcome.from }] : [],
  )
}
