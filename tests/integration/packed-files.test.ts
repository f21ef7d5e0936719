/** What electron-builder.yml says, held against what the code and the lock file need. */
import { readFileSync } from 'node:fs'
import { matchesGlob } from 'node:path'
import { expect, test } from 'vitest'
import { shippedPackages as outsideTheBundles } from '#build/bundles/machine.ts'
import { wantedFuses } from '#build/fuses.ts'
import { closureOf, readLock } from '#build/notices.ts'
import { inRoot } from '#build/tools/paths.ts'

const plan = readFileSync(inRoot('electron-builder.yml'), 'utf8')

test('every package that stays outside the bundles is packed, with all it needs', async () => {
  const taken = [...plan.matchAll(/^ {2}- (node_modules\/\S+)$/gm)].map((match) => match[1] ?? '')
  const needed = closureOf(
    await readLock(),
    outsideTheBundles.map((name) => `node_modules/${name}`),
  )
  const left = needed.filter(
    ({ path }) => !taken.some((pattern) => matchesGlob(`${path}/package.json`, pattern)),
  )
  expect(left.map(({ path }) => path)).toEqual([])
})

test('the fuses that are set are the fuses that are wanted', () => {
  const set = Object.fromEntries(
    [...plan.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name = '', value]) => [
      name.toLowerCase(),
      value,
    ]),
  )
  const { WasmTrapHandlers: _leftAsItIs, ...decided } = wantedFuses
  for (const [name, state] of Object.entries(decided)) {
    expect([name, set[name.toLowerCase()]]).toEqual([name, state === 'on' ? 'true' : 'false'])
  }
})

test('no address for updates is built in', () => {
  expect(plan.match(/url: (\S+)/)?.[1]).toBe('https://updates.invalid')
})
