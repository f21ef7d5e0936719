/** Files that would bring a run to a stop, by malice or by accident: each concerns itself alone. */
import { expect, test } from 'vitest'
import { randomBytes } from 'node:crypto'
import { truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nodeFileSystem } from '#electron/vault-files/node-file-system.ts'
import { ripeAfter } from '#shared/exchange/folder-files.ts'
import { createFailingDisk } from '#tests/support/failing-disk.ts'
import { faultyFileSystem } from '#tests/support/faulty-file-system.ts'
import { aCase, must, noProgress, passphrase, type Office } from '#tests/support/vault-office.ts'
import { casesOf, eachInNewFolder, filesIn, officesOver, run } from '#tests/support/exchange-folder.ts'

const started = eachInNewFolder()
const at = (name: string) => join(started.folder, name)

async function three(): Promise<readonly [Office, Office, Office]> {
  started.offices = [...(await officesOver(started.folder, ['Nord', 'Süd', 'West']))]
  return started.offices as [Office, Office, Office]
}

/** Office with its vault open over another disk. */
async function over(office: Office, fs: typeof nodeFileSystem): Promise<void> {
  must(await (await office.restart({ fs })).unlock(passphrase, noProgress))
}

test('a file larger than any package is named, and no room is made for it', async () => {
  const [north, south] = await three()
  await writeFile(at('backup.age'), '')
  await truncate(at('backup.age'), 20 * 1024 ** 3)
  must(await north.vault().createCase(aCase('daneben')))
  await run(north)
  const report = await run(south)
  expect(report.problems).toEqual([{ name: 'backup.age', code: 'E_TOO_BIG' }])
  expect(report).toMatchObject({ written: 1, taken: [{ from: 'Nord', cases: 1 }] })
})

test('one package that cannot be saved holds up neither the others nor the own one', async () => {
  const [north, south, west] = await three()
  const disk = createFailingDisk(nodeFileSystem)
  await over(south, disk.fs)
  for (const office of [north, west]) {
    must(await office.vault().createCase(aCase('kommt an')))
    await run(office)
  }
  disk.failAt(1, 'EIO once')
  const first = await run(south)
  expect(disk.hasFailed()).toBe(true)
  expect(first.taken).toHaveLength(1)
  expect(first).toMatchObject({ written: 1, problems: [] })
  south.clock.advance(ripeAfter)
  expect((await run(south)).taken).toHaveLength(1)
  expect(await casesOf(south)).toHaveLength(2)
})

test('a large file over which the program ends twice is not opened by itself any more', async () => {
  const [north, south, west] = await three()
  for (let count = 0; count < 40; count += 1)
    must(await north.vault().createCase(aCase(randomBytes(2_000).toString('hex'))))
  await run(north)
  const [large = ''] = await filesIn(started.folder)
  for (let ends = 0; ends < 2; ends += 1) {
    // The note that it is opened reaches the disk; the program ends before anything else does.
    const acts = await actsOfOneSave(south)
    const dying = faultyFileSystem('crashBefore', acts + 1)
    await over(south, dying.fs)
    await run(south).catch(() => undefined)
    expect(dying.crashed()).toBe(true)
    await over(south, nodeFileSystem)
  }
  must(await west.vault().createCase(aCase('klein')))
  await run(west)
  const report = await run(south)
  expect(report.problems).toEqual([{ name: large, code: 'FolderFileEnds' }])
  expect(report.taken).toMatchObject([{ from: 'West' }])
  // A person may ask for it all the same.
  expect(await run(south, 'thorough')).toMatchObject({ taken: [{ from: 'Nord' }], problems: [] })
  expect(await casesOf(south)).toHaveLength(41)
})

/** How often the disk is changed from unlocking until one small save is done. */
async function actsOfOneSave(office: Office): Promise<number> {
  const counting = faultyFileSystem('EIO', 0)
  await over(office, counting.fs)
  must(await office.vault().saveDraft('x', null))
  return counting.acts()
}
