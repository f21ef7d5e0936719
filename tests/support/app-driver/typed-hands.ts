/**
 * Hands on the screen's real keyboard (xdotool): what is typed reaches the app key by key through the window server
 * and never lies as a whole in a debugging message. For searching memory.
 */
import { makeHands, type Hands } from '#tests/support/app-driver/hands.ts'
import { focusWindow, pressKeys, typeKeys, visibleWindows } from '#tests/support/app-driver/screen.ts'

/** Names of keys in X where they differ from Playwright's. */
const namesInX: Readonly<Record<string, string>> = {
  Enter: 'Return',
  Space: 'space',
  ArrowDown: 'Down',
  ArrowUp: 'Up',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Backspace: 'BackSpace',
  Control: 'ctrl',
  Shift: 'shift',
  Alt: 'alt',
}

export function typedHands(pid: () => number): Hands {
  const inFront = async () => {
    const [window] = await visibleWindows(pid())
    if (window) await focusWindow(window)
  }
  const press = async (key: string) => {
    await inFront()
    await pressKeys(nameInX(key))
  }
  return makeHands({
    press,
    // The window server repeats a key that stays down.
    hold: async (key, until) => {
      await press(key)
      await until()
    },
    type: async (text) => {
      await inFront()
      await typeKeys(text)
    },
  })
}

function nameInX(key: string): string {
  return key
    .split('+')
    .map((part) => namesInX[part] ?? lower(part))
    .join('+')
}

/** `Control+A` is the key a, not the letter A. */
function lower(key: string): string {
  return key.length === 1 ? key.toLowerCase() : key
}
