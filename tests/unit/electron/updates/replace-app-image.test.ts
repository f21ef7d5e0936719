import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { replaceAppImage } from '#electron/updates/replace-app-image.ts'

let folder = ''
let program = ''
let path = ''
const sha512 = createHash('sha512').update('new').digest('base64')
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'image-'))
  mkdirSync(join(folder, 'program'))
  program = join(folder, 'program', 'Fallkoffer.AppImage')
  path = join(folder, 'loaded')
  writeFileSync(program, 'old')
  writeFileSync(path, 'new')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('the new program takes the place of the old one and can be started', () => {
  expect(replaceAppImage({ path, sha512 }, program)).toBe(true)
  expect(readFileSync(program, 'utf8')).toBe('new')
  expect(statSync(program).mode & 0o111).toBe(0o111)
  expect(readdirSync(join(folder, 'program'))).toEqual(['Fallkoffer.AppImage'])
})

test('a file that was changed or is gone leaves the old program', () => {
  writeFileSync(path, 'other')
  expect(replaceAppImage({ path, sha512 }, program)).toBe(false)
  rmSync(path)
  expect(replaceAppImage({ path, sha512 }, program)).toBe(false)
  expect(readFileSync(program, 'utf8')).toBe('old')
  expect(readdirSync(join(folder, 'program'))).toEqual(['Fallkoffer.AppImage'])
})
