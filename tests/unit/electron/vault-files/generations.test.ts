import { expect, test } from 'vitest'
import { generationName, outdated, type GenerationFolder } from '#electron/vault-files/generations.ts'

const snapshotId = '0'.repeat(32)
const made = (day: number, number: number): GenerationFolder => ({
  number,
  snapshotId,
  made: `2026-11-${String(day).padStart(2, '0')}T00:00:00Z`,
  path: String(number),
})

test('a name carries number, time and snapshot', () => {
  const name = generationName({ number: 7, snapshotId, made: Date.UTC(2026, 10, 22, 14, 5, 1, 500) })
  expect(name).toBe(`000007-20261122T140501Z-${snapshotId}`)
})

test('the newest three stay, the current one always', () => {
  const folders = [made(5, 5), made(4, 4), made(3, 3), made(2, 2)]
  expect(outdated(folders, Date.parse('2026-11-05T00:00:00Z')).map(({ number }) => number)).toEqual([2])
  expect(outdated([made(1, 1)], Date.parse('2027-11-05T00:00:00Z'))).toEqual([])
})

test('a generation goes seven days after its successor was made, not after it was made itself', () => {
  const folders = [made(10, 2), made(1, 1)]
  expect(outdated(folders, Date.parse('2026-11-17T00:00:00Z'))).toEqual([])
  expect(outdated(folders, Date.parse('2026-11-17T00:00:01Z'))).toEqual([folders[1]])
})
