/** Walks once around a screen with Tab and looks at every place where the keyboard stops. */
import type { Page } from 'playwright-core'

export interface Walk {
  readonly stops: number
  /** Stops that cannot be seen, or whose focus cannot be seen. */
  readonly problems: readonly string[]
}

/** More than any screen has. */
const mostStops = 150

export async function walkAround(page: Page): Promise<Walk> {
  const problems: string[] = []
  const seen = new Set<string>()
  for (let stops = 0; stops < mostStops; stops += 1) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(lookAtFocus)
    if (seen.has(stop.id)) return { stops, problems: [...new Set(problems)] }
    seen.add(stop.id)
    if (stop.problem) problems.push(`${stop.name}: ${stop.problem}`)
  }
  return { stops: mostStops, problems: ['Tab does not come round'] }
}

// Runs inside the window: it may use nothing from this file.
function lookAtFocus(): { readonly id: string; readonly name: string; readonly problem: string } {
  const at = document.activeElement
  if (!at || at === document.body) return { id: 'body', name: 'body', problem: '' }
  const numbered = at as Element & { walked?: string }
  const counter = window as unknown as { walkedSoFar?: number }
  counter.walkedSoFar = (counter.walkedSoFar ?? 0) + 1
  numbered.walked ??= String(counter.walkedSoFar)
  const name = `${at.tagName.toLowerCase()}.${at.className || at.id} "${(at.textContent ?? '').trim().slice(0, 30)}"`
  const { width, height, left, top, right, bottom } = at.getBoundingClientRect()
  const isInside = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight
  const marks = [at, at.parentElement, at.parentElement?.parentElement, at.nextElementSibling].map(
    (element) => {
      if (!element) return false
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
    },
  )
  const problem = [
    width > 0 && height > 0 ? '' : 'has no size',
    isInside ? '' : 'lies outside of the window',
    marks.includes(true) ? '' : 'shows no focus',
  ]
  return { id: numbered.walked, name, problem: problem.filter(Boolean).join(', ') }
}
