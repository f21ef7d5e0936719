/** Takes in what others have put into the exchange folder: one file after the other, each whole or not at all. */
import { bytesToHex } from '#shared/base/bytes.ts'
import { jsonHash } from '#shared/base/json-hash.ts'
import { sha256Of } from '#shared/base/platform-bytes.ts'
import { ok, type Result } from '#shared/base/result.ts'
import { keyIdOf } from '#shared/crypto/digits.ts'
import { peerOf, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import {
  isProblem,
  isSameFile,
  noteOutcome,
  outcomeOf,
  planLook,
  type ListedFile,
  type Look,
} from '#shared/exchange/folder-files.ts'
import {
  isOwnHash,
  type FolderMemory,
  type Outcome,
  type RememberedFile,
} from '#shared/exchange/folder-memory.ts'
import { activeDevices } from '#shared/exchange/network-directory.ts'
import type { CheckedPackage } from '#shared/exchange/package-checks.ts'
import { covers, equalVectors } from '#shared/records/knowledge.ts'
import { readFolderFile } from '#renderer/vault/folder-bytes.ts'
import type { TakenIn } from '#renderer/vault/folder-api.ts'
import { applyPackage, checkNow, type OnGone, type PendingImport } from '#renderer/vault/import-calls.ts'
import { noteRefusal } from '#renderer/vault/import-log.ts'
import { exchangeOf, type Session } from '#renderer/vault/session.ts'
import type { ImportError, OnProgress } from '#renderer/vault/vault-api.ts'
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
  /** Why something sound could not be taken in. */
  readonly problem: SaveProblem | null
}

export type SaveProblem = 'NoSpace' | 'WriteFailed' | 'ReadOnly'

/** Reads what is new or may have become whole. A stop leaves the rest for the next time. */
export async function readFolder(world: World, session: Session, reading: Reading): Promise<ReadResult> {
  const { listed, thorough, isStopped, onProgress, onGone } = reading
  const look = { now: world.clock.now(), against: await againstNow(world, session), thorough }
  const { kept, toRead } = planLook(reading.memory, listed, look)
  const files = [...kept]
  const taken: TakenIn[] = []
  let problem: SaveProblem | null = null
  for (const [index, file] of toRead.entries()) {
    if (isStopped() || problem) break
    onProgress({ done: index, total: toRead.length, phase: 'folder' })
    const memory = { ...reading.memory, files: [...files, ...reading.memory.files] }
    const found = await lookInto(world, session, { file, look, memory, onGone })
    if (found.taken) taken.push(found.taken)
    problem = found.problem ?? null
    // Sound, but not taken in: the next run tries again.
    if (!problem) files.push(await noteFound(world, session, { memory: reading.memory, file, found, look }))
  }
  return { memory: { ...reading.memory, files: [...files, ...leftOf(reading, files)] }, taken, problem }
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
  const state = exchangeNow(session)
  return `${version} ${directoryMark(state)} ${jsonHash(state.scopes)}`
}

export function directoryMark({ directory }: ExchangeState): string {
  return jsonHash(directory)
}

function exchangeNow({ store }: Session): ExchangeState {
  return exchangeOf((name) => store.state.controls.get(name))
}

interface FileLook {
  readonly file: ListedFile
  readonly look: Look
  readonly memory: FolderMemory
  readonly onGone: OnGone
}

interface Judgement {
  readonly outcome: Outcome
  readonly refusal?: { readonly bytes: Uint8Array; readonly error: ImportError }
  readonly taken?: TakenIn
  readonly problem?: SaveProblem
}

interface Found extends Judgement {
  readonly hash: string | null
}

async function lookInto(
  world: World,
  session: Session,
  { file, look, memory, onGone }: FileLook,
): Promise<Found> {
  const read = await readFolderFile(world.machine, file)
  if (read.state !== 'read') return { hash: null, outcome: { is: 'hindered', by: read.state } }
  const hash = bytesToHex(await sha256Of(read.bytes))
  if (isOwnHash(memory, hash)) return { hash, outcome: { is: 'own' } }
  const known = outcomeOf(memory.files, hash, look)
  if (known) return { hash, outcome: known }
  return { hash, ...(await judge(world, session, { bytes: read.bytes, against: look.against, onGone })) }
}

