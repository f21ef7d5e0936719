/**
 * The exchange folder's disk fails at every single act of writing and tidying up. Afterwards there is the old package or
 * the new one and never half of one, the vault is unchanged, and the next run makes it good.
 */
import { expect, test } from 'vitest'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nodeFolderDisk } from '#electron/exchange-folder/folder-disk.ts'
import { listFiles } from '#electron/exchange-folder/list-files.ts'
import { writePackage } from '#electron/exchange-folder/write-file.ts'
import { sharedFileSystem } from '#electron/vault-files/node-file-system.ts'
import { createFailingDisk, type FailingDisk, type Failure } from '#tests/support/failing-disk.ts'
import { Crash, faults, faultyFileSystem, type Fault } from '#tests/support/faulty-file-system.ts'
import { joinNetwork } from '#tests/support/vault-network.ts'
import { aCase, must, noProgress, passphrase, type Office } from '#tests/support/vault-office.ts'
import { casesOf, newExchangeFolder, openOffice, run, untilQuiet } from '#tests/support/exchange-folder.ts'

const old = 'paket-20261122-00000001.age'
const next = 'paket-20261122-00000002.age'
const content = new TextEncoder().encode('ein ganzes Paket')

/** Writes with the fault at one act; answers whether there was an act to strike. */
async function strike(fault: Fault, at: number): Promise<boolean> {
  const path = await newExchangeFolder()
  await writeFile(join(path, old), 'das alte')
  const faulty = faultyFileSystem(fault, at)
  try {
    const place = { fs: faulty.fs, disk: nodeFolderDisk, path }
    const written = await writePackage(place, { name: next, bytes: content }).catch((error: unknown) => {
      if (!(error instanceof Crash)) throw error
      return null
    })
    const listing = await listFiles({ fs: sharedFileSystem, disk: nodeFolderDisk, path })
    const found = listing?.files ?? []
    expect(await readFile(join(path, old), 'utf8')).toBe('das alte')
    const isThere = found.some(({ name }) => name === next)
    if (isThere) expect(await readFile(join(path, next))).toEqual(Buffer.from(content))
    if (written?.state === 'written') expect(isThere).toBe(true)
    expect(found.map(({ name }) => name)).toEqual(isThere ? [old, next] : [old])
    return faulty.struck()
  } finally {
    await rm(path, { recursive: true })
  }
}

test.each(faults)('writing a package meets %s at every act', async (fault) => {
  let acts = 0
  while (await strike(fault, acts + 1)) acts += 1
  expect(acts).toBeGreaterThanOrEqual(4)
})

interface Pair {
  readonly north: Office
  readonly south: Office
  readonly disk: FailingDisk
}

/** Nord has a new package to write and an old one to take away while its folder's disk fails. Answers whether it did. */
async function meets(failure: Failure, count: number, { north, south, disk }: Pair): Promise<boolean> {
  must(await north.vault().createCase(aCase('eins')))
  await run(north)
  must(await north.vault().createCase(aCase('zwei')))
  const before = await casesOf(north)
  disk.failAt(count, failure)
  await run(north)
  expect(await casesOf(north)).toEqual(before)
  // What others find is sound at any moment.
  expect((await run(south)).problems).toEqual([])
  const failed = disk.hasFailed()
  disk.heal()
  must(await (await north.restart()).unlock(passphrase, noProgress))
  await untilQuiet([north, south])
  expect(await casesOf(south)).toEqual(before)
  return failed
}

test.each(['EIO once', 'gone'] as const)(
  'a run meets %s at every act of the folder',
  { timeout: 60_000 },
  async (failure) => {
    const path = await newExchangeFolder()
    const disk = createFailingDisk(sharedFileSystem)
    const north = await openOffice('Nord', { carrier: { fs: disk.fs, disk: nodeFolderDisk } })
    const south = await openOffice('Süd')
    try {
      await joinNetwork(north, south)
      await north.carry(path)
      await south.carry(path)
      let acts = 0
      while (await meets(failure, acts + 1, { north, south, disk })) acts += 1
      expect(acts).toBeGreaterThanOrEqual(5)
    } finally {
      await Promise.all([north.remove(), south.remove()])
      await rm(path, { recursive: true })
    }
  },
)
