/** One run over the exchange folder: read, write, tidy up. Whatever is cut off, the next run begins from what is kept. */
import type { ExchangeFolder } from '#shared/contract/exchange-folder-calls.ts'
import { invitationsIn, problemsOf, type ListedFile } from '#shared/exchange/folder-files.ts'
import { changeOwn, withoutOrphans, type FolderMemory } from '#shared/exchange/folder-memory.ts'
import { countLimit, duePackages, groupNames } from '#renderer/vault/due-packages.ts'
import type { FolderReport, FolderRun, TakenIn } from '#renderer/vault/folder-api.ts'
import { folderMemoryOf, keepFolderMemory } from '#renderer/vault/folder-memory.ts'
import { saveProblemOf, type SaveProblem } from '#renderer/vault/folder-look.ts'
import { readFolder } from '#renderer/vault/folder-read.ts'
import { forgetClean, tidyFolder, tidyLeft } from '#renderer/vault/folder-tidy.ts'
import type { OnGone } from '#renderer/vault/import-calls.ts'
import { exchangeOf, type Session } from '#renderer/vault/session.ts'
import type { OnProgress } from '#renderer/vault/vault-api.ts'
import type { Unwritten } from '#renderer/vault/unwritten.ts'
import type { World } from '#renderer/vault/world.ts'
import { writeDue, type WriteProblem, type WriteRefusal } from '#renderer/vault/write-due.ts'

export interface RunPlan {
  readonly run: FolderRun
  readonly isStopped: () => boolean
  readonly onProgress: OnProgress
  readonly onGone: OnGone
  /** What earlier runs made and could not write. */
  readonly unwritten: Unwritten
}

const nothing: FolderReport = {
  state: 'none',
  taken: [],
  written: 0,
  removed: 0,
  invitations: [],
  problems: [],
  writeProblem: null,
  saveProblem: null,
  more: 0,
  leftBehind: [],
  stopped: false,
  lastExchange: null,
}

export async function runOnce(world: World, session: Session, plan: RunPlan): Promise<FolderReport> {
  const place = await world.machine.exchangeFolder({})
  const memory = await withoutLeft(world, session, place)
  if (place.state === 'none') return { ...nothing, leftBehind: leftBehindOf(memory) }
  // The own packages are looked for whatever else lies there.
  const first = memory.own.map(({ name }) => name)
  const listing = await world.machine.listExchangeFiles({ folder: place.id, first })
  if (place.state === 'missing' || listing.state === 'missing')
    return reportOf(world, memory, { state: 'missing' })
  const isAlone = exchangeOf((name) => session.store.state.controls.get(name)).directory === null
  const course = { ...plan, place, memory, listed: listing.files, isAlone }
  const done = await keepDone(world, session, await goThrough(world, session, course))
  const state = done.missing ? 'missing' : isAlone && place.state === 'ready' ? 'alone' : place.state
  return reportOf(world, done.memory, { ...done, state, more: listing.more, stopped: plan.isStopped() })
}

/** What is remembered of the folder, after one more try at what still lies in former ones. */
async function withoutLeft(world: World, session: Session, place: ExchangeFolder): Promise<FolderMemory> {
  const { id, name } = place.state === 'none' ? { id: '', name: '' } : place
  const before = folderMemoryOf(session, id)
  const memory = { ...(before.left ? await tidyLeft(world, before) : before), name }
  if (before.left) await keepFolderMemory(session, memory)
  await forgetClean(world, memory)
  return memory
}

function leftBehindOf({ left = [] }: FolderMemory): FolderReport['leftBehind'] {
  return left.map(({ name, files }) => ({ name, count: files.length }))
}

/** Keeps what the run found out; what could not be kept is found out again. */
async function keepDone(world: World, session: Session, done: Done): Promise<Done> {
  const isNew = done.written > 0 || done.taken.some(({ changed }) => changed)
  const memory = isNew ? { ...done.memory, lastExchange: world.clock.now() } : done.memory
  const kept = await keepFolderMemory(session, memory)
  const keepProblem = kept && !kept.ok ? saveProblemOf(kept.error.type) : null
  return { ...done, memory, saveProblem: done.saveProblem ?? keepProblem }
}