async function judge(
  world: World,
  session: Session,
  {
    bytes,
    against,
    onGone,
  }: Pick<Reading, 'onGone'> & { readonly bytes: Uint8Array; readonly against: string },
): Promise<Judgement> {
  const pending = await checkNow(world, session, bytes)
  if (!pending.ok) return refused(bytes, pending.error, against)
  const { checked } = pending.value
  if (asksPerson(checked)) return { outcome: { is: 'invitation', from: checked.from, against } }
  const outcome: Outcome = { is: 'taken', ...offerOf(checked, exchangeNow(session)) }
  const applied = await take(world, session, { pending: pending.value, onGone })
  if (applied.ok) return { outcome: partly(outcome, applied.value, against), taken: applied.value }
  const { type } = applied.error
  return type === 'NoSpace' || type === 'WriteFailed' || type === 'ReadOnly'
    ? { outcome, problem: type }
    : refused(bytes, applied.error, against)
}

/** What was set aside may come in once more is chosen. */
function partly(outcome: Outcome, { setAside }: TakenIn, against: string): Outcome {
  return outcome.is === 'taken' && setAside > 0 ? { ...outcome, partly: against } : outcome
}

function refused(bytes: Uint8Array, error: ImportError, against: string): Judgement {
  return { outcome: refusalOf(error, against), refusal: { bytes, error } }
}

function refusalOf({ type }: ImportError, against: string): Outcome {
  return type === 'E_NOT_FOR_US' ? { is: 'others' } : { is: 'refused', code: type, against }
}

/** Whoever joins a network types its digits; a file that merely lies there must not do it. */
function asksPerson({ rootFingerprint, header, warnings }: CheckedPackage): boolean {
  return rootFingerprint !== null || (header.kind === 'enrol' && !warnings.includes('W_AGAIN'))
}

/** Who else will know what the package leads up to, once they have read it there. */
function offerOf(
  { header, directory }: CheckedPackage,
  state: ExchangeState,
): Pick<Extract<Outcome, { is: 'taken' }>, 'for' | 'upto'> {
  const offices = directory.offices.map(({ id }) => id)
  const readers = activeDevices(directory, offices).filter(({ id, age }) => {
    const isReader = header.to.includes(keyIdOf(age)) && id !== header.sender
    return isReader && covers(peerOf(state, id).have, header.base)
  })
  return { for: readers.map(({ id }) => id), upto: header.upto }
}

async function take(
  world: World,
  session: Session,
  { pending, onGone }: Pick<Reading, 'onGone'> & { readonly pending: PendingImport },
): Promise<Result<TakenIn, ImportError>> {
  const before = linesOf(session, pending.checked)
  const applied = await session.store.exclusively(async () =>
    applyPackage(world, session, {
      pending,
      onProgress: () => undefined,
      // A file is taken in whole; a stop comes between two of them.
      isStopped: () => false,
      onGone,
    }),
  )
  if (!applied.ok) return applied
  const { from, added, changed, conflicts, erased, setAside } = applied.value
  const cases = pending.checked.records.filter(({ id }) => hasChanged(session, id, before.get(id))).length
  const isNew = added + changed + conflicts + erased > 0
  return ok({ from, cases, conflicts, changed: isNew, setAside: setAside?.count ?? 0 })
}

type IndexLine = ReturnType<Session['store']['parts']['index']['get']>

function linesOf({ store }: Session, { records }: CheckedPackage): ReadonlyMap<string, IndexLine> {
  return new Map(records.map(({ id }) => [id, store.parts.index.get(id)]))
}

/** Whether a case came, changed or went. */
function hasChanged({ store }: Session, id: string, before: IndexLine): boolean {
  const after = store.parts.index.get(id)
  const isCase = Boolean(before?.head ?? after?.head)
  if (!isCase || !after) return false
  return !before || Boolean(before.x) !== Boolean(after.x) || !equalVectors(before.vv, after.vv)
}
