import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The checkout. */
export const root = resolve(import.meta.dirname, '../..')

/** Where things lie that later checkouts use again (XDG Base Directory Specification 0.8). */
export function cacheFolder(): string {
  const base = process.env.XDG_CACHE_HOME
  return join(base?.startsWith('/') ? base : join(homedir(), '.cache'), 'fallkoffer')
}

/** A path inside the checkout. */
export function inRoot(...parts: readonly string[]): string {
  return join(root, ...parts)
}