interface Course extends RunPlan {
  readonly place: ExchangeFolder
  readonly memory: FolderMemory
  readonly listed: readonly ListedFile[]
  readonly isAlone: boolean
}

interface Done {
  readonly memory: FolderMemory
  readonly taken: readonly TakenIn[]
  readonly written: number
  readonly removed: number
  readonly writeProblem: WriteRefusal | null
  readonly saveProblem: SaveProblem | null
  readonly missing: boolean
}

async function goThrough(world: World, session: Session, course: Course): Promise<Done> {
  const { run, listed, isStopped, onProgress, onGone } = course
  const thorough = run === 'thorough'
  const reading = { memory: course.memory, listed, thorough, isStopped, onProgress, onGone }
  const read =
    run === 'quick'
      ? { memory: course.memory, taken: [], problem: null }
      : await readFolder(world, session, reading)
  const memory = withArrived(read.memory)
  const done = { ...noProblem, memory, taken: read.taken, written: 0, removed: 0 }
  const mayWrite = course.place.state === 'ready' && !course.isAlone && !read.problem && !isStopped()
  if (!mayWrite) return { ...done, saveProblem: read.problem }
  const wrote = await writeAll(world, session, { ...course, memory })
  const tidied = isStopped()
    ? { memory: wrote.memory, removed: 0 }
    : await tidyFolder(world, session, wrote.memory)
  return { ...done, ...wrote, ...tidied }
}

/** A crash may have come between the file's name and the note of it. */
function withArrived(memory: FolderMemory): FolderMemory {
  return memory.own
    .filter(({ written, name, hash }) => {
      const lies = memory.files.some((file) => file.name === name && file.hash === hash)
      return !written && lies
    })
    .reduce((next, { hash }) => changeOwn(next, hash, { written: true }), memory)
}

type Problems = Pick<Done, 'writeProblem' | 'saveProblem' | 'missing'>
const noProblem: Problems = { writeProblem: null, saveProblem: null, missing: false }

async function writeAll(
  world: World,
  session: Session,
  course: Course,
): Promise<Pick<Done, 'memory' | 'written'> & Problems> {
  const { listed, isStopped, onProgress, unwritten } = course
  let memory = withoutOrphans(course.memory, await groupNames(session))
  let written = 0
  let problems = noProblem
  const dues = await duePackages(session, { memory, listed })
  // More takes too long for the moment before locking.
  for (const due of dues.filter(({ records }) => course.run !== 'quick' || records < countLimit)) {
    if (isStopped()) break
    const next = await writeDue(world, session, { due, memory, unwritten, onProgress })
    if (next.wrote) written += 1
    memory = next.memory
    if (next.problem) problems = problemsWith(problems, next.problem)
    if (next.problem && endsWriting(next.problem)) break
  }
  return { memory, written, ...problems }
}

function problemsWith(problems: Problems, { at, type }: WriteProblem): Problems {
  if (at === 'vault') return { ...problems, saveProblem: type }
  return type === 'missing' ? { ...problems, missing: true } : { ...problems, writeProblem: type }
}

/** What is too much for one circle may do for the next; a disk is the same for all. */
function endsWriting({ type }: WriteProblem): boolean {
  return type !== 'PackageTooBig' && type !== 'NoUsableKey'
}

function reportOf(world: World, memory: FolderMemory, more: Partial<FolderReport>): FolderReport {
  const { state, taken, written, removed, writeProblem, saveProblem, stopped } = { ...nothing, ...more }
  return {
    ...{ state, taken, written, removed, writeProblem, saveProblem, stopped },
    more: more.more ?? 0,
    leftBehind: leftBehindOf(memory),
    invitations: invitationsIn(memory),
    problems: problemsOf(memory, world.clock.now()),
    lastExchange: memory.lastExchange === null ? null : new Date(memory.lastExchange).toISOString(),
  }
}
