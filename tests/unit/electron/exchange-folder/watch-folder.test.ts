/** A real folder, watched: packages that come, go or change are told, and nothing else is. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { nodeFolderDisk } from '#electron/exchange-folder/folder-disk.ts'
import { watchFolder, type FolderWatch } from '#electron/exchange-folder/watch-folder.ts'
import { sharedFileSystem } from '#electron/vault-files/node-file-system.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'

const name = 'paket-20261127-00000001.age'
const started = { folder: '', told: 0, watches: [] as FolderWatch[] }

beforeEach(async () => {
  started.folder = await mkdtemp(join(tmpdir(), 'fallkoffer-watch-'))
  started.told = 0
})

afterEach(async () => {
  for (const watch of started.watches.splice(0)) watch.end()
  await rm(started.folder, { recursive: true, force: true })
})

async function watched(lookEveryMilliseconds: number): Promise<void> {
  const place = { fs: sharedFileSystem, disk: nodeFolderDisk, path: started.folder }
  const onChange = () => void (started.told += 1)
  started.watches.push(watchFolder({ place, onChange, lookEveryMilliseconds, restMilliseconds: 10 }))
  // The first look only notes what lies there.
  await pause(50)
}

const told = async (times: number) =>
  waitUntil(() => started.told >= times, { what: `${String(times)} pieces of news` })

test('a package that comes, changes and goes is told by the system itself', async () => {
  await watched(3_600_000)
  await writeFile(join(started.folder, name), 'eins')
  await told(1)
  await pause(30)
  const before = started.told
  await writeFile(join(started.folder, name), 'etwas länger')
  await told(before + 1)
  await rm(join(started.folder, name))
  await told(before + 2)
})

test('files of the carrying programs are no news', async () => {
  await watched(20)
  for (const foreign of [`.${name}.tmp`, `~syncthing~${name}.tmp`, 'desktop.ini', `${name}.part`])
    await writeFile(join(started.folder, foreign), 'halb')
  await pause(120)
  expect(started.told).toBe(0)
})

test('a folder that goes away and comes back is noticed by looking', async () => {
  await watched(20)
  await rename(started.folder, `${started.folder}-weg`)
  await told(1)
  const before = started.told
  await rename(`${started.folder}-weg`, started.folder)
  await told(before + 1)
  await writeFile(join(started.folder, name), 'wieder da')
  await told(before + 2)
})
