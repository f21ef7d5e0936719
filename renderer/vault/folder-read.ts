/** Goes through the exchange folder: looks at what is new or may have become whole, one file after the other. */
import { jsonHash } from '#shared/base/json-hash.ts'
import type { ExchangeState } from '#shared/exchange/exchange-state.ts'
import {
  isProblem,
  isSameFile,
  noteOutcome,
  planLook,
  type ListedFile,
} from '#shared/exchange/folder-files.ts'
import type { FolderMemory, RememberedFile } from '#shared/exchange/folder-memory.ts'
import { countOf } from '#shared/records/knowledge.ts'
import type { VersionVector } from '#shared/records/record.ts'
import type { TakenIn } from '#renderer/vault/folder-api.ts'
import {
  lookInto,
  stopped,
  type FileLook,
  type Found,
  type SaveProblem,
} from '#renderer/vault/folder-look.ts'
import type { OnGone } from '#renderer/vault/import-calls.ts'
import { noteRefusal } from '#renderer/vault/import-log.ts'
import { tellingOf } from '#renderer/vault/look-progress.ts'
import { belongingOf } from '#renderer/vault/own-office.ts'
import { exchangeOf, type Session } from '#renderer/vault/session.ts'
import type { OnProgress } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

export interface Reading {
  readonly memory: FolderMemory
  readonly listed: readonly ListedFile[]
  readonly thorough: boolean
  readonly isStopped: () => boolean
  readonly onProgress: OnProgress
  readonly onGone: OnGone
}

export interface ReadResult {
  readonly memory: FolderMemory
  readonly taken: readonly TakenIn[]
  /** Why nothing can be saved at the moment. */
  readonly problem: Exclude<SaveProblem, 'WriteFailed'> | null
}

/** Reads what is new or may have become whole. A stop leaves the rest for the next time. */
export async function readFolder(world: World, session: Session, reading: Reading): Promise<ReadResult> {
  const { listed, thorough, isStopped, onGone } = reading
  const against = await againstNow(world, session)
  const within = `${against} ${jsonHash(knownOfOurs(session))}`
  const look = { now: world.clock.now(), against, within, thorough }
  const { kept, toRead } = planLook(reading.memory, listed, look)
  const files = [...kept]
  const taken: TakenIn[] = []
  let problem: ReadResult['problem'] = null
  for (const [index, file] of toRead.entries()) {
    if (isStopped() || problem) break
    // To take a file in takes about as long as to unpack and read it.
    const onReading = tellingOf(reading, (share) => {
      return { done: index + share / 2, total: toRead.length, phase: 'folder' }
    })
    onReading(0, 1)
    const memory = { ...reading.memory, files: [...files, ...leftOf(reading, files)] }
    const found = await lookInto(world, session, { file, look, memory, onReading, onGone })
    if (found === stopped) break
    if (found.taken) taken.push(found.taken)
    problem = lastingProblem(found)
    // Sound, but not taken in: the next run tries again.
    if (!problem) files.push(await noteFound(world, session, { memory: reading.memory, file, found, look }))
  }
  const { opening: _opened, ...memory } = reading.memory
  return { memory: { ...memory, files: [...files, ...leftOf(reading, files)] }, taken, problem }
}

/** A full disk concerns every file. What only failed may have failed for this one, and the others go on. */
function lastingProblem({ problem }: Found): ReadResult['problem'] {
  return problem === undefined || problem === 'WriteFailed' ? null : problem
}

/** What is known of files that were not come to. */
function leftOf({ memory, listed }: Reading, files: readonly RememberedFile[]): readonly RememberedFile[] {
  return memory.files.filter(
    (file) => listed.some((each) => isSameFile(each, file)) && files.every(({ name }) => name !== file.name),
  )
}

interface Noting extends Pick<FileLook, 'memory' | 'file' | 'look'> {
  readonly found: Found
}

/** A refusal that a person is told of stands in the history too. */
async function noteFound(
  world: World,
  session: Session,
  { memory, file, found, look }: Noting,
): Promise<RememberedFile> {
  const noted = noteOutcome(memory, { ...found, file }, look.now)
  const { refusal } = found
  if (refusal && isProblem(noted, look.now))
    await noteRefusal(world, session, { ...refusal, file: file.name })
  return noted
}

/** What an outcome hangs on beside the file: another program, directory or choice may say otherwise. */
async function againstNow({ machine }: World, session: Session): Promise<string> {
  const { version } = await machine.appInfo({})
  const state = exchangeOf((name) => session.store.state.controls.get(name))
  return `${version} ${directoryMark(state)} ${jsonHash(state.scopes)}`
}

/** Another office's package may hold writes of a further laptop, and waits for what that laptop tells itself. */
function knownOfOurs(session: Session): VersionVector {
  const { known } = exchangeOf((name) => session.store.state.controls.get(name))
  const devices = belongingOf(session).office?.devices ?? []
  return Object.fromEntries(devices.map(({ id }) => [id, countOf(known, id)]))
}

export function directoryMark({ directory }: Pick<ExchangeState, 'directory'>): string {
  return jsonHash(directory)
}
