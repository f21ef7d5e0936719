/** The vault on disk: every call of the contract that concerns it. Ciphertext only; no key ever comes here. */
import { limits } from '#shared/contract/contract-shapes.ts'
import type { DesktopApi } from '#shared/contract/desktop-api.ts'
import { backupCalls, type ChooseFolder } from '#electron/vault-files/backup-calls.ts'
import { createHeldParts } from '#electron/vault-files/held-parts.ts'
import { closeJournal, journalCalls } from '#electron/vault-files/journal-calls.ts'
import { createOneAtATime, type OneAtATime } from '#electron/vault-files/one-at-a-time.ts'
import { snapshotCalls } from '#electron/vault-files/snapshot-calls.ts'
import { readVaultFile, settleVaultFile, writeVaultFile } from '#electron/vault-files/vault-file.ts'
import { spaceOf, type OpenVault, type VaultPlace } from '#electron/vault-files/vault-place.ts'
import { attempt, writtenOf } from '#electron/vault-files/write-problem.ts'

type FileCalls = Pick<DesktopApi, 'readVaultFile' | 'writeVaultFile' | 'settleVaultFile' | 'diskSpace'>
export type VaultFilesApi = FileCalls &
  ReturnType<typeof journalCalls> &
  ReturnType<typeof snapshotCalls> &
  ReturnType<typeof backupCalls>

export interface VaultFilesPlan {
  readonly place: VaultPlace
  /** Why this program may not use the folder, if so. */
  readonly refusal: 'NetworkShare' | 'InUse' | null
  readonly chooseFolder: ChooseFolder
  readonly onSnapshot: () => Promise<void>
}

export interface VaultFiles {
  readonly api: VaultFilesApi
  /** Waits for what is being written and closes the journal. Nothing is written afterwards. */
  readonly close: () => Promise<void>
}

export function createVaultFiles({ place, refusal, chooseFolder, onSnapshot }: VaultFilesPlan): VaultFiles {
  const open: OpenVault = {
    journal: null,
    vaultId: null,
    snapshot: null,
    held: createHeldParts(limits.journalFrame),
  }
  const oneAtATime = createOneAtATime()
  const ordered = inOrder(oneAtATime, {
    ...fileCalls(place, open, refusal),
    ...journalCalls(place, open),
    ...snapshotCalls(place, open, onSnapshot),
  })
  return {
    api: { ...ordered, ...backupCalls(place, open, { choose: chooseFolder, oneAtATime }) },
    close: () => oneAtATime(() => closeJournal(open)),
  }
}

function fileCalls(place: VaultPlace, open: OpenVault, refusal: VaultFilesPlan['refusal']): FileCalls {
  const { fs, folder } = place
  return {
    async readVaultFile() {
      return refusal === null ? readVaultFile(fs, folder) : { state: 'elsewhere', reason: refusal }
    },
    async writeVaultFile({ json }) {
      if (refusal !== null) return { ok: false, problem: 'ReadOnly' }
      return writtenOf(await attempt(() => writeVaultFile(fs, folder, json)))
    },
    async settleVaultFile() {
      // What cannot be settled now is settled after the next unlock.
      if (refusal === null) await attempt(() => settleVaultFile(fs, folder))
      return {}
    },
    diskSpace: () => spaceOf(place, open),
  }
}

/** Each call waits for those before it: an append never meets a snapshot halfway. */
function inOrder<Calls extends object>(oneAtATime: OneAtATime, calls: Calls): Calls {
  const waiting = Object.entries(calls).map(([name, call]) => {
    const run = call as (input: unknown) => Promise<unknown>
    return [name, (input: unknown) => oneAtATime(() => run(input))]
  })
  return Object.fromEntries(waiting) as Calls
}
