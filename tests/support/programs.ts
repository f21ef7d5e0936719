/** Other people's programs that tests compare with; a test that lacks one is skipped with a line that says so. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureProgram, onPath } from '#build/system-libraries.ts'

export async function hasProgram(program: string, debianPackage: string): Promise<boolean> {
  if (process.platform !== 'linux') return false
  await ensureProgram(program, debianPackage).catch((error: unknown) => {
    process.stdout.write(`${String(error)}\n`)
  })
  return onPath(program)
}

/** Writes why a test is skipped and gives it back for `skip`: the usual report says only that it was. */
export function outLoud(why: string): string {
  process.stdout.write(`Skipped: ${why}\n`)
  return why
}

/** Whether an age that calls itself so opens hybrid post-quantum envelopes: from 1.3 on. */
export function isHybridAge(version: string): boolean {
  const [, major = 0, minor = 0] = (/v?(\d+)\.(\d+)/.exec(version) ?? []).map(Number)
  return major > 1 || (major === 1 && minor >= 3)
}

export function ageVersion(): string {
  return output('age', ['--version']).trim()
}

function output(program: string, args: readonly string[]): string {
  return execFileSync(program, args, { encoding: 'utf8' })
}

/** What a program made of its input. */
export interface Answer {
  readonly code: number
  readonly out: string
  readonly error: string
}

export function ask(program: string, args: readonly string[], input?: string): Answer {
  const { status, stdout, stderr } = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 2 ** 28 })
  return { code: status ?? 1, out: stdout, error: stderr }
}

/** A folder of its own, with a way to be rid of it. */
export function scratchFolder(name: string) {
  const folder = mkdtempSync(join(tmpdir(), `fallkoffer-${name}-`))
  return { path: (file: string) => join(folder, file), remove: () => rmSync(folder, { recursive: true }) }
}
