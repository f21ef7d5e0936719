import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Dialogs } from '#electron/files/dialogs.ts'
import { fileCalls } from '#electron/files/file-calls.ts'
import type { OpenedFiles } from '#electron/files/opened-files.ts'
import { createHeldParts } from '#electron/vault-files/held-parts.ts'
import { nodeFileSystem } from '#electron/vault-files/node-file-system.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const held = createHeldParts(100)
let folder = ''
const calls = () =>
  fileCalls({
    fs: nodeFileSystem,
    dialogs: { saveFile: async (name: string) => join(folder, name) } as unknown as Dialogs,
    openedFiles: {} as OpenedFiles,
    held,
  })

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'file-calls-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a file that crosses in parts is saved whole', async () => {
  const { holdFile, saveFile } = calls()
  expect(await holdFile({ payload: bytes('first '), held: 0 })).toEqual({ ok: true })
  const last = { suggestedName: 'a.json', payload: bytes('and last'), held: 6 }
  expect(await saveFile(last)).toEqual({ state: 'saved', name: 'a.json' })
  expect(await readFile(join(folder, 'a.json'), 'utf8')).toBe('first and last')
})

test('whoever locks meanwhile forgets the parts, and the file is not saved', async () => {
  const { holdFile, saveFile } = calls()
  await holdFile({ payload: bytes('plain '), held: 0 })
  held.forget()
  const last = { suggestedName: 'a.json', payload: bytes('text'), held: 6 }
  expect(await saveFile(last)).toEqual({ state: 'failed', problem: 'WriteFailed' })
})
