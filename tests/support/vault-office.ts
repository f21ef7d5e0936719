/**
 * One office under Node: the real vault over the real vault files in a folder of its own, and an IndexedDB in memory.
 * Only the stretching of the passphrase is quick, and appearance, windows and dialogs are left out.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect } from 'vitest'
import type { Clock } from '#shared/base/clock.ts'
import { bundledCatalogue } from '#shared/chains/content-catalogue.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { LabelOf } from '#shared/domain/value-lists.ts'
import type { FileSystem } from '#electron/vault-files/file-system.ts'
import type { ChosenFolder, FormerFolders } from '#electron/exchange-folder/chosen-folder.ts'
import {
  folderCalls,
  type ExchangeFolderCalls,
  type FolderTools,
} from '#electron/exchange-folder/folder-calls.ts'
import { nodeFolderDisk } from '#electron/exchange-folder/folder-disk.ts'
import { nodeFileSystem, sharedFileSystem } from '#electron/vault-files/node-file-system.ts'
import { createVaultFiles } from '#electron/vault-files/vault-files.ts'
import type { Machine } from '#renderer/vault/machine.ts'
import { nothingHeld, type Held } from '#renderer/vault/held.ts'
import { createVaultApi } from '#renderer/vault/vault.ts'
import type { NewVault, VaultApi } from '#renderer/vault/vault-api.ts'
import type { IndexedDbEngine } from '#renderer/vault/vault-database.ts'
import type { Helper } from '#renderer/vault/helper.ts'
import { frameLimit, type FrameLimit, type World } from '#renderer/vault/world.ts'
import { quickVaultCrypto } from '#tests/support/vault-crypto.ts'

export const today = '2026-11-22' as CalendarDate
export const passphrase = 'amber basket candle dragon ember'
export const newVault: NewVault = {
  office: 'Beratungsstelle Nord',
  region: 'magdeburg',
  adviser: 'A.B.',
  passphrase,
}

export interface Office {
  readonly folder: string
  /** Where backups go and come from. */
  readonly stick: string
  readonly clock: Clock & { readonly advance: (milliseconds: number) => void }
  readonly vault: () => VaultApi
  /** What the worker keeps in memory. */
  readonly held: () => Held
  readonly machine: () => Machine
  /** As a crash would: everything in memory is gone, files and IndexedDB stay. */
  readonly restart: (change?: Partial<OfficeParts>) => Promise<VaultApi>
  readonly engine: () => IndexedDbEngine
  /** Chooses a folder for the exchange; `null` gives it up. */
  readonly carry: (path: string | null) => Promise<void>
  readonly remove: () => Promise<void>
}

export interface OfficeParts {
  readonly fs: FileSystem
  readonly engine: IndexedDbEngine
  readonly version: string
  readonly frameLimit: FrameLimit
  /** Another thread's work on bytes. */
  readonly helper: Helper | null
  readonly labelOf: LabelOf
  /** The disk of the exchange folder. */
  readonly carrier: Pick<FolderTools, 'fs' | 'disk'>
}

export function freshEngine(): IndexedDbEngine {
  return { indexedDB: new IDBFactory(), IDBKeyRange }
}

/** `otherStick`: the stick of another office, to take over its backup. */
export async function makeOffice(change: Partial<OfficeParts> = {}, otherStick?: string): Promise<Office> {
  const home = await mkdtemp(join(tmpdir(), 'fallkoffer-office-'))
  const folder = join(home, 'vault')
  const stick = otherStick ?? join(home, 'stick')
  const clock = steppingClock()
  let parts: OfficeParts = {
    fs: nodeFileSystem,
    engine: freshEngine(),
    version: '1.0.0',
    frameLimit,
    helper: null,
    labelOf: (_list, value) => value,
    carrier: { fs: sharedFileSystem, disk: nodeFolderDisk },
    ...change,
  }
  const exchange: ExchangeFolderChoice = { chosen: null, former: [], next: null }
  let running = await start({ folder, stick, clock, parts, exchange })
  return {
    folder,
    stick,
    clock,
    vault: () => running.vault,
    held: () => running.held,
    machine: () => running.machine,
    engine: () => parts.engine,
    async carry(path) {
      exchange.next = path
      if (path === null) await running.folder.leaveExchangeFolder({})
      else expect(await running.folder.chooseExchangeFolder({})).toEqual({ state: 'chosen' })
    },
    async restart(next = {}) {
      await running.end()
      parts = { ...parts, ...next }
      running = await start({ folder, stick, clock, parts, exchange })
      return running.vault
    },
    async remove() {
      await running.end()
      await rm(home, { recursive: true, force: true })
    },
  }
}

