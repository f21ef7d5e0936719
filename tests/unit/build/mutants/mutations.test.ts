import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { importMutations } from '#build/mutants/import-mutations.ts'
import { mutated, mutations } from '#build/mutants/mutations.ts'
import { inRoot } from '#build/tools/paths.ts'

describe('the faults put in on purpose', () => {
  test('are the fifteen of the plan, each once', () => {
    expect(new Set(mutations.map(({ name }) => name)).size).toBe(15)
  })

  test('those of an import have names of their own', () => {
    const names = [...mutations, ...importMutations].map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })

  test.each([...mutations, ...importMutations])('$name: its place is there exactly once', (mutation) => {
    const source = readFileSync(inRoot(mutation.file), 'utf8')
    expect(mutated(source, mutation)).toEqual(expect.any(String))
    expect(mutated(source, mutation)).not.toBe(source)
  })

  test('a place that is not there, or there twice, is told', () => {
    const mutation = { name: '', file: '', find: 'x', replace: 'y' }
    expect(mutated('abc', mutation)).toBeNull()
    expect(mutated('axbxc', mutation)).toBeNull()
    expect(mutated('axc', mutation)).toBe('ayc')
  })
})
