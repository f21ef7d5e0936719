import { expect, test } from 'vitest'
import { isGroup, recoveryGroups } from '#renderer/views/setup/recovery-groups.ts'

test('a code falls into seven groups of four, however it was written', () => {
  expect(recoveryGroups('0KP7-TPMV-8B0F-HFVD-T99S-WWES-WGVY')).toEqual([
    '0KP7',
    'TPMV',
    '8B0F',
    'HFVD',
    'T99S',
    'WWES',
    'WGVY',
  ])
})

test('a group is recognised in small letters and with the look-alikes of Crockford', () => {
  expect(isGroup(' okp7', '0KP7')).toBe(true)
  expect(isGroup('l1ab', '11AB')).toBe(true)
  expect(isGroup('0KP8', '0KP7')).toBe(false)
  expect(isGroup('', '0KP7')).toBe(false)
})
