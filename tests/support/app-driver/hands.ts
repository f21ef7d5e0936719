/** Two hands on a keyboard: everything the tour does goes through here, and every key is counted. */
import type { ElementHandle, Locator, Page } from 'playwright-core'

export interface Hands {
  /** Presses keys by Playwright's names: `Tab`, `Control+Enter`. */
  readonly press: (...keys: readonly string[]) => Promise<void>
  /** Presses one key and lets go of it only after this has come about, as a hand does that looks at the screen. */
  readonly hold: (key: string, until: () => Promise<void>) => Promise<void>
  readonly type: (text: string) => Promise<void>
  /** Walks with Tab until the target has the focus; fails when it cannot be reached. */
  readonly goTo: (target: Locator) => Promise<void>
  /** Walks to a field and types into it, over what stood there. */
  readonly fill: (field: Locator, text: string) => Promise<void>
  /** Walks to a button or link and uses it. */
  readonly use: (target: Locator, key?: 'Enter' | 'Space') => Promise<void>
  readonly keysPressed: () => number
}

/** How keys get to the app. */
export interface Keyboard {
  readonly press: (key: string) => Promise<void>
  /** Presses a key, and lets go of it no sooner than this has come about where the keyboard can. */
  readonly hold: (key: string, until: () => Promise<void>) => Promise<void>
  readonly type: (text: string) => Promise<void>
}

/** `page` is asked each time: the window is replaced at every lock. */
export function handsOn(page: () => Page): Hands {
  return makeHands({
    press: (key) => page().keyboard.press(key),
    hold: async (key, until) => {
      await page().keyboard.down(key)
      try {
        await until()
      } finally {
        await page().keyboard.up(key)
      }
    },
    type: (text) => page().keyboard.type(text),
  })
}

export function makeHands(keyboard: Keyboard): Hands {
  const count = { keys: 0 }
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      count.keys += 1
      await keyboard.press(key)
    }
  }
  const hold = async (key: string, until: () => Promise<void>) => {
    count.keys += 1
    await keyboard.hold(key, until)
  }
  const type = async (text: string) => {
    count.keys += text.length
    await keyboard.type(text)
  }
  const goTo = async (target: Locator) => {
    await target.waitFor()
    await walkTo(target, press)
  }
  return {
    press,
    hold,
    type,
    goTo,
    fill: async (field, text) => {
      await goTo(field)
      await press('Control+A')
      await type(text)
    },
    use: async (target, key = 'Enter') => {
      await goTo(target)
      await press(key)
    },
    keysPressed: () => count.keys,
  }
}

/** More than any screen has places to stop at. */
const mostStops = 150

/**
 * Takes the nearer way round when the target comes before the place that has the focus now. Where it stands is asked
 * once: by role and name that means to look through the whole page, which at every stop is most of the way.
 */
async function walkTo(target: Locator, press: (key: string) => Promise<void>): Promise<void> {
  let element = await elementOf(target)
  const key = (await liesBefore(element)) ? 'Shift+Tab' : 'Tab'
  for (let stop = 0; stop < mostStops; stop += 1) {
    const seen = await lookAt(element)
    if (seen === 'elsewhere') {
      await press(key)
      continue
    }
    await element.dispose()
    // The page may have put something else in its place: at the end the target itself has to have the focus.
    if (seen === 'focused' && (await hasFocus(target))) return
    element = await elementOf(target)
  }
  throw new Error(`The keyboard does not reach ${target.toString()}`)
}

async function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((node) => node.contains(document.activeElement))
}

type Place = ElementHandle<HTMLElement | SVGElement>

async function elementOf(target: Locator): Promise<Place> {
  return target.elementHandle()
}

/** A page that draws itself anew puts another element in the place of this one. */
async function lookAt(element: Place): Promise<'focused' | 'gone' | 'elsewhere'> {
  return element.evaluate((node) => {
    if (!node.isConnected) return 'gone'
    return node.contains(document.activeElement) ? 'focused' : 'elsewhere'
  })
}

async function liesBefore(element: Place): Promise<boolean> {
  return element.evaluate((node) => {
    const focused = document.activeElement
    if (!focused || focused === document.body) return false
    return (focused.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
  })
}
