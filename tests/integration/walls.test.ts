/** The checkers are checked: each planted intruder must be caught, and the house without it let through. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inRoot } from '#build/tools/paths.ts'
import { run } from '#build/tools/run.ts'

interface Intruder {
  readonly file: string
  readonly text: string
  /** What the checker must say about the file. */
  readonly rule: string
}

const wallBreakers: readonly Intruder[] = [
  {
    file: 'shared/base/from-domain.ts',
    text: "import '#shared/domain/case-file.ts'",
    rule: 'rooms-of-shared/base',
  },
  {
    file: 'shared/domain/with-vue.ts',
    text: "import { ref } from 'vue'\nexport const x = ref(0)",
    rule: 'packages-of-shared/domain',
  },
  {
    file: 'shared/domain/with-node.ts',
    text: "import 'node:fs'",
    rule: 'node-stays-with-the-machine',
  },
  {
    file: 'renderer/views/to-the-vault.ts',
    text: "import '#renderer/vault/vault-database.ts'",
    rule: 'rooms-of-renderer/views',
  },
  {
    file: 'renderer/stores/with-dexie.ts',
    text: "import Dexie from 'dexie'\nexport const x = Dexie",
    rule: 'only-the-vault-knows-dexie',
  },
  {
    file: 'renderer/vault/with-vue.ts',
    text: "import { ref } from 'vue'\nexport const x = ref(0)",
    rule: 'the-vault-holds-no-vue',
  },
  {
    file: 'electron/to-the-window.ts',
    text: "import type { Vault } from '#renderer/vault/vault-api.ts'\nexport type X = Vault",
    rule: 'rooms-of-electron',
  },
  {
    file: 'renderer/views/Intruder.vue',
    text: '<script setup lang="ts">\nimport Dexie from \'dexie\'\nvoid Dexie\n</script>\n<template><p /></template>',
    rule: 'packages-of-renderer/views',
  },
  {
    file: 'renderer/nowhere/homeless.ts',
    text: "import '#shared/base/result.ts'",
    rule: 'every-file-has-a-room',
  },
  {
    file: 'shared/base/round.ts',
    text: "import '#shared/base/trip.ts'",
    rule: 'no-cycles',
  },
  {
    file: 'tests/unit/shared/base/misplaced.test.ts',
    text: "import '#shared/base/result.ts'",
    rule: 'unit-tests-mirror-the-house',
  },
]

const accomplice = { file: 'shared/base/trip.ts', text: "import '#shared/base/round.ts'" }

const lawBreakers: readonly Intruder[] = [
  {
    file: 'shared/base/clock-reader.ts',
    text: 'export const now = Date.now()',
    rule: 'no-restricted-properties',
  },
  { file: 'shared/base/dice.ts', text: 'export const die = Math.random()', rule: 'no-restricted-properties' },
  { file: 'shared/base/today.ts', text: 'export const today = new Date()', rule: 'no-restricted-syntax' },
  {
    file: 'shared/base/thrower.ts',
    text: "export function fail(): never {\n  throw new Error('no')\n}",
    rule: 'no-restricted-syntax',
  },
  { file: 'shared/base/state.ts', text: 'export let count = 0', rule: 'no-restricted-syntax' },
  { file: 'electron/chatter.ts', text: "console.log('x')", rule: 'no-console' },
  {
    file: 'renderer/stores/keeper.ts',
    text: "localStorage.setItem('a', 'b')",
    rule: 'no-restricted-globals',
  },
  { file: 'renderer/stores/caller.ts', text: "void fetch('x')", rule: 'no-restricted-globals' },
  {
    file: 'renderer/views/Raw.vue',
    text: '<script setup lang="ts">\nconst x = 1\n</script>\n<template><p v-html="x" /></template>',
    rule: 'vue/no-v-html',
  },
  {
    file: 'renderer/views/Wordy.vue',
    text: '<template><p>Unübersetzt</p></template>',
    rule: '@intlify/vue-i18n/no-raw-text',
  },
  {
    file: 'renderer/views/Mute.vue',
    text: '<template><img src="./a.svg" /></template>',
    rule: 'vuejs-accessibility/alt-text',
  },
  {
    file: 'renderer/views/Wordless.vue',
    text: "<template><p>{{ t('no.such.word') }}</p></template>",
    rule: '@intlify/vue-i18n/no-missing-keys',
  },
]

const copied = [
  '.dependency-cruiser.mjs',
  'build',
  'electron',
  'eslint.config.js',
  'package.json',
  'renderer',
  'shared',
  'tests/tsconfig.json',
  'tests/unit',
  'tsconfig.base.json',
  'tsconfig.json',
]
let house = ''

function plant({ file, text }: Pick<Intruder, 'file' | 'text'>): void {
  const path = join(house, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${text}\n`)
}

async function ask(tool: string, ...args: readonly string[]): Promise<string> {
  const { output } = await run(inRoot('node_modules/.bin', tool), args, { cwd: house })
  return output
}

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'fallkoffer-house-'))
  for (const part of copied) cpSync(inRoot(part), join(house, part), { recursive: true })
  symlinkSync(inRoot('node_modules'), join(house, 'node_modules'))
  for (const intruder of [...wallBreakers, ...lawBreakers, accomplice]) plant(intruder)
})

afterAll(() => {
  rmSync(house, { recursive: true })
})

describe('the walls', () => {
  let said: readonly string[] = []
  beforeAll(async () => {
    said = (await ask('depcruise', 'shared', 'electron', 'renderer', 'tests')).split('\n')
  }, 60_000)

  test.each(wallBreakers)('catch $file by $rule', ({ file, rule }) => {
    expect(said.filter((line) => line.includes(file) && line.includes(`${rule}:`))).not.toEqual([])
  })

  test('let a room use what the plan gives it', () => {
    expect(
      said.filter(
        (line) => line.includes('shared/domain/case-file.ts') && line.includes('rooms-of-shared/domain'),
      ),
    ).toEqual([])
  })
})

describe('the rules of the house', () => {
  const rulesByFile = new Map<string, readonly string[]>()
  beforeAll(async () => {
    const files = [...lawBreakers.map(({ file }) => file), 'shared/base/result.ts']
    const report = await ask('eslint', '--format', 'json', ...files)
    const results = JSON.parse(report.slice(report.indexOf('[{'))) as {
      filePath: string
      messages: { ruleId: string }[]
    }[]
    for (const { filePath, messages } of results) {
      rulesByFile.set(
        filePath.slice(house.length + 1),
        messages.map(({ ruleId }) => ruleId),
      )
    }
  }, 120_000)

  test.each(lawBreakers)('catch $file by $rule', ({ file, rule }) => {
    expect(rulesByFile.get(file)).toContain(rule)
  })

  test('let a clean file through', () => {
    expect(rulesByFile.get('shared/base/result.ts')).toEqual([])
  })
})
