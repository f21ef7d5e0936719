import type { ServerResponse } from 'node:http'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { UpdateState } from '#shared/contract/desktop-api.ts'
import { openSettingsFile } from '#electron/settings/settings-file.ts'
import { SavedAddress } from '#electron/settings/settings.ts'
import { loadUpdater } from '#electron/updates/load-updater.ts'
import { updateCalls } from '#electron/updates/update-calls.ts'
import { nodeFileSystem } from '#electron/vault-files/node-file-system.ts'
import { latestYml, startUpdateServer, type Files, type UpdateServer } from '#tests/support/update-server.ts'

const oldProgram = 'the program of 1.0.0'
const newProgram = new TextEncoder().encode('the program of 1.1.0'.repeat(20_000))
const path = '/Fallkoffer-1.1.0.AppImage'

let folder = ''
let server: UpdateServer | null = null
let formerAppImage: string | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'updates-'))
  await writeFile(join(folder, 'Fallkoffer.AppImage'), oldProgram)
  formerAppImage = process.env['APPIMAGE']
  process.env['APPIMAGE'] = join(folder, 'Fallkoffer.AppImage')
})

afterEach(async () => {
  await server?.stop()
  server = null
  if (formerAppImage === undefined) delete process.env['APPIMAGE']
  else process.env['APPIMAGE'] = formerAppImage
  await rm(folder, { recursive: true, force: true })
})

async function program(files: Files | null) {
  const states: UpdateState[] = []
  const quitHandlers: ((code: number) => void)[] = []
  let loads = 0
  if (files !== null) server = await startUpdateServer(files)
  const place = { path: join(folder, 'address.json'), schema: SavedAddress, fallback: null }
  const address = await openSettingsFile<string | null>(nodeFileSystem, place)
  const calls = updateCalls({
    address,
    load(from, onPercent) {
      loads += 1
      return loadUpdater({
        address: from,
        version: '1.0.0',
        folder: join(folder, 'updates'),
        platform: 'linux',
        appImage: process.env['APPIMAGE'],
        resources: join(folder, 'no-resources'),
        onQuit: (handler) => void quitHandlers.push(handler),
        onPercent,
      })
    },
    onChange: (state) => void states.push(state),
  })
  if (server) await calls.writeUpdateAddress({ address: server.address })
  const quit = () => quitHandlers.forEach((handler) => handler(0))
  return { calls, states, quit, loads: () => loads }
}

const installed = () => readFile(join(folder, 'Fallkoffer.AppImage'))

test('a newer version is offered, loaded, verified, and in place after the program has ended', async () => {
  const { calls, states, quit } = await program({
    '/latest-linux.yml': latestYml('1.1.0', newProgram),
    [path]: newProgram,
  })
  expect(await calls.checkForUpdate({})).toEqual({ state: 'available', version: '1.1.0' })
  expect(await calls.loadUpdate({})).toEqual({ state: 'ready', version: '1.1.0' })
  expect((await installed()).toString()).toBe(oldProgram)
  quit()
  expect(new Uint8Array(await installed())).toEqual(newProgram)
  expect(states.map(({ state }) => state)).toEqual(
    expect.arrayContaining(['checking', 'available', 'loading', 'ready']),
  )
  expect(states).toContainEqual({ state: 'loading', version: '1.1.0', percent: 100 })
})

test('the server learns nothing about the machine', async () => {
  const { calls } = await program({ '/latest-linux.yml': latestYml('1.0.0', newProgram) })
  await calls.checkForUpdate({})
  expect(Object.keys(server?.headers[0] ?? {}).toSorted()).toEqual([
    'accept',
    'cache-control',
    'connection',
    'host',
  ])
})

test('the same version is no news, an older one is refused', async () => {
  const same = await program({ '/latest-linux.yml': latestYml('1.0.0', newProgram) })
  expect(await same.calls.checkForUpdate({})).toEqual({ state: 'none' })
  await server?.stop()
  const older = await program({ '/latest-linux.yml': latestYml('0.9.0', newProgram) })
  expect(await older.calls.checkForUpdate({})).toEqual({ state: 'refused', reason: 'Older' })
  expect(await older.calls.loadUpdate({})).toEqual({ state: 'refused', reason: 'Older' })
  expect(server?.asked).toEqual(['/latest-linux.yml'])
})

