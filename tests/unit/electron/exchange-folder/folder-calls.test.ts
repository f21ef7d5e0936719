/** The calls on the exchange folder over a real one: names, places, and what is refused. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createHash } from 'node:crypto'
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isPackageName, mostFolderFiles } from '#shared/contract/exchange-folder-calls.ts'
import {
  overlaps,
  restSecondsFrom,
  type ChosenFolder,
  type FormerFolders,
} from '#electron/exchange-folder/chosen-folder.ts'
import { folderCalls } from '#electron/exchange-folder/folder-calls.ts'
import { nodeFolderDisk } from '#electron/exchange-folder/folder-disk.ts'
import { sharedFileSystem } from '#electron/vault-files/node-file-system.ts'

const name = 'paket-20261127-00000001.age'
const bytes = new TextEncoder().encode('verschlüsselt')
const sha256 = createHash('sha256').update(bytes).digest('hex')
const home = {
  root: '',
  folder: '',
  chosen: null as ChosenFolder | null,
  former: [] as FormerFolders,
  answer: null as string | null,
}

beforeEach(async () => {
  home.root = await mkdtemp(join(tmpdir(), 'fallkoffer-calls-'))
  home.folder = join(home.root, 'Austausch')
  await mkdir(home.folder)
  await mkdir(join(home.root, 'eigenes'))
  home.chosen = null
  home.former = []
  home.answer = home.folder
})

afterEach(() => rm(home.root, { recursive: true }))

function calls() {
  return folderCalls({
    fs: sharedFileSystem,
    disk: nodeFolderDisk,
    random: { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)) },
    settings: { read: () => home.chosen, write: async (chosen) => void (home.chosen = chosen) },
    former: { read: () => home.former, write: async (former) => void (home.former = former) },
    choose: async () => home.answer,
    home: join(home.root, 'eigenes'),
    restSeconds: 120,
    follow: () => undefined,
  })
}

async function chosen() {
  const api = calls()
  expect(await api.chooseExchangeFolder({})).toEqual({ state: 'chosen' })
  return { api, folder: home.chosen?.id ?? '' }
}

test.each([
  [name, true],
  ['paket (conflicted copy 2026-11-27).AGE', true],
  ['Größe äöü.age', true],
  ['.verborgen.age', false],
  ['~syncthing~x.age', false],
  ['../draußen.age', false],
  ['unter/ordner.age', false],
  ['c:strom.age', false],
  ['zurück\\.age', false],
  ['nul.age', false],
  ['COM1.age', false],
  ['x.age.tmp', false],
  ['.age', false],
  [`${'x'.repeat(200)}.age`, false],
])('as a name of a package, %s: %s', (given, expected) => {
  expect(isPackageName(given)).toBe(expected)
})

test('the folder is named and never placed', async () => {
  const { api } = await chosen()
  const state = await api.exchangeFolder({})
  expect(state).toMatchObject({ state: 'ready', name: 'Austausch', restSeconds: 120 })
  expect(JSON.stringify(state)).not.toContain(home.root)
  expect(await readdir(home.folder)).toEqual([])
  await api.leaveExchangeFolder({})
  expect(await api.exchangeFolder({})).toEqual({ state: 'none', restSeconds: 120 })
})

test('the own place and a closed dialog choose nothing', async () => {
  home.answer = join(home.root, 'eigenes')
  expect(await calls().chooseExchangeFolder({})).toEqual({ state: 'refused', reason: 'OwnFolder' })
  home.answer = home.root
  expect(await calls().chooseExchangeFolder({})).toEqual({ state: 'refused', reason: 'OwnFolder' })
  home.answer = null
  expect(await calls().chooseExchangeFolder({})).toEqual({ state: 'cancelled' })
  home.answer = join(home.root, 'gibt es nicht')
  expect(await calls().chooseExchangeFolder({})).toEqual({ state: 'refused', reason: 'NotWritable' })
  expect(home.chosen).toBeNull()
  expect(overlaps('/a/b', '/a/bc')).toBe(false)
})

test('what is written is read back in parts, as long as it stays what was listed', async () => {
  const { api, folder } = await chosen()
  expect(await api.writeExchangeFile({ folder, name, payload: bytes, held: 0 })).toMatchObject({
    state: 'written',
  })
  const listing = await api.listExchangeFiles({ folder, first: [] })
  const [file] = listing.state === 'listed' ? listing.files : []
  if (!file) throw new Error('nothing listed')
  expect(await api.readExchangeFile({ folder, file, from: 0 })).toEqual({ state: 'read', bytes })
  expect(await api.readExchangeFile({ folder, file: { ...file, size: file.size + 1 }, from: 0 })).toEqual({
    state: 'changed',
  })
  await utimes(join(home.folder, name), 1, 1)
  expect(await api.readExchangeFile({ folder, file, from: 0 })).toEqual({ state: 'changed' })
  await rm(join(home.folder, name))
  expect(await api.readExchangeFile({ folder, file, from: 0 })).toEqual({ state: 'gone' })
})

test('a call that means another folder than the one chosen now finds nothing', async () => {
  const { api, folder } = await chosen()
  await api.writeExchangeFile({ folder, name, payload: bytes, held: 0 })
  home.folder = join(home.root, 'anderer')
  await mkdir(home.folder)
  await writeFile(join(home.folder, name), bytes)
  home.answer = home.folder
  expect(await api.chooseExchangeFolder({})).toEqual({ state: 'chosen' })
  expect(await api.listExchangeFiles({ folder, first: [] })).toEqual({ state: 'missing' })
  // The own package in the former one, and not what has its name and content here.
  expect(await api.removeExchangeFile({ folder, name, sha256 })).toEqual({ state: 'removed' })
  const unknown = '0'.repeat(32)
  expect(await api.removeExchangeFile({ folder: unknown, name, sha256 })).toEqual({ state: 'gone' })
  expect(await api.writeExchangeFile({ folder, name, payload: bytes, held: 0 })).toEqual({ state: 'missing' })
  expect(await readdir(home.folder)).toEqual([name])
})

test('of too many files those named first are listed, and how many are not', async () => {
  const { api, folder } = await chosen()
  await writeFile(join(home.folder, name), bytes)
  await utimes(join(home.folder, name), 1, 1)
  const flood = Array.from({ length: mostFolderFiles + 2 }, (_, at) => `flut-${String(at)}.age`)
  await Promise.all(flood.map(async (each) => writeFile(join(home.folder, each), '')))
  const namesWith = async (first: string[]) => {
    const listing = await api.listExchangeFiles({ folder, first })
    if (listing.state !== 'listed') throw new Error('not listed')
    expect(listing).toMatchObject({ more: 3 })
    expect(listing.files).toHaveLength(mostFolderFiles)
    return listing.files.map((file) => file.name)
  }
  expect(await namesWith([])).not.toContain(name)
  expect(await namesWith([name])).toContain(name)
})

test('a package is for others to read too, as far as the system lets them', async () => {
  const { api, folder } = await chosen()
  await api.writeExchangeFile({ folder, name, payload: bytes, held: 0 })
  // What the system gives any new file here.
  await writeFile(join(home.folder, 'beliebig'), bytes)
  const [own, any] = await Promise.all([name, 'beliebig'].map(async (each) => stat(join(home.folder, each))))
  expect(own?.mode).toBe(any?.mode)
})

test('only the content that is meant is removed, and no link is followed', async () => {
  const { api, folder } = await chosen()
  await writeFile(join(home.root, 'draußen'), bytes)
  await symlink(join(home.root, 'draußen'), join(home.folder, 'verweis.age'))
  expect(await api.removeExchangeFile({ folder, name: 'verweis.age', sha256 })).toEqual({ state: 'gone' })
  await writeFile(join(home.folder, name), 'von jemand anderem')
  expect(await api.removeExchangeFile({ folder, name, sha256 })).toEqual({ state: 'other' })
  await writeFile(join(home.folder, name), bytes)
  await writeFile(join(home.folder, `.${name}.tmp`), 'abgebrochen')
  expect(await api.removeExchangeFile({ folder, name, sha256 })).toEqual({ state: 'removed' })
  expect(await readdir(home.folder)).toEqual(['verweis.age'])
  expect(await readFile(join(home.root, 'draußen'))).toEqual(Buffer.from(bytes))
})

test('the pause can be set in seconds', () => {
  expect(restSecondsFrom('1')).toBe(1)
  expect([undefined, '', '-1', '1.5', 'bald'].map(restSecondsFrom)).toEqual([120, 120, 120, 120, 120])
})

test('in a former folder own packages may be taken out, and nothing else is done, until it is forgotten', async () => {
  const { api, folder } = await chosen()
  for (const each of [name, 'zweites.age']) await writeFile(join(home.folder, each), bytes)
  await api.leaveExchangeFolder({})
  expect(await api.listExchangeFiles({ folder, first: [] })).toEqual({ state: 'missing' })
  expect(await api.removeExchangeFile({ folder, name, sha256 })).toEqual({ state: 'removed' })
  await rename(home.folder, `${home.folder}-fort`)
  expect(await api.removeExchangeFile({ folder, name: 'zweites.age', sha256 })).toEqual({ state: 'missing' })
  await rename(`${home.folder}-fort`, home.folder)
  await api.keepFormerFolders({ folders: [folder] })
  expect(home.former.map(({ id }) => id)).toEqual([folder])
  await api.keepFormerFolders({ folders: [] })
  expect(home.former).toEqual([])
  expect(await api.removeExchangeFile({ folder, name: 'zweites.age', sha256 })).toEqual({ state: 'gone' })
  expect(await readdir(home.folder)).toEqual(['zweites.age'])
})

test('the last ten former folders are known', async () => {
  const { api } = await chosen()
  for (let count = 0; count < 12; count += 1) await api.chooseExchangeFolder({})
  expect(home.former).toHaveLength(10)
  expect(home.former.map(({ id }) => id)).not.toContain(home.chosen?.id)
})
