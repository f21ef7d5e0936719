/** Starts other programs: one way for the whole of `build/`. */
import { spawn } from 'node:child_process'

export interface Outcome {
  /** The exit code; 128 and more when a signal ended it; 127 when there is no such program. */
  readonly code: number
  readonly output: string
}

export interface RunOptions {
  readonly cwd?: string
  readonly env?: Readonly<NodeJS.ProcessEnv>
  /** Shows the output while it comes, instead of only collecting it. */
  readonly shown?: boolean
  readonly signal?: AbortSignal
}

/** Runs a program to its end. A failure is an outcome, never an exception. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: options.shown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      signal: options.signal,
      // npm is a script on Windows, and only a shell finds those.
      shell: process.platform === 'win32' && command === 'npm',
    })
    const chunks: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.once('error', (error) => {
      resolve({ code: 127, output: error.message })
    })
    child.once('close', (code, signal) => {
      resolve({ code: code ?? (signal ? 128 : 1), output: Buffer.concat(chunks).toString('utf8') })
    })
  })
}

/** Says one line to whoever started the script. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
