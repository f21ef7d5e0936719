/**
 * A fault at every act that changes the disk. Afterwards a fresh start finds the old state or the new one, never
 * neither; and what was confirmed is there.
 */
import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FileSystem } from '#electron/vault-files/file-system.ts'
import { replaceFile } from '#electron/vault-files/whole-file.ts'
import type { VaultFilesApi } from '#electron/vault-files/vault-files.ts'
import { Crash, faults, faultyFileSystem, type Fault } from '#tests/support/faulty-file-system.ts'
import { findAll, newFolder, payload, startVault, vaultId, type Found } from '#tests/support/vault-on-disk.ts'

/** What an act did, told to the caller: confirmed, or refused with a problem. */
type Outcome = 'done' | 'refused' | 'crashed'
type Act = (api: VaultFilesApi) => Promise<boolean>

let template = ''

beforeAll(async () => {
  template = await newFolder()
  const { api, close } = startVault({ folder: template })
  await api.writeVaultFile({ json: '{"old":1}' })
  await api.openJournal({ vaultId })
  for (const text of ['a', 'b']) await api.appendJournal({ payload: payload(text), held: 0 })
  await close()
})
afterAll(() => rm(template, { recursive: true, force: true }))

/** Runs an act over a copy of the template with one fault; the vault was opened before, without it. */
async function strike(act: Act, fault: Fault, at: number) {
  const folder = await newFolder()
  await cp(template, folder, { recursive: true })
  const disk = faultyFileSystem(fault, 0)
  const gate = lateFault(disk.fs, fault, at)
  const vault = startVault({ folder, fs: gate.fs })
  await vault.api.openJournal({ vaultId })
  gate.arm()
  const outcome = await outcomeOf(act, vault.api)
  return { folder, vault, outcome, struck: gate.struck(), crashed: gate.crashed() }
}

/** Lets the preparations pass and counts from `arm` on. */
function lateFault(quiet: FileSystem, fault: Fault, at: number) {
  const faulty = faultyFileSystem(fault, at)
  let armed = false
  const current = () => (armed ? faulty.fs : quiet)
  const fs: FileSystem = {
    ...quiet,
    async open(path, how) {
      const file = await current().open(path, how)
      if (armed) return file
      // A file opened before, the journal, must meet the fault too.
      const risky = faulty.adopt(file)
      return {
        ...file,
        write: (bytes, position) => (armed ? risky : file).write(bytes, position),
        truncate: (length) => (armed ? risky : file).truncate(length),
        datasync: () => (armed ? risky : file).datasync(),
      }
    },
    rename: (from, to) => current().rename(from, to),
    syncFolder: (path) => current().syncFolder(path),
    makeFolder: (path) => current().makeFolder(path),
    remove: (path) => current().remove(path),
  }
  return { fs, arm: () => (armed = true), struck: faulty.struck, crashed: faulty.crashed }
}

async function outcomeOf(act: Act, api: VaultFilesApi): Promise<Outcome> {
  try {
    return (await act(api)) ? 'done' : 'refused'
  } catch (error) {
    if (error instanceof Crash) return 'crashed'
    throw error
  }
}

/** Strikes at the first act, the second, … until the fault no longer meets anything. */
async function everywhere(act: Act, fault: Fault, check: (struck: Struck) => Promise<void>): Promise<void> {
  let strikes = 0
  for (let at = 1; ; at++) {
    const struck = await strike(act, fault, at)
    if (struck.struck) await check(struck)
    await struck.vault.close().catch(() => undefined)
    await rm(struck.folder, { recursive: true, force: true })
    if (!struck.struck) break
    strikes += 1
  }
  expect(strikes).toBeGreaterThan(0)
}
type Struck = Awaited<ReturnType<typeof strike>>

const before: Found = { vaultJson: '{"old":1}', snapshot: [], journal: ['a', 'b'], tornBytes: 0 }

function oldOrNew(found: Found, after: Partial<Found>, outcome: Outcome): void {
  const states = [before, { ...before, ...after }].map((state) => ({ ...state, tornBytes: 0 }))
  const bare = { ...found, tornBytes: 0 }
  if (outcome === 'done') expect(bare).toEqual(states[1])
  else expect(states).toContainEqual(bare)
}

