/** One adviser at one machine: the running app and two hands. */
import type { Locator } from 'playwright-core'
import { makeAppHome, type AppHome } from '#tests/support/app-driver/app-home.ts'
import type { AppTarget } from '#tests/support/app-driver/app-target.ts'
import { handsOn, type Hands } from '#tests/support/app-driver/hands.ts'
import { typedHands } from '#tests/support/app-driver/typed-hands.ts'
import { startApp, type App, type StartOptions } from '#tests/support/app-driver/start-app.ts'
import { words } from '#tests/support/app-driver/words.ts'

export interface Desk {
  readonly app: () => App
  readonly home: AppHome
  readonly hands: Hands
  /** A button by the key of its words. */
  readonly button: (key: string, values?: Readonly<Record<string, string | number>>) => Locator
  /** A field by the key of its label. */
  readonly field: (key: string, values?: Readonly<Record<string, string | number>>) => Locator
  /** Ends the app as a power cut would and starts it again. */
  readonly crash: () => Promise<void>
  readonly restart: (more?: Partial<StartOptions>) => Promise<void>
  /** Ends the app and removes its folders. */
  readonly leave: () => Promise<void>
}

export interface DeskOptions extends Partial<StartOptions> {
  readonly target: AppTarget
  /** Types on the screen's own keyboard instead of through the debugging pipe. */
  readonly realKeyboard?: boolean
}

/** Starts the app for somebody. `home` is made where none is given. */
export async function openDesk(name: string, options: DeskOptions): Promise<Desk> {
  const home = options.home ?? makeAppHome(name)
  const running = { app: await startApp({ ...options, home }) }
  const page = () => running.app.page()
  const restart = async (more: Partial<StartOptions> = {}) => {
    running.app = await startApp({ ...options, ...more, home })
  }
  return {
    app: () => running.app,
    home,
    hands: options.realKeyboard ? typedHands(() => running.app.pid) : handsOn(page),
    button: (key, values) =>
      page()
        .getByRole('button', { name: startingWith(words(key, values)) })
        .first(),
    field: (key, values) =>
      page()
        .getByLabel(wholeLabel(words(key, values)))
        .first(),
    crash: async () => {
      await running.app.kill()
      await restart()
    },
    restart,
    leave: async () => {
      await running.app.kill()
      home.remove()
    },
  }
}

/** Beside its words a button may carry its keys. */
function startingWith(text: string): RegExp {
  return new RegExp(`^${escaped(text)}`)
}

/** Beside its words a label may say that the field is needed. */
function wholeLabel(text: string): RegExp {
  return new RegExp(`^\\s*${escaped(text)}\\s*(\\([^()]*\\))?\\s*$`)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
