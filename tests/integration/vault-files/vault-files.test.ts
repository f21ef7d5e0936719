import { appendFile, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { VaultFiles } from '#electron/vault-files/vault-files.ts'
import {
  findAll,
  newFolder,
  opened,
  payload,
  save,
  snapshot,
  startVault,
  vaultId,
} from '#tests/support/vault-on-disk.ts'

let folder = ''
let stick = ''
const started: VaultFiles[] = []

beforeEach(async () => {
  folder = await newFolder()
  stick = await newFolder()
})
afterEach(async () => {
  for (const vault of started.splice(0)) await vault.close()
  for (const place of [folder, stick]) await rm(place, { recursive: true, force: true })
})

function start(options: Partial<Parameters<typeof startVault>[0]> = {}): VaultFiles['api'] {
  const vault = startVault({ folder, chosen: () => stick, ...options })
  started.push(vault)
  return vault.api
}

const generationFolders = async () => (await readdir(join(folder, 'generations'))).toSorted()
async function fileOf(name: 'journal' | 'snapshot', index = -1): Promise<string> {
  return join(folder, 'generations', (await generationFolders()).at(index) ?? '', name)
}

test('a new vault begins with an empty snapshot and an empty journal', async () => {
  const api = start()
  expect(await api.readVaultFile({})).toEqual({ state: 'none' })
  const open = await opened(api)
  expect(open).toMatchObject({ frames: 0, tornBytes: 0, chainBroken: false, readOnly: false })
  const read = await api.readSnapshot({ snapshotId: open.snapshotId, after: 0 })
  expect(read.ok && read.frames.map((frame) => new TextDecoder().decode(frame))).toEqual(['{}', '{"end":0}'])
})

test('what was appended is read again after a restart, in order and numbered from 1', async () => {
  const api = start()
  await opened(api)
  expect(await api.appendJournal({ payload: payload('a'), held: 0 })).toEqual({ ok: true, seq: 1 })
  expect(await api.appendJournal({ payload: payload('b'), held: 0 })).toEqual({ ok: true, seq: 2 })
  const later = start()
  const { snapshotId } = await opened(later)
  const { frames, next } = await later.readJournal({ snapshotId, after: 1 })
  expect([frames.map((frame) => new TextDecoder().decode(frame)), next]).toEqual([['b'], null])
})

test('appends that are asked for at once are written one after the other', async () => {
  const api = start()
  await opened(api)
  const all = Array.from({ length: 40 }, (_none, at) =>
    api.appendJournal({ payload: payload(`save ${at}`), held: 0 }),
  )
  expect((await Promise.all(all)).map((answer) => answer.ok && answer.seq)).toEqual(
    all.map((_one, at) => at + 1),
  )
  expect((await findAll(folder)).journal).toEqual(all.map((_one, at) => `save ${at}`))
})

test('a frame that comes in parts is one frame', async () => {
  const api = start()
  await opened(api)
  await api.holdJournal({ payload: payload('given up '), held: 0 })
  expect(await api.holdJournal({ payload: payload('one '), held: 0 })).toEqual({ ok: true })
  expect(await api.holdJournal({ payload: payload('and two '), held: 4 })).toEqual({ ok: true })
  expect(await api.appendJournal({ payload: payload('and three'), held: 12 })).toEqual({ ok: true, seq: 1 })
  expect(await api.appendJournal({ payload: payload('next'), held: 0 })).toEqual({ ok: true, seq: 2 })
  expect((await findAll(folder)).journal).toEqual(['one and two and three', 'next'])
})

test('parts that were lost or forgotten never become part of a frame', async () => {
  const api = start()
  await opened(api)
  const refused = { ok: false, problem: 'WriteFailed' }
  await api.holdJournal({ payload: payload('forgotten'), held: 0 })
  expect(await api.appendJournal({ payload: payload('alone'), held: 0 })).toEqual({ ok: true, seq: 1 })
  expect(await api.appendJournal({ payload: payload('x'), held: 9 })).toEqual(refused)
  await api.holdJournal({ payload: payload('lost'), held: 0 })
  expect(await api.holdJournal({ payload: payload('x'), held: 3 })).toEqual(refused)
  expect(await api.appendJournal({ payload: payload('x'), held: 4 })).toEqual(refused)
  await api.holdJournal({ payload: payload('of another opening'), held: 0 })
  await opened(api)
  expect(await api.appendJournal({ payload: payload('x'), held: 18 })).toEqual(refused)
  expect((await findAll(folder)).journal).toEqual(['alone'])
})

test('parts are no way around the size of a frame', async () => {
  const api = start()
  await opened(api)
  const half = new Uint8Array(32 * 1024 * 1024)
  expect(await api.holdJournal({ payload: half, held: 0 })).toEqual({ ok: true })
  expect(await api.holdJournal({ payload: half, held: half.length })).toEqual({ ok: true })
  const more = await api.holdJournal({ payload: payload('x'), held: 2 * half.length })
  expect(more).toEqual({ ok: false, problem: 'WriteFailed' })
})

test('large journals are read in parts of about 8 MiB', async () => {
  const api = start()
  const { snapshotId } = await opened(api)
  for (let at = 0; at < 5; at++)
    await api.appendJournal({ payload: new Uint8Array(3 * 1024 * 1024).fill(at), held: 0 })
  const first = await api.readJournal({ snapshotId, after: 0 })
  expect([first.frames.length, first.next]).toEqual([2, 2])
  const last = await api.readJournal({ snapshotId, after: 4 })
  expect([last.frames.length, last.next]).toEqual([1, null])
})

test('a torn tail is told and cut off before the next save', async () => {
  const api = start()
  await opened(api)
  await save(api, 'a', 'b')
  await appendFile(await fileOf('journal'), new Uint8Array([0, 0, 1, 0, 7, 7]))
  const later = start()
  expect(await opened(later)).toMatchObject({ frames: 2, tornBytes: 6, chainBroken: false })
  await save(later, 'c')
  expect(await findAll(folder)).toMatchObject({ journal: ['a', 'b', 'c'], tornBytes: 0 })
})

test('a break in the middle stops all saving until a generation is taken up; then its sound part counts', async () => {
  const api = start()
  await opened(api)
  await save(api, 'a', 'b', 'c')
  const path = await fileOf('journal')
  const bytes = await readFile(path)
  bytes[40 + 21 + 4] = 255
  await writeFile(path, bytes)
  const later = start()
  const open = await opened(later)
  expect(open).toMatchObject({ frames: 1, chainBroken: true })
  expect(await later.appendJournal({ payload: payload('x'), held: 0 })).toEqual({
    ok: false,
    problem: 'ReadOnly',
  })
  expect(await later.useGeneration({ snapshotId: open.snapshotId })).toEqual({ ok: true })
  await save(later, 'd')
  expect((await findAll(folder)).journal).toEqual(['a', 'd'])
  // The broken file is still there for whoever wants to look.
  expect(await readFile(await fileOf('journal', 0))).toEqual(bytes)
})

test('a snapshot begins a fresh journal and the former generation stays', async () => {
  const api = start()
  await opened(api)
  await save(api, 'a')
  await snapshot(api, 'A')
  await save(api, 'b')
  expect(await findAll(folder)).toMatchObject({ snapshot: ['A'], journal: ['b'] })
  expect((await opened(api)).generations).toHaveLength(2)
})

test('a save during a snapshot wins: the snapshot is given up', async () => {
  const api = start()
  await opened(api)
  await api.beginSnapshot({})
  await api.writeSnapshot({ payload: payload('A') })
  await save(api, 'a')
  expect(await api.finishSnapshot({ rows: 1 })).toEqual({ ok: false, problem: 'WriteFailed' })
  expect(await findAll(folder)).toMatchObject({ snapshot: [], journal: ['a'] })
})

test('three generations stay, and none longer than seven days after its successor', async () => {
  const day = 24 * 60 * 60 * 1000
  let now = Date.UTC(2026, 10, 1)
  const api = start({ now: () => now })
  await opened(api)
  for (const row of ['A', 'B', 'C', 'D']) {
    now += day
    await snapshot(api, row)
  }
  expect(await generationFolders()).toHaveLength(3)
  now += 8 * day
  await snapshot(api, 'E')
  expect(await generationFolders()).toHaveLength(2)
})

test('an older generation can be taken up, with its journal', async () => {
  const api = start()
  const { snapshotId } = await opened(api)
  await save(api, 'a')
  await snapshot(api, 'A')
  await writeFile(await fileOf('snapshot'), 'no snapshot any more')
  const broken = await opened(api)
  expect(await api.readSnapshot({ snapshotId: broken.snapshotId, after: 0 })).toEqual({ ok: false })
  expect(await api.useGeneration({ snapshotId })).toEqual({ ok: true })
  expect(await findAll(folder)).toMatchObject({ snapshot: [], journal: ['a'] })
})

test('a journal without a readable header is unreadable, and so is that of another vault', async () => {
  const api = start()
  await opened(api)
  expect(await api.openJournal({ vaultId: 'f'.repeat(32) })).toMatchObject({ state: 'unreadable' })
  await truncate(await fileOf('journal'), 10)
  expect(await api.openJournal({ vaultId })).toMatchObject({ state: 'unreadable', generations: [{}] })
})

test('after a rekey every older generation and vault file is gone', async () => {
  const api = start()
  await api.writeVaultFile({ json: '{"key":1}' })
  await opened(api)
  await snapshot(api, 'A')
  await api.writeVaultFile({ json: '{"key":2}' })
  await snapshot(api, 'B')
  expect(await api.dropOlderGenerations({})).toEqual({ ok: true })
  expect(await generationFolders()).toHaveLength(1)
  expect((await readdir(folder)).toSorted()).toEqual(['generations', 'vault.json', 'vault.json.1'])
  expect(await readFile(join(folder, 'vault.json.1'), 'utf8')).toMatch(/^\{"key":2\}\n/)
})

test('a damaged vault file gives the generation before, and says so', async () => {
  const api = start()
  for (const json of ['{"n":1}', '{"n":2}', '{"n":3}']) await api.writeVaultFile({ json })
  const flip = async (name: string) => {
    const bytes = await readFile(join(folder, name))
    bytes[5] = (bytes[5] ?? 0) ^ 1
    await writeFile(join(folder, name), bytes)
  }
  await flip('vault.json')
  expect(await api.readVaultFile({})).toEqual({ state: 'found', json: '{"n":2}', generation: 1 })
  await rm(join(folder, 'vault.json'))
  await flip('vault.json.1')
  expect(await api.readVaultFile({})).toEqual({ state: 'found', json: '{"n":1}', generation: 2 })
  await flip('vault.json.2')
  expect(await api.readVaultFile({})).toEqual({ state: 'damaged' })
})

test('a damaged vault file never pushes out a sound one', async () => {
  const api = start()
  for (const json of ['{"n":1}', '{"n":2}']) await api.writeVaultFile({ json })
  await writeFile(join(folder, 'vault.json'), 'rubbish')
  await api.writeVaultFile({ json: '{"n":3}' })
  await rm(join(folder, 'vault.json'))
  expect(await api.readVaultFile({})).toEqual({ state: 'found', json: '{"n":1}', generation: 1 })
})

test('settling puts a copy of the newest in the place of the former vault files, unless it is damaged', async () => {
  const api = start()
  for (const json of ['{"n":1}', '{"n":2}']) await api.writeVaultFile({ json })
  await writeFile(join(folder, 'vault.json'), 'rubbish')
  await api.settleVaultFile({})
  expect(await api.readVaultFile({})).toMatchObject({ json: '{"n":1}' })
  await api.writeVaultFile({ json: '{"n":3}' })
  await api.settleVaultFile({})
  expect((await readdir(folder)).toSorted()).toEqual(['vault.json', 'vault.json.1'])
  await rm(join(folder, 'vault.json'))
  expect(await api.readVaultFile({})).toEqual({ state: 'found', json: '{"n":3}', generation: 1 })
})

test('on a disk that is nearly full nothing is written any more', async () => {
  const api = start({ freeFloor: Number.MAX_SAFE_INTEGER })
  expect(await opened(api)).toMatchObject({ readOnly: true })
  expect(await api.appendJournal({ payload: payload('a'), held: 0 })).toEqual({
    ok: false,
    problem: 'NoSpace',
  })
  expect(await api.beginSnapshot({})).toEqual({ ok: false, problem: 'NoSpace' })
  expect(await readdir(join(folder, 'generations'))).toHaveLength(1)
})