const bad: readonly (readonly [what: string, file: Files[string], reason: string])[] = [
  ['changed in one byte', newProgram.map((byte, at) => (at === 5000 ? byte ^ 1 : byte)), 'Tampered'],
  ['cut off but said to be whole', newProgram.slice(0, -1), 'Tampered'],
  ['empty', new Uint8Array(), 'Tampered'],
  [
    'cut off by the line',
    (response) => {
      response.writeHead(200, { 'content-length': newProgram.length })
      response.write(newProgram.slice(0, 100_000), () => response.destroy())
    },
    'Unreachable',
  ],
  [
    'on another server',
    (response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/x' }).end(),
    'Tampered',
  ],
]

for (const [what, file, reason] of bad) {
  test(`a loaded file that is ${what} is refused and the old program stays`, async () => {
    const { calls, quit } = await program({
      '/latest-linux.yml': latestYml('1.1.0', newProgram),
      [path]: file,
    })
    await calls.checkForUpdate({})
    expect(await calls.loadUpdate({})).toEqual({ state: 'refused', reason })
    quit()
    expect((await installed()).toString()).toBe(oldProgram)
    expect(await readdir(folder)).not.toContain('Fallkoffer.AppImage.new')
  })
}

test('a file that is changed after it was verified is not installed', async () => {
  const { calls, quit } = await program({
    '/latest-linux.yml': latestYml('1.1.0', newProgram),
    [path]: newProgram,
  })
  await calls.checkForUpdate({})
  await calls.loadUpdate({})
  const pending = join(folder, 'updates/loaded/fallkoffer/pending')
  const [loaded] = (await readdir(pending)).filter((name) => name.endsWith('.AppImage'))
  await writeFile(join(pending, loaded ?? ''), 'something else')
  quit()
  expect((await installed()).toString()).toBe(oldProgram)
})

test('a description that points to another server is refused', async () => {
  const yml = latestYml('1.1.0', newProgram, 'http://127.0.0.1:9/Fallkoffer-1.1.0.AppImage')
  const { calls } = await program({ '/latest-linux.yml': yml })
  await calls.checkForUpdate({})
  expect(await calls.loadUpdate({})).toEqual({ state: 'refused', reason: 'Tampered' })
})

test.each([
  ['no description', {}, 'Unreadable'],
  ['a description that is no YAML', { '/latest-linux.yml': '{ version: [' }, 'Unreadable'],
  ['a description without a version', { '/latest-linux.yml': 'files: []' }, 'Unreadable'],
  [
    'an error of the server',
    {
      '/latest-linux.yml': (response: import('node:http').ServerResponse) =>
        void response.writeHead(500).end(),
    },
    'Unreachable',
  ],
])('%s is refused by name', async (_what, files, reason) => {
  const { calls } = await program(files)
  expect(await calls.checkForUpdate({})).toEqual({ state: 'refused', reason })
})

test('a server that is not there is unreachable', async () => {
  const { calls } = await program({})
  await server?.stop()
  expect(await calls.checkForUpdate({})).toEqual({ state: 'refused', reason: 'Unreachable' })
})

test('without an address the updater is not even loaded', async () => {
  const { calls, loads } = await program(null)
  expect(await calls.checkForUpdate({})).toEqual({ state: 'off' })
  expect(await calls.loadUpdate({})).toEqual({ state: 'off' })
  expect(await calls.readUpdates({})).toEqual({ address: null, current: { state: 'off' } })
  expect(loads()).toBe(0)
})

test('clearing the address stops every further request', async () => {
  const { calls } = await program({ '/latest-linux.yml': latestYml('1.1.0', newProgram) })
  await calls.checkForUpdate({})
  await calls.writeUpdateAddress({ address: null })
  expect(await calls.checkForUpdate({})).toEqual({ state: 'off' })
  expect(server?.asked).toEqual(['/latest-linux.yml'])
})

test('whoever looks right after saving an address means the new one', async () => {
  const { calls } = await program({ '/latest-linux.yml': latestYml('1.1.0', newProgram) })
  const former = server
  await former?.stop()
  server = await startUpdateServer({ '/latest-linux.yml': latestYml('1.2.0', newProgram) })
  const saving = calls.writeUpdateAddress({ address: server.address })
  expect(await calls.checkForUpdate({})).toEqual({ state: 'available', version: '1.2.0' })
  await saving
})

test('what a former address answers late is worth nothing', async () => {
  const answers: ServerResponse[] = []
  const { calls } = await program({ '/latest-linux.yml': (response) => void answers.push(response) })
  const looking = calls.checkForUpdate({})
  await expect.poll(() => answers.length).toBe(1)
  await calls.writeUpdateAddress({ address: null })
  answers[0]?.end(latestYml('1.1.0', newProgram))
  expect(await looking).toEqual({ state: 'off' })
  expect((await calls.readUpdates({})).current).toEqual({ state: 'off' })
})

test('what was loaded from an address that is cleared then is not installed', async () => {
  const { calls, quit } = await program({
    '/latest-linux.yml': latestYml('1.1.0', newProgram),
    [path]: newProgram,
  })
  await calls.checkForUpdate({})
  expect(await calls.loadUpdate({})).toEqual({ state: 'ready', version: '1.1.0' })
  await calls.writeUpdateAddress({ address: null })
  quit()
  expect((await installed()).toString()).toBe(oldProgram)
})

test('an installation that is no AppImage says that it cannot update itself', async () => {
  delete process.env['APPIMAGE']
  const { calls } = await program({ '/latest-linux.yml': latestYml('1.1.0', newProgram) })
  expect(await calls.checkForUpdate({})).toEqual({ state: 'refused', reason: 'NotSupported' })
  expect(server?.asked).toEqual([])
})
