/** What lies on the X screen and the keys of a real keyboard, through `xdotool`. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const runFile = promisify(execFile)

async function xdotool(...args: readonly string[]): Promise<string> {
  const { stdout } = await runFile('xdotool', [...args])
  return stdout.trim()
}

/** Ids of the windows that a process shows now. */
export async function visibleWindows(pid: number): Promise<readonly string[]> {
  // xdotool ends with 1 when there is none.
  const found = await xdotool('search', '--onlyvisible', '--pid', String(pid)).catch(() => '')
  return found.split('\n').filter((id) => id !== '')
}

/** Gives a window the keyboard; there is no window manager that would. */
export async function focusWindow(id: string): Promise<void> {
  await xdotool('windowfocus', '--sync', id)
}

/** Makes a window this large, as a person would by its edge. */
export async function resizeWindow(
  id: string,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<void> {
  await xdotool('windowsize', '--sync', id, String(width), String(height))
}

/** Presses keys by their X names: `Return`, `ctrl+a`. */
export async function pressKeys(...keys: readonly string[]): Promise<void> {
  await xdotool('key', '--clearmodifiers', ...keys)
}

/** Types a text of ASCII characters, one key after the other. */
export async function typeKeys(text: string): Promise<void> {
  await xdotool('type', '--clearmodifiers', '--delay', '2', '--', text)
}

/** The text that is marked somewhere on the screen (X's primary selection). */
export async function markedText(): Promise<string> {
  const { stdout } = await runFile('xclip', ['-o', '-selection', 'primary'], { timeout: 2000 }).catch(() => ({
    stdout: '',
  }))
  return stdout
}

/** Moves the pointer a little: somebody sits down, so that the app does not lock for idleness at once. */
export async function nudge(): Promise<void> {
  if (process.platform === 'linux') await xdotool('mousemove_relative', '--', '1', '0')
}
