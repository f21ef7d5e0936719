import { expect, test } from 'vitest'
import { isNetworkShare } from '#electron/vault-files/network-share.ts'
import { nodeFileSystem } from '#electron/vault-files/node-file-system.ts'

const on = (type: number, mounts = '') =>
  isNetworkShare({
    fs: { ...nodeFileSystem, space: async () => ({ freeBytes: 1, type }) },
    folder: '/home/a/vault',
    platform: 'linux',
    mounts: async () => mounts,
  })

test('network file systems are told from local ones on Linux', async () => {
  for (const type of [0x6969, 0x517b, 0xfe534d42, 0xff534d42, 0xff534d42 | 0])
    expect(await on(type)).toBe(true)
  for (const type of [0xef53, 0x9123683e, 0x58465342, 0x01021994]) expect(await on(type)).toBe(false)
})

test('a FUSE mount is judged by its kind, and by the mount that is nearest', async () => {
  const mounts = (kind: string) =>
    `x / ext4 rw 0 0\ny /home ${kind} rw 0 0\nz /home/a\\040b fuse.gocryptfs rw 0 0\n`
  expect(await on(0x65735546, mounts('fuse.sshfs'))).toBe(true)
  expect(await on(0x65735546, mounts('fuseblk'))).toBe(false)
  expect(await on(0x65735546, '')).toBe(true)
})

test('a UNC path on Windows is a share, a drive is not', async () => {
  const at = (folder: string) =>
    isNetworkShare({ fs: nodeFileSystem, folder, platform: 'win32', mounts: async () => '' })
  expect(await at('\\\\server\\share\\vault')).toBe(true)
  expect(await at('\\\\?\\UNC\\server\\share')).toBe(true)
  expect(await at('C:\\Users\\a\\vault')).toBe(false)
  expect(await at('\\\\?\\C:\\Users\\a')).toBe(false)
})

test('the folder of this very test is local', async () => {
  const question = { fs: nodeFileSystem, folder: import.meta.dirname, platform: process.platform }
  expect(await isNetworkShare({ ...question, mounts: async () => '' })).toBe(false)
})
