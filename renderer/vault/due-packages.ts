/** Writes into the exchange folder what is due, at most one package for each group of offices. */
import { bytesToHex } from '#shared/base/bytes.ts'
import { sha256Of } from '#shared/base/platform-bytes.ts'
import { knownHere } from '#shared/exchange/exchange-state.ts'
import { hasNews, presentOf, reachOf } from '#shared/exchange/folder-due.ts'
import type { ListedFile } from '#shared/exchange/folder-files.ts'
import { changeOwn, withOwn, type FolderMemory, type OwnPackage } from '#shared/exchange/folder-memory.ts'
import type { MadePackage, Sender } from '#shared/exchange/make-package.ts'
import { activeIn } from '#shared/exchange/device-office.ts'
import { groupsFor } from '#shared/exchange/in-scope.ts'
import { ownDevice, ownOffice } from '#shared/exchange/own-office.ts'
import type { PackageGroup, Scope } from '#shared/exchange/scope.ts'
import { isNewFor } from '#shared/records/knowledge.ts'
import type { VersionVector } from '#shared/records/record.ts'
import { packageFor, senderOf } from '#renderer/vault/export-package.ts'
import { writeFolderFile } from '#renderer/vault/folder-bytes.ts'
import { directoryMark } from '#renderer/vault/folder-read.ts'
import { outlineOf } from '#renderer/vault/outline.ts'
import type { Session } from '#renderer/vault/session.ts'
import type { OnProgress } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

/** A package that is to be written. */
interface DuePackage {
  readonly group: string
  readonly offices: readonly string[]
  readonly recipients: readonly string[]
  /** Records that nobody else offers to all of them, counted as far as `countLimit`; without any, it only confirms. */
  readonly records: number
}

export const countLimit = 1000

interface FolderNow {
  readonly memory: FolderMemory
  readonly listed: readonly ListedFile[]
}

/** What is due for whom. Told by the index; no record is opened. */
export async function duePackages(session: Session, now: FolderNow): Promise<readonly DuePackage[]> {
  const sender = await senderOf(session)
  return groupsOf(sender).flatMap(({ scope, offices }) => {
    const group = `${scope}:${[...offices].sort().join(',')}`
    const due = dueFor(session, { ...now, sender, scope, group, offices })
    return due ? [due] : []
  })
}

/** The own office's other devices receive all there is; an office nobody has chosen for receives nothing yet. */
function groupsOf({ state, device, keys }: Sender): readonly PackageGroup[] {
  const offices = state.directory?.offices.map(({ id }) => id) ?? []
  return groupsFor(state, ownOffice(state, ownDevice(device.id, keys))?.id ?? null, offices)
}

interface GroupNow extends FolderNow {
  readonly sender: Sender
  readonly scope: Scope
  readonly group: string
  readonly offices: readonly string[]
}

function dueFor(session: Session, now: GroupNow): DuePackage | null {
  const { sender, group, offices, memory, listed } = now
  const { state, device, author } = sender
  const recipients = activeIn(state, offices)
    .map(({ id }) => id)
    .filter((id) => id !== device.id)
  if (recipients.length === 0) return null
  const present = presentOf(memory, group, listed)
  const reach = reachOf({ self: device.id, recipients, state, memory, present })
  const own = memory.own.find((each) => each.group === group)
  const here = knownHere(state, author)
  const says = hasNews({ own, recipients, here, directory: directoryMark(state) })
  // A part is told by receipts and not by vectors; whether there is anything to say its making finds out.
  if (now.scope !== 'all') return says ? { group, offices, recipients, records: 1 } : null
  if (!says && lacking(session, reach.byAll) === 0) return null
  return { group, offices, recipients, records: lacking(session, reach.byOthers) }
}

function lacking({ store }: Session, reach: VersionVector): number {
  let count = 0
  for (const entry of store.parts.index.entries()) {
    if (isNewFor(outlineOf(entry), reach)) count += 1
    if (count === countLimit) break
  }
  return count
}

/** The last two: nobody takes packages from this device any more. */
export type WriteRefusal = 'NoSpace' | 'WriteFailed' | 'ReadOnly' | 'DeviceBlocked' | 'DeviceLeft'
export type FolderWriteProblem = WriteRefusal | 'missing'

export interface Writing {
  readonly due: DuePackage
  readonly memory: FolderMemory
  readonly onProgress: OnProgress
}

export interface Written {
  readonly memory: FolderMemory
  readonly problem: FolderWriteProblem | null
}

/**
 * Writes one package. Its number and its place among the own ones are kept before the file is handed out: after a crash
 * in between, the next run finds that it never came to lie in the folder.
 */
export async function writeDue(world: World, session: Session, writing: Writing): Promise<Written> {
  const { due, onProgress } = writing
  await removeHalf(world, writing)
  let { memory } = writing
  const made = await session.store.exclusively(async () =>
    packageFor(world, session, {
      offices: due.offices,
      // Without records it is a receipt: it says what is known here, and brings the directory.
      kind: due.records === 0 ? 'directory' : 'sync',
      onProgress,
      async also(draft, file) {
        memory = withOwn(memory, await ownPackageOf(due, file))
        draft.putControl('folder', memory)
      },
    }),
  )
  if (!made.ok) return { memory: writing.memory, problem: problemOf(made.error.type) }
  const { name } = made.value
  const written = await writeFolderFile(world.machine, made.value)
  if (written.state === 'missing') return { memory, problem: 'missing' }
  if (written.state === 'failed') return { memory, problem: written.problem }
  const hash = memory.own.find((own) => own.name === name)?.hash ?? ''
  const file = { ...written.file, hash, outcome: { is: 'own' }, since: world.clock.now() } as const
  const noted = changeOwn(memory, hash, { written: true })
  return { memory: { ...noted, files: [...noted.files, file] }, problem: null }
}

/** A former package that never got its name may have left bytes under a hidden one. */
async function removeHalf({ machine }: World, { due, memory }: Writing): Promise<void> {
  const former = memory.own.find(({ group }) => group === due.group)
  if (former && !former.written) await machine.removeExchangeFile({ name: former.name, sha256: former.hash })
}

async function ownPackageOf(
  { group, recipients }: DuePackage,
  { name, bytes, header, state }: MadePackage,
): Promise<OwnPackage> {
  const { base, upto, have, records } = header
  return {
    group,
    name,
    hash: bytesToHex(await sha256Of(bytes)),
    size: bytes.length,
    to: [...recipients],
    ...{ base, upto, have, records },
    directory: directoryMark(state),
    written: false,
    done: false,
  }
}

const named: readonly WriteRefusal[] = ['NoSpace', 'ReadOnly', 'DeviceBlocked', 'DeviceLeft']

function problemOf(type: string): FolderWriteProblem | null {
  // Somebody else has said it meanwhile.
  if (type === 'NothingNew' || type === 'NoPartner' || type === 'ScopeNotChosen') return null
  return named.find((name) => name === type) ?? 'WriteFailed'
}