for (const fault of faults) {
  test(`commit: ${fault} at every step leaves the old or the new journal, and the next commit works`, async () => {
    const act: Act = async (api) => (await api.appendJournal({ payload: payload('c'), held: 0 })).ok
    await everywhere(act, fault, async ({ folder, vault, outcome, crashed }) => {
      if (!crashed) {
        const next = await vault.api.appendJournal({ payload: payload('d'), held: 0 })
        expect(next.ok).toBe(true)
        const kept = outcome === 'done' ? ['a', 'b', 'c', 'd'] : ['a', 'b', 'd']
        expect(await findAll(folder)).toEqual({ ...before, journal: kept })
      } else oldOrNew(await findAll(folder), { journal: ['a', 'b', 'c'] }, outcome)
    })
  })

  test(`snapshot: ${fault} at every step leaves the old or the new generation`, async () => {
    const act: Act = async (api) => {
      const steps = [
        () => api.beginSnapshot({}),
        () => api.writeSnapshot({ payload: payload('A') }),
        () => api.writeSnapshot({ payload: payload('B') }),
        () => api.finishSnapshot({ rows: 2 }),
      ]
      for (const step of steps) if (!(await step()).ok) return false
      return true
    }
    await everywhere(act, fault, async ({ folder, vault, outcome, crashed }) => {
      if (!crashed) {
        const next = await vault.api.appendJournal({ payload: payload('c'), held: 0 })
        const found = await findAll(folder)
        // A save after a failed snapshot is either refused or kept.
        const news = next.ok ? ['c'] : []
        const states = [
          { ...before, journal: ['a', 'b', ...news] },
          { ...before, snapshot: ['A', 'B'], journal: news },
        ]
        if (outcome === 'done') expect(found).toEqual(states[1])
        else expect(states).toContainEqual(found)
      } else oldOrNew(await findAll(folder), { snapshot: ['A', 'B'], journal: [] }, outcome)
    })
  })

  test(`vault file: ${fault} at every step leaves the old or the new one`, async () => {
    const act: Act = async (api) => (await api.writeVaultFile({ json: '{"new":2}' })).ok
    await everywhere(act, fault, async ({ folder, outcome }) => {
      oldOrNew(await findAll(folder), { vaultJson: '{"new":2}' }, outcome)
    })
  })

  test(`taking up a generation: ${fault} at every step loses nothing`, async () => {
    const act: Act = async (api) => {
      const open = await api.openJournal({ vaultId })
      if (open.state !== 'open') return false
      return (await api.useGeneration({ snapshotId: open.snapshotId })).ok
    }
    await everywhere(act, fault, async ({ folder }) => {
      expect(await findAll(folder)).toEqual(before)
    })
  })

  test(`backup: ${fault} at every step leaves a whole backup or none, and the vault as it was`, async () => {
    const stick = await newFolder()
    const steps = everywhereWithStick(stick, fault)
    expect(await steps).toBeGreaterThan(5)
    await rm(stick, { recursive: true, force: true })
  })

  test(`export: ${fault} at every step leaves the old or the new file`, async () => {
    const folder = await newFolder()
    for (let at = 1; ; at++) {
      const path = join(folder, 'paket.age')
      await replaceFile(faultyFileSystem(fault, 0).fs, path, payload('old'))
      const disk = faultyFileSystem(fault, at)
      const outcome = await replaceFile(disk.fs, path, payload('new content')).then(
        () => 'done' as const,
        () => 'refused' as const,
      )
      if (!disk.struck()) break
      const content = await readFile(path, 'utf8')
      if (outcome === 'done') expect(content).toBe('new content')
      else expect(['old', 'new content']).toContain(content)
      if (!disk.crashed()) expect(await readdir(folder)).toEqual(['paket.age'])
    }
    await rm(folder, { recursive: true, force: true })
  })
}

async function everywhereWithStick(stick: string, fault: Fault): Promise<number> {
  for (let at = 1; ; at++) {
    const target = join(stick, String(at))
    const gate = lateFault(faultyFileSystem(fault, 0).fs, fault, at)
    await mkdir(target)
    const folder = await newFolder()
    await cp(template, folder, { recursive: true })
    const vault = startVault({ folder, fs: gate.fs, chosen: () => target })
    await vault.api.openJournal({ vaultId })
    gate.arm()
    const written = await vault.api.writeBackup({}).catch(() => ({ state: 'crashed' as const }))
    const names = (await readdir(target)).filter((name) => !name.endsWith('.tmp'))
    const reader = startVault({ folder: await newFolder(), chosen: () => target })
    const opened = await reader.api.openBackup({})
    if (written.state === 'written') expect(opened).toMatchObject({ state: 'opened', journalFrames: 2 })
    else expect(opened.state).toBe(names.length > 0 ? 'opened' : 'unreadable')
    expect(await findAll(folder)).toEqual(before)
    await vault.close().catch(() => undefined)
    await rm(folder, { recursive: true, force: true })
    if (!gate.struck()) return at
  }
}
