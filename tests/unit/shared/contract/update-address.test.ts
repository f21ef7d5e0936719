import { expect, test } from 'vitest'
import { UpdateAddress } from '#shared/contract/update-address.ts'

const isTaken = (address: string): boolean => UpdateAddress.safeParse(address).success

test.each([
  'https://updates.example/fallkoffer',
  'http://127.0.0.1:8080/',
  'http://localhost',
  'http://[::1]:90/a',
])('updates may come from %s', (address) => {
  expect(isTaken(address)).toBe(true)
})

test.each([
  'http://updates.example/',
  'http://127.0.0.1.example/',
  'http://localhost.example/',
  'http://localhost@updates.example/',
  'ftp://updates.example/',
  'file:///tmp/updates',
  'updates.example',
])('updates may not come from %s', (address) => {
  expect(isTaken(address)).toBe(false)
})
