/** Writes into the exchange folder what is due. */
import { bytesToHex } from '#shared/base/bytes.ts'
import { sha256Of } from '#shared/base/platform-bytes.ts'
import type { Result } from '#shared/base/result.ts'
import {
  changeOwn,
  withLook,
  withOwn,
  type FolderMemory,
  type OwnPackage,
} from '#shared/exchange/folder-memory.ts'
import type { MadePackage } from '#shared/exchange/make-package.ts'
import { saidBeside, type DuePackage } from '#renderer/vault/due-packages.ts'
import { packageFor } from '#renderer/vault/export-package.ts'
import { readFiguresAhead } from '#renderer/vault/figures.ts'
import type { FolderReport } from '#renderer/vault/folder-api.ts'
import { writeFolderFile } from '#renderer/vault/folder-bytes.ts'
import { saveProblemOf, type SaveProblem } from '#renderer/vault/folder-look.ts'
import type { Session } from '#renderer/vault/session.ts'
import type { ExportError } from '#renderer/vault/import-api.ts'
import type { OnProgress, SealedFile } from '#renderer/vault/vault-api.ts'
import { saysAll, waitingFor, type Unwritten } from '#renderer/vault/unwritten.ts'
import type { World } from '#renderer/vault/world.ts'

/** The folder's disk, or a reason to make no package at all. */
export type WriteRefusal = NonNullable<FolderReport['writeProblem']>

/** Where something failed: in the vault, in the folder, or in the making. */
export type WriteProblem =
  | { readonly at: 'vault'; readonly type: SaveProblem }
  | { readonly at: 'folder'; readonly type: WriteRefusal | 'missing' }

export interface Writing {
  readonly due: DuePackage
  readonly memory: FolderMemory
  readonly unwritten: Unwritten
  readonly onProgress: OnProgress
}

export interface Written {
  readonly memory: FolderMemory
  /** Whether a package lies there now that did not before. */
  readonly wrote: boolean
  readonly problem: WriteProblem | null
}

/** Writes what waits, where something does, and makes another only where there is more to say by now. */
export async function writeDue(world: World, session: Session, writing: Writing): Promise<Written> {
  const { due, memory, unwritten } = writing
  const waiting = waitingFor(unwritten, memory, due.says)
  await removeHalf(world, writing)
  // A share may be slow, and what was erased meanwhile is not to go out.
  if (!waiting || unwritten.get(due.group) !== waiting) return writeNew(world, session, writing)
  const first = await writeMade(world, writing, waiting)
  const made = first.memory.own.find(({ name }) => name === waiting.name)
  if (!first.wrote || (made && saysAll(made, due.says))) return first
  const next = await writeNew(world, session, { ...writing, memory: first.memory })
  return { ...next, wrote: true }
}

/**
 * Makes one package and writes it. Its number and its place among the own ones are kept before the file is handed out: after a crash
 * in between, the next run finds that it never came to lie in the folder.
 */
async function writeNew(world: World, session: Session, writing: Writing): Promise<Written> {
  // So that no save has to wait while many cases are read.
  if (writing.due.scope === 'figures') await readFiguresAhead(session)
  const made = await makeDue(world, session, writing)
  const { memory } = made
  if (made.type === 'nothing') return { memory, wrote: false, problem: null }
  if (made.type === 'failed') return { memory, wrote: false, problem: made.problem }
  writing.unwritten.set(writing.due.group, made.file)
  return writeMade(world, { ...writing, memory }, made.file)
}

async function writeMade(
  world: World,
  { due, memory, unwritten }: Writing,
  made: SealedFile,
): Promise<Written> {
  const { name } = made
  const written = await writeFolderFile(world.machine, { folder: memory.folder, ...made })
  if (written.state === 'missing') return { memory, wrote: false, problem: { at: 'folder', type: 'missing' } }
  if (written.state === 'failed')
    return { memory, wrote: false, problem: { at: 'folder', type: written.problem } }
  unwritten.delete(due.group)
  const hash = memory.own.find((own) => own.name === name)?.hash ?? ''
  const file = { ...written.file, hash, outcome: { is: 'own' }, since: world.clock.now() } as const
  const noted = changeOwn(memory, hash, { written: true })
  return { memory: { ...noted, files: [...noted.files, file] }, wrote: true, problem: null }
}

type Made = { readonly memory: FolderMemory } & (
  | { readonly type: 'made'; readonly file: SealedFile }
  | { readonly type: 'nothing' }
  | { readonly type: 'failed'; readonly problem: WriteProblem }
)

/** Without records it is a receipt: it says what is known here, and brings the directory, but no choices. */
function kindFor({ records, tellsNewChoice }: DuePackage): 'sync' | 'directory' {
  return records === 0 && !tellsNewChoice ? 'directory' : 'sync'
}

async function makeDue(world: World, session: Session, writing: Writing): Promise<Made> {
  const { due, memory } = writing
  const first = await makeAs(world, session, { ...writing, kind: kindFor(due) })
  if (first.made.ok) return { type: 'made', memory: first.memory, file: first.made.value }
  const { type } = first.made.error
  // Nobody takes anything by this way, or somebody else has said it meanwhile.
  if (type === 'NoPartner' || type === 'ScopeNotChosen') return { type: 'nothing', memory }
  if (type !== 'NothingNew') return { type: 'failed', memory, problem: refusalOf(type) }
  if (!due.mustAnswer) return { type: 'nothing', memory: withLook(memory, due.says) }
  const answer = await makeAs(world, session, { ...writing, kind: 'directory' })
  if (answer.made.ok) return { type: 'made', memory: answer.memory, file: answer.made.value }
  return { type: 'failed', memory, problem: refusalOf(answer.made.error.type) }
}

async function makeAs(
  world: World,
  session: Session,
  { due, memory, onProgress, kind }: Writing & { readonly kind: 'sync' | 'directory' },
): Promise<{ readonly made: Result<SealedFile, ExportError>; readonly memory: FolderMemory }> {
  let next = memory
  const made = await session.store.exclusively(async () =>
    packageFor(world, session, {
      offices: due.offices,
      kind,
      onProgress,
      tellsChoices: due.tellsNewChoice,
      async also(draft, file) {
        next = withOwn(memory, await ownPackageOf(due, file))
        draft.putControl('folder', next)
      },
    }),
  )
  return { made, memory: made.ok ? next : memory }
}

/** A former package that never got its name may have left bytes under a hidden one. */
async function removeHalf({ machine }: World, { due, memory }: Writing): Promise<void> {
  const former = memory.own.find(({ group }) => group === due.group)
  if (former && !former.written)
    await machine.removeExchangeFile({ folder: memory.folder, name: former.name, sha256: former.hash })
}

async function ownPackageOf(
  { says, tellsChoices }: DuePackage,
  { name, bytes, header, state }: MadePackage,
): Promise<OwnPackage> {
  const { base, upto, have, records } = header
  return {
    ...says,
    name,
    hash: bytesToHex(await sha256Of(bytes)),
    size: bytes.length,
    ...{ base, upto, have, records },
    directory: saidBeside(state, tellsChoices),
    written: false,
    done: false,
  }
}

const reasons: readonly WriteRefusal[] = ['DeviceBlocked', 'DeviceLeft', 'PackageTooBig', 'NoUsableKey']

function refusalOf(type: string): WriteProblem {
  const reason = reasons.find((name) => name === type)
  return reason ? { at: 'folder', type: reason } : { at: 'vault', type: saveProblemOf(type) }
}
