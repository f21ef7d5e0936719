/** WebAssembly is allowed in the vault's worker alone: whatever else came to need it would fail only when it is used. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inRoot } from '#build/tools/paths.ts'

test('of all that is built for the window only its worker holds WebAssembly', () => {
  const page = inRoot('dist/page')
  const scripts = readdirSync(page, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  )
  expect(scripts).toContain('vault-helper.js')
  const holding = scripts.filter((name) => readFileSync(join(page, name), 'utf8').includes('WebAssembly'))
  expect(holding).toEqual(['vault-worker.js'])
})
