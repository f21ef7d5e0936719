import { expect, test, vi } from 'vitest'
import { desktopContract, type DesktopApi } from '#shared/contract/desktop-api.ts'
import { channelNames } from '#shared/contract/desktop-names.ts'
import { sendNews, serveDesktopApi } from '#electron/ipc/serve-desktop-api.ts'

type Handler = (event: never, input: unknown) => Promise<unknown>

function serve(api: Partial<DesktopApi>, ours = true) {
  const handlersByName = new Map<string, Handler>()
  const ipcMain = { handle: (name: string, handler: Handler) => void handlersByName.set(name, handler) }
  serveDesktopApi(ipcMain, api as DesktopApi, () => ours)
  const call = (name: string, input: unknown) =>
    handlersByName.get(`desktop:${name}`)?.(undefined as never, input)
  return { names: [...handlersByName.keys()], call }
}

test('every call of the contract is served and no other', () => {
  expect(serve({}).names.toSorted()).toEqual(
    Object.keys(desktopContract)
      .map((name) => `desktop:${name}`)
      .toSorted(),
  )
  expect(channelNames.toSorted()).toEqual(Object.keys(desktopContract).toSorted())
})

test('a foreign frame is refused before anything is looked at', async () => {
  const lock = vi.fn()
  const { call } = serve({ lock }, false)
  await expect(call('lock', {})).rejects.toThrow('refused lock: foreign frame')
  expect(lock).not.toHaveBeenCalled()
})

test.each([
  ['lock', { extra: 1 }],
  ['lock', undefined],
  ['appendJournal', { payload: [1, 2] }],
  ['readJournal', { snapshotId: '../../etc', after: 0 }],
  ['saveFile', { suggestedName: '../x.age', payload: new Uint8Array(), held: 0 }],
  ['writeVaultFile', { json: 'x'.repeat(1024 * 1024 + 1) }],
  ['writeSnapshot', { payload: new Uint8Array(64 * 1024 * 1024 + 1) }],
])('input of %s that breaks the contract is refused', async (name, input) => {
  const answer = vi.fn()
  const { call } = serve({ [name]: answer })
  await expect(call(name, input)).rejects.toThrow(`refused ${name}: input breaks the contract`)
  expect(answer).not.toHaveBeenCalled()
})

test('a refusal never repeats what was sent', async () => {
  const { call } = serve({})
  await expect(call('lock', { secret: 'Passwort' })).rejects.not.toThrow(/Passwort/)
})

test('an answer that breaks the contract does not cross', async () => {
  const { call } = serve({ lock: async () => ({ path: '/home/somebody' }) as never })
  await expect(call('lock', {})).rejects.toThrow('failed lock: answer breaks the contract')
})

test('a call that fails inside tells neither path nor reason', async () => {
  const inside = Object.assign(new Error("EIO: i/o error, open '/home/somebody/journal'"), { code: 'EIO' })
  const { call } = serve({ diskSpace: () => Promise.reject(inside) })
  await expect(call('diskSpace', {})).rejects.toThrow(/^failed diskSpace$/)
})

test('a good call is answered', async () => {
  const { call } = serve({ diskSpace: async () => ({ freeBytes: 1, vaultBytes: 2 }) })
  expect(await call('diskSpace', {})).toEqual({ freeBytes: 1, vaultBytes: 2 })
})

test('news is checked too, and a window that is gone hears nothing', () => {
  const send = vi.fn()
  sendNews({ isDestroyed: () => false, send } as never, 'command', { id: 'find' })
  sendNews({ isDestroyed: () => true, send } as never, 'command', { id: 'find' })
  expect(send.mock.calls).toEqual([['news:command', { id: 'find' }]])
  expect(() =>
    sendNews({ isDestroyed: () => false, send } as never, 'command', { id: 'x'.repeat(99) }),
  ).toThrow()
})
