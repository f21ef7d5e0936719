import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as z from 'zod'
import { openSettingsFile } from '#electron/settings/settings-file.ts'
import { nodeFileSystem } from '#electron/vault-files/node-file-system.ts'
import { faultyFileSystem } from '#tests/support/faulty-file-system.ts'

let folder = ''
const place = () => ({
  path: join(folder, 'a.json'),
  schema: z.strictObject({ a: z.number() }),
  fallback: { a: 1 },
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('settings are kept between starts, the last of many writes wins', async () => {
  const file = await openSettingsFile(nodeFileSystem, place())
  expect(file.read()).toEqual({ a: 1 })
  await Promise.all([file.write({ a: 2 }), file.write({ a: 3 })])
  expect((await openSettingsFile(nodeFileSystem, place())).read()).toEqual({ a: 3 })
  expect(await readdir(folder)).toEqual(['a.json'])
})

test.each(['rubbish', '{"a":"x"}', '{"a":1,"b":2}', ''])(
  'a file with %s gives the fallback',
  async (content) => {
    await writeFile(place().path, content)
    expect((await openSettingsFile(nodeFileSystem, place())).read()).toEqual({ a: 1 })
  },
)

test('a disk that takes nothing does not stop the program', async () => {
  const file = await openSettingsFile(faultyFileSystem('ENOSPC', 1).fs, place())
  await file.write({ a: 9 })
  expect(file.read()).toEqual({ a: 9 })
})
