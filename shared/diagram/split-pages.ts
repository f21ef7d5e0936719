/** Cuts a picture into pages of a shape, only where nothing is cut through. */
import type { Layout } from '#shared/diagram/lay-out.ts'

export interface PagePart {
  readonly top: number
  readonly bottom: number
}

/** `shape` is the height of the page by its width. */
export function splitPages({ width, height, breaks }: Layout, shape: number): readonly PagePart[] {
  const most = width * shape
  const parts: PagePart[] = []
  for (let top = 0; top < height;) {
    const fitting = [...breaks, height].filter((y) => y > top && y - top <= most)
    // A row taller than a page stands alone and is made smaller by the page.
    const bottom = height - top <= most ? height : (fitting.at(-1) ?? breaks.find((y) => y > top) ?? height)
    parts.push({ top, bottom })
    top = bottom
  }
  return parts
}
