/** A screen that nobody sees, for machines without one: Xvfb on a display number that is free. */
import { spawn, type ChildProcess } from 'node:child_process'
import type { Readable } from 'node:stream'
import { ensureProgram } from '#build/system-libraries.ts'

export interface VirtualDisplay {
  /** The value for `DISPLAY`. */
  readonly name: string
  readonly stop: () => void
}

/** Starts Xvfb, which is installed first where it is missing and that is allowed. */
export async function startVirtualDisplay(size = '1440x1000'): Promise<VirtualDisplay> {
  await ensureProgram('Xvfb', 'xvfb')
  // Xvfb picks a free number by itself and writes it to descriptor 3.
  // Without `-noreset` it starts anew whenever its last window goes, and who comes at that moment is turned away.
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-noreset'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  )
  const stop = (): void => {
    server.kill('SIGTERM')
  }
  process.once('exit', stop)
  const number = await displayNumber(server)
  // The display must not keep the script alive that uses it.
  server.unref()
  return { name: `:${number}`, stop }
}

/** Reads the whole line: whoever closes the pipe earlier kills Xvfb while it still writes. */
function displayNumber(server: ChildProcess): Promise<string> {
  const answer = server.stdio[3] as Readable
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', (code) => {
      reject(new Error(`Xvfb ended with code ${String(code)}`))
    })
    const seen: string[] = []
    answer.on('data', (text: Buffer) => {
      seen.push(text.toString())
      const line = seen.join('')
      if (!line.endsWith('\n')) return
      answer.destroy()
      resolve(line.trim())
    })
  })
}

/** Whether this machine shows windows to somebody. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
}

/** Runs `act` with a virtual display on Linux, whatever else there is, so that every machine sees the same. */
export async function withVirtualDisplay<T>(act: (env: NodeJS.ProcessEnv) => Promise<T>): Promise<T> {
  if (process.platform !== 'linux') return act({})
  const display = await startVirtualDisplay()
  try {
    // With a Wayland session around, Electron would go there instead.
    return await act({ DISPLAY: display.name, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' })
  } finally {
    display.stop()
  }
}
