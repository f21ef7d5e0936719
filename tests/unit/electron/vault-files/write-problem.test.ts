import { expect, test } from 'vitest'
import { attempt, writeProblemOf } from '#electron/vault-files/write-problem.ts'

const failure = (code: string) => Object.assign(new Error(code), { code })

test.each([
  ['ENOSPC', 'NoSpace'],
  ['EDQUOT', 'NoSpace'],
  ['EROFS', 'ReadOnly'],
  ['EACCES', 'ReadOnly'],
  ['EIO', 'WriteFailed'],
  ['EBUSY', 'WriteFailed'],
])('%s is told as %s', (code, problem) => {
  expect(writeProblemOf(failure(code))).toBe(problem)
})

test('what the disk refuses becomes a value, a bug stays a bug', async () => {
  expect(await attempt(() => Promise.reject(failure('EIO')))).toEqual({ ok: false, error: 'WriteFailed' })
  await expect(attempt(() => Promise.reject(new TypeError('bug')))).rejects.toThrow('bug')
})