interface ExchangeFolderChoice {
  chosen: ChosenFolder | null
  former: FormerFolders
  /** The answer to the next dialog. */
  next: string | null
}

interface Plan {
  readonly exchange: ExchangeFolderChoice
  readonly folder: string
  readonly stick: string
  readonly clock: Clock
  readonly parts: OfficeParts
}

async function start({ folder, stick, clock, parts, exchange }: Plan): Promise<{
  readonly folder: ExchangeFolderCalls
  readonly end: () => Promise<void>
  readonly machine: Machine
  readonly held: Held
  readonly vault: VaultApi
}> {
  const { random } = quickVaultCrypto
  const timers = new Set<ReturnType<typeof setTimeout>>()
  await nodeFileSystem.makeFolder(folder)
  await nodeFileSystem.makeFolder(stick)
  const files = createVaultFiles({
    place: { fs: parts.fs, clock, random, folder, freeFloor: 0 },
    refusal: null,
    chooseFolder: async () => stick,
    onSnapshot: async () => undefined,
  })
  const exchangeFolder = folderCalls({
    ...parts.carrier,
    random,
    settings: { read: () => exchange.chosen, write: async (chosen) => void (exchange.chosen = chosen) },
    former: { read: () => exchange.former, write: async (former) => void (exchange.former = former) },
    choose: async () => exchange.next,
    home: folder,
    restSeconds: 120,
    follow: () => undefined,
  })
  const machine: Machine = { ...files.api, ...exchangeFolder, appInfo: async () => appInfoOf(parts.version) }
  const world: World = {
    machine,
    crypto: quickVaultCrypto,
    clock,
    later(act, milliseconds) {
      const timer = setTimeout(act, milliseconds)
      timers.add(timer)
      return () => clearTimeout(timer)
    },
    timeZone: 'Europe/Berlin',
    labelOf: parts.labelOf,
    judgePassphrase: async () => null,
    frameLimit: parts.frameLimit,
    helper: () => parts.helper,
    catalogue: async () => bundledCatalogue,
    engine: parts.engine,
  }
  // What the former life of an office had planned must not happen in the next one.
  const end = async () => {
    for (const timer of timers) clearTimeout(timer)
    await files.close().catch(() => undefined)
  }
  const held = nothingHeld(clock)
  return { end, machine, held, folder: exchangeFolder, vault: createVaultApi(world, held) }
}

function appInfoOf(version: string) {
  return {
    version,
    electron: '45.4.1',
    chromium: '156.0.0.0',
    platform: 'linux',
    packaged: false,
    uncleanExit: false,
    versionChanged: false,
  } as const
}

function steppingClock() {
  let now = Date.parse('2026-11-22T09:00:00Z')
  return {
    now: () => ++now,
    advance: (milliseconds: number) => void (now += milliseconds),
  }
}

export const noProgress = (): void => undefined

/** The value of an outcome that must be good. */
export function must<T>(
  outcome: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!outcome.ok) throw new Error(`failed: ${JSON.stringify(outcome.error)}`)
  return outcome.value
}

/** Office, vault made and open. */
export async function makeOpenOffice(change: Partial<OfficeParts> = {}): Promise<Office> {
  const office = await makeOffice(change)
  must(await office.vault().create(newVault, noProgress))
  return office
}

export function aCase(concern: string) {
  return [
    { name: 'region', value: 'magdeburg' },
    { name: 'clientGroup', value: 'young-person' },
    { name: 'openedOn', value: today },
    { name: 'adviser', value: 'A.B.' },
    { name: 'concern', value: concern },
  ]
}

export const everything = {
  text: '',
  state: 'all',
  sort: 'code',
  descending: false,
  from: 0,
  count: 1000,
} as const
