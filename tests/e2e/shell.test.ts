/** The shell as it really runs: settings, headers, handlers, and every way out of the window that must be shut. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { channelNames, callName } from '#shared/contract/desktop-names.ts'
import { pagePolicy, workerPolicy } from '#electron/window/content-security-policy.ts'
import { makeAppHome, type AppHome } from '#tests/support/app-driver/app-home.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openUp, type OpenedUp } from '#tests/support/app-driver/inside-main.ts'

const running: { home?: AppHome; inside?: OpenedUp } = {}
const inside = (): OpenedUp => {
  if (!running.inside) throw new Error('not started')
  return running.inside
}

beforeAll(async () => {
  running.home = makeAppHome('shell')
  running.inside = await openUp(await builtApp(), running.home)
})

afterAll(async () => {
  running.inside?.app.process().kill('SIGKILL')
  await running.inside?.app.close()
  running.home?.remove()
})

describe('the window', () => {
  test('runs with the settings that the security plan names', async () => {
    const settings = await inside().app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      // Not in the typings, but the only way to read what is really in force.
      const contents = window?.webContents as unknown as {
        getLastWebPreferences: () => Record<string, unknown>
      }
      return contents.getLastWebPreferences()
    })
    expect(settings).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      experimentalFeatures: false,
      allowRunningInsecureContent: false,
    })
  })

  test('checks no spelling, so that no dictionary is fetched', async () => {
    expect(await inside().app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())).toBe(
      false,
    )
  })

  test('has a title that tells nothing but the name', async () => {
    const title = await inside().app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getTitle(),
    )
    expect(title).toBe('Fallkoffer')
  })

  test('finds nothing of Node in its worker', async () => {
    await expect.poll(() => inside().page.workers().length).toBe(1)
    const [worker] = inside().page.workers()
    expect(
      await worker?.evaluate(() => ['require', 'process', 'Buffer'].filter((name) => name in self)),
    ).toEqual([])
  })

  test('finds nothing of Node and exactly the calls of the contract', async () => {
    const found = await inside().page.evaluate(() => ({
      node: ['require', 'process', 'Buffer', 'module', 'global'].filter((name) => name in window),
      calls: Object.keys(window.desktop).sort(),
      news: Object.keys(window.desktopNews),
    }))
    expect(found.node).toEqual([])
    expect(found.calls).toEqual([...channelNames].sort())
    expect(found.news).toEqual(['on'])
  })
})

describe('the headers', () => {
  test('give the page and its worker their own strict policies', async () => {
    const policies = await inside().page.evaluate(async () => {
      const policyOf = async (path: string) => (await fetch(path)).headers.get('content-security-policy')
      return Promise.all(['/', '/vault-worker.js', '/vault-helper.js'].map(policyOf))
    })
    expect(policies).toEqual([pagePolicy, workerPolicy, pagePolicy])
    expect(policies[0]).not.toMatch(/unsafe|\*|https?:|data:/)
    expect(policies[0]).toContain("require-trusted-types-for 'script'")
  })

  test('stand on refusals too, and only listed files are served', async () => {
    const answers = await inside().page.evaluate(async () => {
      const statusOf = async (path: string, method = 'GET') => {
        const { status, headers } = await fetch(path, { method })
        return [status, headers.get('x-content-type-options')]
      }
      return {
        absent: await statusOf('/nothing.js'),
        climbing: await statusOf('/%2e%2e/main/main.js'),
        list: await statusOf('/files.json'),
        post: await statusOf('/', 'POST'),
      }
    })
    expect(answers.absent).toEqual([404, 'nosniff'])
    expect(answers.climbing).toEqual([404, 'nosniff'])
    expect(answers.list).toEqual([404, 'nosniff'])
    expect(answers.post).toEqual([405, 'nosniff'])
  })
})

describe('the calls', () => {
  test('that the machine answers are those of the contract', async () => {
    const handled = await inside().app.evaluate(({ ipcMain }) => {
      const { _invokeHandlers } = ipcMain as unknown as { _invokeHandlers: Map<string, unknown> }
      return [..._invokeHandlers.keys()]
    })
    expect(handled.sort()).toEqual(channelNames.map(callName).sort())
  })

  test('with wrong types, too many bytes or more than was asked for are refused', async () => {
    const refusals = await inside().page.evaluate(async () => {
      const desktop = window.desktop as unknown as Record<string, (input: unknown) => Promise<unknown>>
      const refusalOf = async (name: string, input: unknown) => {
        const call = desktop[name] ?? (() => Promise.resolve())
        return call(input).then(
          () => 'answered',
          (error: unknown) => String(error),
        )
      }
      return {
        type: await refusalOf('writeVaultFile', { json: 5 }),
        missing: await refusalOf('writeVaultFile', {}),
        more: await refusalOf('appInfo', { more: true }),
        bytes: await refusalOf('appendJournal', { payload: new Uint8Array(64 * 1024 * 1024 + 1), held: 0 }),
        path: await refusalOf('saveFile', {
          suggestedName: '../../etc/x.pdf',
          payload: new Uint8Array(1),
          held: 0,
        }),
        address: await refusalOf('writeUpdateAddress', { address: 'file:///etc/passwd' }),
      }
    })
    for (const [what, refusal] of Object.entries(refusals))
      expect(refusal, what).toContain('breaks the contract')
  })

  test('from a frame that is not ours are refused', async () => {
    const answers = await inside().app.evaluate(async ({ app, BrowserWindow }) => {
      const preload = `${app.getAppPath()}/dist/preload/preload.cjs`
      const askFrom = async (address: string) => {
        const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
        await foreign.loadURL(address)
        const ask = 'desktop.appInfo({}).then(() => "answered", (error) => error.message)'
        const answer = (await foreign.webContents.executeJavaScript(ask)) as string
        foreign.destroy()
        return answer
      }
      return [await askFrom('data:text/html,foreign'), await askFrom('app://cm/')]
    })
    for (const answer of answers) expect(answer).toContain('foreign frame')
  })
})

describe('ways out', () => {
  test('of the page by link, script, meta tag and drop lead nowhere', async () => {
    const { page, app } = inside()
    await app.evaluate(({ BrowserWindow, app: electronApp }) => {
      const [window] = BrowserWindow.getAllWindows()
      const tried: string[] = []
      Object.assign(electronApp, { tried })
      window?.webContents.on('will-frame-navigate', (details) => void tried.push(details.url))
    })
    await page.evaluate(() => {
      location.href = 'https://example.org/script'
    })
    await page.evaluate(() => {
      const meta = document.createElement('meta')
      meta.httpEquiv = 'refresh'
      meta.content = '0;url=https://example.org/meta'
      document.head.append(meta)
    })
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), {
        href: 'https://example.org/link',
        target: '_blank',
      })
      document.body.append(link)
      link.click()
      link.remove()
    })
    await dropLink(inside())
    const opened = await page.evaluate(() => window.open('https://example.org/open') === null)
    expect(opened).toBe(true)
    await expect
      .poll(() =>
        app.evaluate(({ app: electronApp }) => (electronApp as unknown as { tried: string[] }).tried),
      )
      .toEqual(expect.arrayContaining(['https://example.org/script', 'https://example.org/meta']))
    expect(page.url()).toBe('app://cm/')
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  test('to the network are shut for everything a page can ask with', async () => {
    const answers = await inside().page.evaluate(async () => {
      const outcome = (act: () => Promise<unknown>) =>
        act().then(
          () => 'reached',
          () => 'shut',
        )
      const loaded = (element: HTMLElement & { src: string }) =>
        new Promise((resolve, reject) => {
          element.onload = resolve
          element.onerror = reject
          element.src = 'https://example.org/x'
          document.body.append(element)
        })
      return {
        fetch: await outcome(() => fetch('https://example.org/')),
        loopback: await outcome(() => fetch('http://127.0.0.1:9/')),
        file: await outcome(() => fetch('file:///etc/passwd')),
        image: await outcome(() => loaded(new Image())),
        socket: await outcome(
          () =>
            new Promise((resolve, reject) => {
              const socket = new WebSocket('wss://example.org/')
              socket.onopen = resolve
              socket.onerror = reject
            }),
        ),
        script: await outcome(() => loaded(document.createElement('script'))),
      }
    })
    for (const [way, answer] of Object.entries(answers)) expect(answer, way).toBe('shut')
  })

  test('by permissions are shut', async () => {
    const states = await inside().page.evaluate(async () => {
      const shut = (act: Promise<unknown>) =>
        act.then(
          () => 'granted',
          () => 'denied',
        )
      const state = async (name: string) =>
        (await navigator.permissions.query({ name: name as PermissionName })).state
      return [
        await state('geolocation'),
        await state('notifications'),
        await shut(navigator.clipboard.readText()),
        await shut(navigator.mediaDevices.getUserMedia({ audio: true })),
      ]
    })
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied'])
  })
})

/** Drops a link onto the window, as a mouse would. */
async function dropLink({ page }: OpenedUp): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = {
    items: [{ mimeType: 'text/uri-list', data: 'https://example.org/drop' }],
    files: [],
    dragOperationsMask: 1,
  }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
  }
  await session.detach()
}
