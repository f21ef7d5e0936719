import { expect, test } from 'vitest'
import { defaultFreeFloor, freeFloorFrom, isTooFull } from '#electron/vault-files/space-guard.ts'

test('free space must be the floor and three times the vault', () => {
  expect(isTooFull({ freeBytes: 299, vaultBytes: 0 }, 300)).toBe(true)
  expect(isTooFull({ freeBytes: 300, vaultBytes: 100 }, 300)).toBe(false)
  expect(isTooFull({ freeBytes: 302, vaultBytes: 101 }, 300)).toBe(true)
})

test('the floor can be set in bytes; anything else is the default', () => {
  expect(freeFloorFrom('1000')).toBe(1000)
  for (const other of [undefined, '', '-1', '1e3', 'x']) expect(freeFloorFrom(other)).toBe(defaultFreeFloor)
})
