/** Saves a file where the person wants it. */
import type { DesktopApi, Output } from '#shared/contract/desktop-api.ts'
import { holdParts } from '#shared/contract/in-parts.ts'

export async function saveFile(
  desktop: Pick<DesktopApi, 'holdFile' | 'saveFile'>,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Output<'saveFile'>> {
  const crossed = await holdParts(bytes, async (part) => desktop.holdFile(part))
  return crossed.ok
    ? desktop.saveFile({ suggestedName: name, ...crossed.last })
    : { state: 'failed', problem: crossed.problem }
}
