import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeFolderAtomically } from '#build/tools/atomic-folder.ts'

let place = ''
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'fallkoffer-atomic-'))
})
afterEach(() => {
  rmSync(place, { recursive: true })
})

test('a folder that could not be filled leaves nothing behind', async () => {
  const target = join(place, 'runtime')
  const filling = makeFolderAtomically(target, async (folder) => {
    writeFileSync(join(folder, 'half'), '')
    throw new Error('interrupted')
  })
  await expect(filling).rejects.toThrow('interrupted')
  expect(readdirSync(place)).toEqual([])
})

test('of two that make the same folder at once, both find it whole', async () => {
  const target = join(place, 'runtime')
  const make = (name: string) =>
    makeFolderAtomically(target, async (folder) => {
      writeFileSync(join(folder, name), '')
    })
  await Promise.all([make('one'), make('other')])
  expect(readdirSync(target)).toHaveLength(1)
  expect(readdirSync(place)).toEqual(['runtime'])
})

test('a folder that is there is not made again', async () => {
  const target = join(place, 'runtime')
  await makeFolderAtomically(target, async () => undefined)
  await makeFolderAtomically(target, () => Promise.reject(new Error('made again')))
  expect(existsSync(target)).toBe(true)
})
