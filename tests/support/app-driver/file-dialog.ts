/** Answers the system's own file dialogs as a person does: type the path, press Enter. */
import { setTimeout as pause } from 'node:timers/promises'
import {
  focusWindow,
  markedText,
  pressKeys,
  typeKeys,
  visibleWindows,
} from '#tests/support/app-driver/screen.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'

/** Does what opens a dialog in the app with this process id, and answers the dialog with a path. */
export async function answerFileDialog(
  pid: number,
  path: string,
  open: () => Promise<unknown>,
): Promise<void> {
  const dialog = await openedBy(pid, open)
  await waitUntil(() => enterPath(dialog, path), { what: `the path in the dialog: ${path}` })
  await waitUntil(() => confirmed(pid, dialog), { what: 'the end of the dialog' })
}

async function openedBy(pid: number, open: () => Promise<unknown>): Promise<string> {
  const before = new Set(await visibleWindows(pid))
  await open()
  return waitUntil(async () => (await visibleWindows(pid)).find((id) => !before.has(id)), {
    what: 'a file dialog',
  })
}

/** GTK fills the line once more when the folder has been read, so what stands there is read back. */
async function enterPath(dialog: string, path: string): Promise<boolean> {
  await focusWindow(dialog)
  await pressKeys('ctrl+a')
  await typeKeys(path)
  await pressKeys('ctrl+a')
  const entered = await markedText()
  return entered === path || entered === `${path}/`
}

/** Longer than a dialog takes to close where the machine is busy. */
const closing = 600

/**
 * The first Enter may only close the list of completions. A dialog that is about to close gets no further one: it would
 * go to whatever has the focus in the window behind it.
 */
async function confirmed(pid: number, dialog: string): Promise<boolean> {
  if (await isGone(pid, dialog)) return true
  await pressKeys('Return')
  const pressed = performance.now()
  while (performance.now() - pressed < closing) {
    if (await isGone(pid, dialog)) return true
    await pause(30)
  }
  return false
}

async function isGone(pid: number, dialog: string): Promise<boolean> {
  return !(await visibleWindows(pid)).includes(dialog)
}
