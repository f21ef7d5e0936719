import { expect, test, vi } from 'vitest'
import { cutNetworkBeforeReady, cutNetworkOfSession, isAllowedUrl } from '#electron/window/offline.ts'

test.each([
  ['app://cm/', true],
  ['blob:app://cm/1', true],
  ['data:text/plain,x', true],
  ['https://example.org', false],
  ['http://127.0.0.1', false],
  ['ws://127.0.0.1', false],
  ['file:///etc/passwd', false],
  ['ftp://example.org', false],
  ['nonsense', false],
])('%s is allowed: %s', (url, allowed) => {
  expect(isAllowedUrl(url)).toBe(allowed)
})

test('no name resolves and Chromium asks for nothing by itself', () => {
  const appendSwitch = vi.fn()
  cutNetworkBeforeReady({ appendSwitch } as never)
  const names = appendSwitch.mock.calls.map(([name]) => name as string)
  expect(appendSwitch).toHaveBeenCalledWith('host-resolver-rules', 'MAP * ~NOTFOUND')
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'no-pings',
  ]) {
    expect(names).toContain(name)
  }
})

test('the session cancels foreign requests, is offline and fetches no dictionaries', () => {
  const onBeforeRequest = vi.fn()
  const session = {
    webRequest: { onBeforeRequest },
    enableNetworkEmulation: vi.fn(),
    setSpellCheckerEnabled: vi.fn(),
    setSpellCheckerDictionaryDownloadURL: vi.fn(),
  }
  cutNetworkOfSession(session as never)
  const decide = vi.fn()
  const [listener] = onBeforeRequest.mock.calls[0] as [(details: unknown, decide: unknown) => void]
  listener({ url: 'https://example.org' }, decide)
  listener({ url: 'app://cm/' }, decide)
  expect(decide.mock.calls).toEqual([[{ cancel: true }], [{ cancel: false }]])
  expect(session.enableNetworkEmulation).toHaveBeenCalledWith({ offline: true })
  expect(session.setSpellCheckerEnabled).toHaveBeenCalledWith(false)
})
