import { expect, test } from 'vitest'
import { oneAhead } from '#renderer/vault/one-ahead.ts'

const never = async (): Promise<number> => Promise.reject(new Error('nothing is asked'))

test('pieces come in their order, and never more than one is asked for ahead', async () => {
  const asked: number[] = []
  const ask = async (piece: number) => {
    asked.push(piece)
    await new Promise((resolve) => setTimeout(resolve, piece === 1 ? 10 : 0))
    return piece * 10
  }
  const seen: (readonly number[])[] = []
  for await (const answer of oneAhead([1, 2, 3], ask)) seen.push([answer, ...asked])
  expect(seen).toEqual([
    [10, 1, 2],
    [20, 1, 2, 3],
    [30, 1, 2, 3],
  ])
  for await (const answer of oneAhead([], never)) seen.push([answer])
  expect(seen).toHaveLength(3)
})

test('what fails fails for whoever waits for it, and once', async () => {
  const ask = async (piece: number) => {
    if (piece > 1) throw new Error(`piece ${String(piece)}`)
    return Promise.resolve(piece)
  }
  const seen: number[] = []
  const all = async (pieces: readonly number[]) => {
    for await (const answer of oneAhead(pieces, ask)) seen.push(answer)
  }
  await expect(all([2, 3])).rejects.toThrow('piece 2')
  await expect(all([1, 2, 3])).rejects.toThrow('piece 2')
  expect(seen).toEqual([1])
})
