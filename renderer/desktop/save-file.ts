/** Saves a file where the person wants it. */
import type { DesktopApi, Output } from '#shared/contract/desktop-api.ts'
import { holdParts } from '#shared/contract/in-parts.ts'

type Saved = Promise<Output<'saveFile'>>

/** The machine keeps the parts of one file: another waits until that one is saved. */
const last = new WeakMap<object, Promise<unknown>>()

export async function saveFile(
  desktop: Pick<DesktopApi, 'holdFile' | 'saveFile'>,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Saved {
  const before = last.get(desktop) ?? Promise.resolve()
  const next = before.then(async () => saveNow(desktop, file))
  last.set(
    desktop,
    next.catch(() => undefined),
  )
  return next
}

async function saveNow(
  desktop: Pick<DesktopApi, 'holdFile' | 'saveFile'>,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Saved {
  const crossed = await holdParts(bytes, async (part) => desktop.holdFile(part))
  return crossed.ok
    ? desktop.saveFile({ suggestedName: name, ...crossed.last })
    : { state: 'failed', problem: crossed.problem }
}
