/** What is measured of an exchange inside the window itself. Each function stands alone, but for `window.watchFrames`. */
import type {} from '#tests/support/app-driver/vault-in-page.ts'

declare global {
  interface Window {
    /** Begins to watch; the answer ends it and tells the longest time the window went without a frame. */
    watchFrames: () => () => number
    benchPackage: Uint8Array
    benchPieces: Uint8Array<ArrayBuffer>[]
  }
}

export function installFrameWatch(): void {
  window.benchPieces = []
  window.watchFrames = () => {
    const frames = { longest: 0, last: performance.now(), on: true }
    const look = (now: number) => {
      frames.longest = Math.max(frames.longest, now - frames.last)
      frames.last = now
      if (frames.on) requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
    return () => {
      frames.on = false
      return frames.longest
    }
  }
}

export interface Packing {
  readonly milliseconds: number
  /** The longest time without a frame meanwhile. */
  readonly frame: number
  readonly bytes: number
  readonly told: number
}

/** One package for an office, kept in the window for `readPiece`. */
export async function pack([office, kind]: readonly [string, 'full' | 'sync']): Promise<Packing> {
  const { vault, listen } = window.surroundingsOfTheApp
  let told = 0
  const endWatch = window.watchFrames()
  const start = performance.now()
  const made = await vault.makePackage(
    [office],
    kind,
    listen(() => void (told += 1)),
  )
  const milliseconds = performance.now() - start
  const frame = endWatch()
  if (!made.ok) throw new Error(made.error.type)
  window.benchPackage = made.value.bytes
  return { milliseconds, frame, bytes: made.value.bytes.length, told }
}

export function readPiece({ from, to }: { readonly from: number; readonly to: number }): string {
  let text = ''
  for (const byte of window.benchPackage.subarray(from, to)) text += String.fromCharCode(byte)
  return btoa(text)
}

export function addPiece(base64: string): void {
  window.benchPieces.push(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)))
}

export interface Unpacking {
  readonly look: number
  readonly apply: number
  readonly frame: number
  readonly taken: number
}

/** Looks into the package that came in pieces, and takes it over. */
export async function unpack(): Promise<Unpacking> {
  const { vault, listen } = window.surroundingsOfTheApp
  const bytes = new Uint8Array(await new Blob(window.benchPieces).arrayBuffer())
  window.benchPieces.length = 0
  const quiet = listen(() => undefined)
  const endWatch = window.watchFrames()
  const start = performance.now()
  const looked = await vault.previewImport(bytes, quiet)
  const middle = performance.now()
  if (!looked.ok) throw new Error(looked.error.type)
  const applied = await vault.applyImport(null, quiet)
  const apply = performance.now() - middle
  const frame = endWatch()
  if (!applied.ok) throw new Error(applied.error.type)
  const { added, changed } = applied.value
  return { look: middle - start, apply, frame, taken: added + changed }
}

/** Writes into so many cases at once: an adviser that none of them has yet, or nothing would be written. */
export async function changeMany([count, adviser]: readonly [number, string]): Promise<number> {
  const { vault, listen } = window.surroundingsOfTheApp
  const query = { text: '', state: 'all', sort: 'code', descending: false, from: 0, count } as const
  const { rows } = await vault.list(query)
  const ids = rows.map(({ id }) => id)
  const quiet = listen(() => undefined)
  const done = await vault.bulkDo({ type: 'some', ids }, { type: 'assign', adviser }, quiet)
  if (!done.ok) throw new Error(done.error.type)
  return done.value.ids.length
}
