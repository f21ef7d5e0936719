import { expect, test } from 'vitest'
import { shippedPackages, unacceptable, type Lock } from '#build/notices.ts'

const lock: Lock = {
  packages: {
    'node_modules/vue': { version: '3.0.0', license: 'MIT', dependencies: { inner: '1', outer: '1' } },
    'node_modules/vue/node_modules/inner': { version: '1.0.0', license: 'ISC', dependencies: { outer: '2' } },
    'node_modules/inner': { version: '9.0.0', license: 'GPL-3.0' },
    'node_modules/outer': {
      version: '2.0.0',
      license: '(MIT OR GPL-3.0)',
      optionalDependencies: { absent: '1' },
    },
    'node_modules/stranger': { version: '1.0.0', license: 'GPL-3.0' },
  },
}

test('what ships is what the rooms may use, and all it leads to, each from its nearest place', () => {
  expect(shippedPackages(lock).map(({ path }) => path)).toEqual([
    'node_modules/vue/node_modules/inner',
    'node_modules/outer',
    'node_modules/vue',
  ])
})

test('a package is shown once, however many ask for it', () => {
  const paths = shippedPackages(lock).map(({ path }) => path)
  expect(new Set(paths).size).toBe(paths.length)
})

test.each([
  ['MIT', true],
  ['(GPL-3.0 OR MIT)', true],
  ['MIT or MPL-2.0', true],
  ['MIT AND OFL-1.1', true],
  ['MIT AND GPL-3.0', false],
  ['GPL-3.0', false],
  ['none named', false],
])('the licence %s is acceptable: %s', (license, fine) => {
  const found = unacceptable([{ path: 'p', name: 'p', version: '1.0.0', license }])
  expect(found.length === 0).toBe(fine)
})
