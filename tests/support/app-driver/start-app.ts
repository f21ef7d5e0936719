/** Starts the real app as a process of its own and attaches to its window. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { BrowserContext, Page } from 'playwright-core'
import type {} from '#renderer/desktop/desktop.ts'
import type { AppHome } from '#tests/support/app-driver/app-home.ts'
import type { AppTarget } from '#tests/support/app-driver/app-target.ts'
import { attach } from '#tests/support/app-driver/debugging-pipe.ts'
import { remember } from '#tests/support/app-driver/open-apps.ts'
import { killGroup, processesOfGroup } from '#tests/support/app-driver/processes.ts'
import { nudge } from '#tests/support/app-driver/screen.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'

export interface StartOptions {
  readonly target: AppTarget
  readonly home: AppHome
  /** More arguments, for instance a package to open. */
  readonly arguments?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** A command that runs the app, for instance `strace` with its switches. */
  readonly under?: readonly string[]
}

export interface App {
  readonly pid: number
  readonly home: AppHome
  /** The window that is open now; another one after each lock. */
  readonly page: () => Page
  /** Does what makes the app replace its window, and waits for the new one. */
  readonly replaced: (act: () => Promise<unknown>) => Promise<Page>
  readonly processes: () => readonly number[]
  /** What the app wrote to its standard outputs. */
  readonly output: () => string
  /** What went wrong inside the window: uncaught errors, refusals of the content security policy. */
  readonly complaints: () => readonly string[]
  /** Ends the app in order and waits for it. */
  readonly quit: () => Promise<void>
  /** Ends all its processes at once. */
  readonly kill: () => Promise<void>
}

export async function startApp(options: StartOptions): Promise<App> {
  await nudge()
  const child = spawnApp(options)
  const group = child.pid
  if (!group) throw new Error(`Does not start: ${options.target.executable}`)
  const output = collectOutput(child)
  try {
    const browser = await attach(child)
    const context = browser.contexts()[0]
    if (!context) throw new Error('The app shows no window.')
    const app = driveApp({ child, group, context, output, home: options.home }, await firstPage(context))
    child.once('exit', remember(app))
    return app
  } catch (error) {
    await killGroup(group)
    throw new Error(`The app did not come up.\n${output().slice(-4000)}`, { cause: error })
  }
}

interface Started {
  readonly child: ChildProcess
  readonly group: number
  readonly context: BrowserContext
  readonly output: () => string
  readonly home: AppHome
}

function spawnApp({ target, home, under = [], ...options }: StartOptions): ChildProcess {
  const [command = '', ...rest] = [
    ...under,
    target.executable,
    '--remote-debugging-pipe',
    ...target.arguments,
    ...(options.arguments ?? []),
  ]
  return spawn(command, rest, {
    // A group of its own: the whole app can be ended at once, and nothing else.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...home.environment, ...options.environment },
  })
}

function driveApp(started: Started, first: Page): App {
  const { child, group, context } = started
  const windows = { current: first }
  const complaints: string[] = []
  listenTo(first, complaints)
  context.on('page', (page) => {
    windows.current = page
    listenTo(page, complaints)
  })
  const ended = child.exitCode === null ? once(child, 'exit') : Promise.resolve()
  return {
    pid: group,
    home: started.home,
    page: () => windows.current,
    replaced: async (act) => {
      const before = windows.current
      // The window may be gone before Playwright has heard that its key arrived.
      await act().catch((error: unknown) => {
        if (!before.isClosed()) throw error
      })
      const page = await waitUntil(() => (windows.current === before ? undefined : windows.current), {
        what: 'a fresh window',
      })
      await page.waitForLoadState()
      return page
    },
    processes: () => processesOfGroup(group),
    output: started.output,
    complaints: () => complaints,
    quit: async () => {
      // The window may be gone before it has answered; that the processes end is what counts.
      await windows.current.evaluate(() => void window.desktop.quit({})).catch(() => undefined)
      await waitUntil(() => processesOfGroup(group).length === 0, { what: 'the end of the app' })
    },
    kill: async () => {
      await killGroup(group)
      await ended
    },
  }
}

async function firstPage(context: BrowserContext): Promise<Page> {
  const page = await waitUntil(() => context.pages()[0], { what: 'the first window', milliseconds: 30_000 })
  await page.waitForLoadState()
  return page
}

function listenTo(page: Page, complaints: string[]): void {
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  void listenToLog(page, complaints).catch(() => undefined)
}

/** What Chromium itself notes, in the page or its worker: refusals of the content security policy stand only there. */
async function listenToLog(page: Page, complaints: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  session.on('Log.entryAdded', ({ entry }) => {
    if (entry.level === 'error') complaints.push(`${entry.source}: ${entry.text} (${entry.url ?? ''})`)
  })
  await session.send('Log.enable')
}

function collectOutput(child: ChildProcess): () => string {
  const chunks: string[] = []
  const keep = (chunk: Buffer) => void chunks.push(chunk.toString())
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  return () => chunks.join('')
}
