/** What a file of the exchange folder turns out to be; a sound package is taken in at once, whole or not at all. */
import { bytesToHex } from '#shared/base/bytes.ts'
import { sha256Of } from '#shared/base/platform-bytes.ts'
import { ok, type Result } from '#shared/base/result.ts'
import { keyIdOf } from '#shared/crypto/digits.ts'
import { claimedSender, type ClaimedSender } from '#shared/exchange/claimed-sender.ts'
import { peerOf, seenFrom, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import { holdsAllItTells } from '#shared/exchange/folder-due.ts'
import { outcomeOf, type ListedFile, type Look } from '#shared/exchange/folder-files.ts'
import { isOwnHash, openingOf, type FolderMemory, type Outcome } from '#shared/exchange/folder-memory.ts'
import { activeDevices } from '#shared/exchange/network-directory.ts'
import type { CheckedPackage } from '#shared/exchange/package-checks.ts'
import { owesWordOfAside } from '#shared/exchange/partner-answers.ts'
import type { OnReading } from '#shared/exchange/reading-watch.ts'
import { carriesRecords } from '#shared/exchange/sent-package.ts'
import { covers, equalVectors } from '#shared/records/knowledge.ts'
import type { MergeableRecord } from '#shared/records/record.ts'
import type { TakenIn } from '#renderer/vault/folder-api.ts'
import { readFolderFile } from '#renderer/vault/folder-bytes.ts'
import { keepFolderMemory } from '#renderer/vault/folder-memory.ts'
import { applyPackage, checkNow, type OnGone, type PendingImport } from '#renderer/vault/import-calls.ts'
import { outlineOf } from '#renderer/vault/outline.ts'
import { belongingOf } from '#renderer/vault/own-office.ts'
import { exchangeOf, type Session } from '#renderer/vault/session.ts'
import type { ImportError } from '#renderer/vault/import-api.ts'
import type { World } from '#renderer/vault/world.ts'

export interface FileLook {
  readonly file: ListedFile
  readonly look: Look
  readonly memory: FolderMemory
  readonly onReading: OnReading
  readonly onGone: OnGone
}

/** Why something sound could not be saved. */
export type SaveProblem = 'NoSpace' | 'WriteFailed' | 'ReadOnly'

interface Judgement {
  readonly outcome: Outcome
  readonly refusal?: { readonly bytes: Uint8Array; readonly error: ImportError }
  readonly taken?: TakenIn
  readonly problem?: SaveProblem
}

export interface Found extends Judgement {
  readonly hash: string | null
}

/** A person stopped it before it was known what the file is. */
export const stopped = 'stopped'
type Stopped = typeof stopped

/** Below this even what is packed as tightly as can be fits into memory many times over. */
const heavy = 64 * 1024

/** Reads a file, knows it again or finds out what it is. */
export async function lookInto(world: World, session: Session, fileLook: FileLook): Promise<Found | Stopped> {
  const { file, look, memory } = fileLook
  const read = await readFolderFile(world.machine, { folder: memory.folder, file })
  if (read.state !== 'read') return { hash: null, outcome: { is: 'hindered', by: read.state } }
  const hash = bytesToHex(await sha256Of(read.bytes))
  if (isOwnHash(memory, hash)) return { hash, outcome: { is: 'own' } }
  const known = outcomeOf(memory.files, hash, look)
  if (known) return { hash, outcome: known }
  const unopened = read.bytes.length > heavy ? await noteOpening(session, { hash, look, memory }) : null
  if (unopened) return { hash, ...unopened }
  const judged = await judge(world, session, { ...fileLook, bytes: read.bytes })
  return judged === stopped ? stopped : { hash, ...judged }
}

/** Why a large file is not to be opened; otherwise that it will be stands in the vault, whatever happens then. */
async function noteOpening(
  session: Session,
  { hash, look, memory }: Pick<FileLook, 'look' | 'memory'> & { readonly hash: string },
): Promise<Judgement | null> {
  const opening = openingOf(memory, hash, look)
  if (!opening) return { outcome: { is: 'refused', code: 'FolderFileEnds', against: look.against } }
  const kept = await keepFolderMemory(session, { ...memory, opening })
  if (!kept || kept.ok) return null
  return { outcome: { is: 'hindered', by: 'notSaved' }, problem: saveProblemOf(kept.error.type) }
}

export function saveProblemOf(type: string): SaveProblem {
  return type === 'NoSpace' || type === 'ReadOnly' ? type : 'WriteFailed'
}

interface Judging extends Pick<FileLook, 'look' | 'onReading' | 'onGone'> {
  readonly bytes: Uint8Array
}

async function judge(
  world: World,
  session: Session,
  { bytes, look, onReading, onGone }: Judging,
): Promise<Judgement | Stopped> {
  const { against, within } = look
  const pending = await checkNow(world, session, { bytes, clock: 'strict', onReading })
  if (!pending.ok) return unsound(session, { bytes, error: pending.error }, against)
  const { checked } = pending.value
  if (asksPerson(checked)) return { outcome: { is: 'invitation', from: checked.from, against } }
  const readers = readersOf(checked, exchangeNow(session))
  const applied = await take(world, session, { pending: pending.value, onGone })
  if (applied.ok) {
    const { setAside } = applied.value
    const taken = takenAs(session, { checked, readers, setAside })
    const outcome = { ...taken, ...partly(applied.value, within) }
    return { outcome, taken: applied.value }
  }
  const { type } = applied.error
  return type === 'NoSpace' || type === 'WriteFailed' || type === 'ReadOnly'
    ? { outcome: { is: 'hindered', by: 'notSaved' }, problem: type }
    : refused(bytes, applied.error, against)
}

async function unsound(
  session: Session,
  { bytes, error }: NonNullable<Judgement['refusal']>,
  against: string,
): Promise<Judgement | Stopped> {
  if (error.type === 'Stopped') return stopped
  return (await ownLeftOver(session, bytes, error)) ?? refused(bytes, error, against)
}

/**
 * A package of this device of which it remembers nothing, after a restore of its memory say, or one of a device that its
 * own office has blocked: nobody else would ever take it away. Both refusals come after the signature was checked. What
 * a person has put there by hand stays.
 */
async function ownLeftOver(
  session: Session,
  bytes: Uint8Array,
  { type }: ImportError,
): Promise<Judgement | null> {
  if (type !== 'E_NOT_ADDRESSED' && type !== 'E_REVOKED_SENDER') return null
  const { directory } = belongingOf(session).membership
  const claimed = await claimedSender(bytes, session.vault.device, directory)
  if (!claimed) return null
  const outcome = type === 'E_NOT_ADDRESSED' ? ownOutcome(session, claimed) : blockedOutcome(session, claimed)
  return outcome && { outcome }
}

function ownOutcome(session: Session, { sender, kind }: ClaimedSender): Outcome | null {
  if (sender !== belongingOf(session).device.id) return null
  return kind === 'sync' || kind === 'directory' ? { is: 'own', stray: true } : { is: 'others' }
}

function blockedOutcome(session: Session, { office }: ClaimedSender): Outcome | null {
  return office !== null && office === belongingOf(session).office?.id ? { is: 'own', stray: true } : null
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
function readersOf({ header, directory }: CheckedPackage, state: ExchangeState): readonly string[] {
  const offices = directory.offices.map(({ id }) => id)
  return activeDevices(directory, offices)
    .filter(({ id, age }) => {
      const isReader = header.to.includes(keyIdOf(age)) && id !== header.sender
      return isReader && covers(peerOf(state, id).have, header.base)
    })
    .map(({ id }) => id)
}

type Taken = Extract<Outcome, { is: 'taken' }>

/** What was set aside may come in once more is chosen. */
function partly({ setAside }: TakenIn, within: string): Pick<Taken, 'partly'> {
  return setAside > 0 ? { partly: within } : {}
}

interface TakenFile {
  readonly checked: CheckedPackage
  readonly readers: readonly string[]
  readonly setAside: number
}

/** Call it after the package was taken in. */
function takenAs(session: Session, { checked, readers, setAside }: TakenFile): Taken {
  const { sender, seq, upto } = checked.header
  const isWhole = holdsAllItTells(outlinesHere(session), checked)
  return {
    is: 'taken',
    for: isWhole ? [...readers] : [],
    upto: isWhole ? upto : {},
    ...(asksForAnswer(session, { checked, setAside }) ? { asks: `${sender}:${String(seq)}` } : {}),
  }
}

/**
 * A part makes its receiver know no more, so only a receipt says that it has come; and who misses something has to say so.
 * Whose writes were set aside is told, too, once: two that both set something aside would answer each other without end.
 */
function asksForAnswer(
  session: Session,
  { checked: { header, warnings }, setAside }: Pick<TakenFile, 'checked' | 'setAside'>,
): boolean {
  if (warnings.includes('W_GAP')) return true
  if (setAside > 0) return owesWordOfAside(exchangeNow(session), header.sender)
  return carriesRecords(header.kind) && Object.keys(header.upto).length === 0
}

function* outlinesHere({ store }: Session): Generator<MergeableRecord> {
  for (const entry of store.parts.index.entries()) yield outlineOf(entry)
}

async function take(
  world: World,
  session: Session,
  { pending, onGone }: Pick<FileLook, 'onGone'> & { readonly pending: PendingImport },
): Promise<Result<TakenIn, ImportError>> {
  const before = linesOf(session, pending.checked)
  const { seq, seqBefore } = numbersOf(pending.checked, exchangeNow(session))
  const applied = await session.store.exclusively(async () =>
    applyPackage(world, session, {
      pending,
      onProgress: () => undefined,
      // What was found sound is taken in whole; a stop comes before that, or behind it.
      isStopped: () => false,
      onGone,
    }),
  )
  if (!applied.ok) return applied
  const { from, added, changed, conflicts, erased, setAside } = applied.value
  const cases = pending.checked.records.filter(({ id }) => hasChanged(session, id, before.get(id))).length
  const gap = pending.checked.warnings.includes('W_GAP')
  const isNew = added + changed + conflicts + erased > 0
  return ok({ from, cases, conflicts, gap, changed: isNew, seq, seqBefore, setAside: setAside?.count ?? 0 })
}

/** Call it before the package is taken in. */
function numbersOf({ header }: CheckedPackage, state: ExchangeState): Pick<TakenIn, 'seq' | 'seqBefore'> {
  const { sender, seq } = header
  const former = seenFrom(state, sender).filter((seen) => seen.seq < seq)
  return { seq, seqBefore: former.reduce<number | null>((last, one) => Math.max(last ?? 0, one.seq), null) }
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

function exchangeNow({ store }: Session): ExchangeState {
  return exchangeOf((name) => store.state.controls.get(name))
}
