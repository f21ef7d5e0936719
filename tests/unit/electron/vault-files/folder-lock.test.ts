import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFolder, systemProcesses, type Processes } from '#electron/vault-files/folder-lock.ts'
import { nodeFileSystem as fs } from '#electron/vault-files/node-file-system.ts'
import { createFailingDisk } from '#tests/support/failing-disk.ts'
import { newFolder } from '#tests/support/vault-on-disk.ts'

let folder = ''
beforeEach(async () => {
  folder = await newFolder()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const processes = (ownPid: number, startsByPid: Readonly<Record<number, string>>): Processes => ({
  ownPid,
  startOf: (pid) => startsByPid[pid] ?? null,
})

test('the first program takes the folder, a second one beside it does not', async () => {
  const both = { 10: 'monday', 11: 'monday' }
  expect(await lockFolder(fs, folder, processes(10, both))).toMatchObject({
    state: 'held',
    uncleanBefore: false,
  })
  expect(await lockFolder(fs, folder, processes(11, both))).toEqual({ state: 'inUse' })
})

test('after an orderly end nothing is left', async () => {
  const lock = await lockFolder(fs, folder, processes(10, { 10: 'monday' }))
  if (lock.state === 'held') await lock.release()
  expect(await readdir(folder)).toEqual([])
})

test('a lock of a process that is gone is taken over and tells of the crash', async () => {
  await lockFolder(fs, folder, processes(10, { 10: 'monday' }))
  expect(await lockFolder(fs, folder, processes(11, { 11: 'tuesday' }))).toMatchObject({
    uncleanBefore: true,
  })
})

test('a process number that was given out again is not taken for the old program', async () => {
  await lockFolder(fs, folder, processes(10, { 10: 'monday' }))
  const reused = processes(11, { 10: 'tuesday', 11: 'tuesday' })
  expect(await lockFolder(fs, folder, reused)).toMatchObject({ state: 'held', uncleanBefore: true })
})

test('a lock file that cannot be read does not lock anybody out', async () => {
  await writeFile(join(folder, 'in-use.lock'), 'rubbish')
  expect(await lockFolder(fs, folder, processes(10, {}))).toMatchObject({
    state: 'held',
    uncleanBefore: true,
  })
})

test('a full disk does not keep anybody from opening the vault to read', async () => {
  const disk = createFailingDisk(fs)
  // Making the folder and the file works, writing into it does not.
  disk.failAt(3, 'ENOSPC once')
  expect(await lockFolder(disk.fs, folder, processes(10, { 10: 'monday' }))).toMatchObject({ state: 'held' })
  expect(disk.hasFailed()).toBe(true)
})

test('the system knows this process and not one that cannot be', () => {
  expect(systemProcesses.startOf(process.pid)).toBeTruthy()
  expect(systemProcesses.startOf(2 ** 30)).toBeNull()
})
