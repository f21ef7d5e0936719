import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { err, ok } from '#shared/base/result.ts'
import { serveRequests } from '#electron/typesetter/serve-requests.ts'
import { createDocumentTargets } from '#electron/typesetter/document-targets.ts'
import { nodeFileSystem } from '#electron/vault-files/node-file-system.ts'
import { faultyFileSystem } from '#tests/support/faulty-file-system.ts'

const pdf = new TextEncoder().encode('%PDF')
const good = Promise.resolve({ pages: () => ok(['<svg/>']), pdf: () => ok(pdf) })
const bad = Promise.resolve({ pages: () => err('line 1'), pdf: () => err('line 1') })
const source = { id: 7, markup: 'x', data: '' }
const target = 'a'.repeat(32)

test('a preview is answered with pages, bad markup with what is wrong', async () => {
  const tools = { fs: nodeFileSystem, pathOf: async () => null }
  const preview = { act: 'preview' as const, ...source }
  expect(await serveRequests({ ...tools, typesetter: good })(preview)).toEqual({
    state: 'pages',
    id: 7,
    pages: ['<svg/>'],
  })
  const failed = { state: 'failed', id: 7, problem: 'Markup', detail: 'line 1' }
  expect(await serveRequests({ ...tools, typesetter: bad })(preview)).toEqual(failed)
})

test('a document is saved where the handle says, once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'save-'))
  const targets = createDocumentTargets({ bytes: (count) => new Uint8Array(count).fill(0xaa) })
  expect(targets.add(join(folder, 'a.pdf'))).toBe(target)
  const tools = {
    fs: nodeFileSystem,
    typesetter: good,
    pathOf: async (handle: string) => targets.take(handle),
  }
  const save = { act: 'save' as const, ...source, target }
  expect(await serveRequests(tools)(save)).toEqual({ state: 'saved', id: 7, name: 'a.pdf', bytes: 4 })
  expect(await readFile(join(folder, 'a.pdf'), 'utf8')).toBe('%PDF')
  expect(await serveRequests(tools)(save)).toMatchObject({ state: 'failed', problem: 'UnknownTarget' })
  await rm(folder, { recursive: true, force: true })
})

test('a full disk is told and leaves nothing behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'save-'))
  const tools = {
    fs: faultyFileSystem('ENOSPC', 2).fs,
    typesetter: good,
    pathOf: async () => join(folder, 'a.pdf'),
  }
  const save = { act: 'save' as const, ...source, target }
  expect(await serveRequests(tools)(save)).toMatchObject({ state: 'failed', problem: 'NoSpace' })
  expect(await readdir(folder)).toEqual([])
  await rm(folder, { recursive: true, force: true })
})
