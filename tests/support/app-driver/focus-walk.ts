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
  await page.evaluate(prepareWalk)
  for (let stops = 0; stops < mostStops; stops += 1) {
    await page.keyboard.press('Tab')
    problems.push(...(await page.evaluate(lookBack)))
    const stop = await page.evaluate(lookAtFocus)
    problems.push(...stop.problems)
    if (seen.has(stop.id)) return { stops, problems: [...new Set(problems)] }
    seen.add(stop.id)
  }
  return { stops: mostStops, problems: ['Tab does not come round'] }
}

declare global {
  interface Window {
    walk: {
      readonly ids: WeakMap<Element, string>
      readonly lookOf: (parts: readonly Element[]) => string
      /** The last stop as it looked while it had the focus. */
      before: { readonly name: string; readonly parts: readonly Element[]; readonly look: string } | null
    }
  }
}

interface Stop {
  readonly id: string
  readonly problems: readonly string[]
}

// The functions below run inside the window: they may use nothing from this file.

/** Whether the stop before looks any different now that it has lost the focus. */
function lookBack(): readonly string[] {
  const { before } = window.walk
  window.walk.before = null
  return before && window.walk.lookOf(before.parts) === before.look ? [`${before.name} shows no focus`] : []
}

/** Whether the stop that has the focus now can be seen at all. */
function lookAtFocus(): Stop {
  const at = document.activeElement
  if (!at || at === document.body) return { id: 'body', problems: [] }
  const { ids, lookOf } = window.walk
  const id = ids.get(at) ?? `stop ${String(performance.now())}`
  ids.set(at, id)
  const name = `${at.tagName.toLowerCase()}#${at.id}.${at.className} "${at.textContent.trim().slice(0, 30)}"`
  const { width, height, left, top, right, bottom } = at.getBoundingClientRect()
  const isInside = [right > 0, bottom > 0, left < innerWidth, top < innerHeight].every(Boolean)
  // A field's frame or a box beside a hidden checkbox may carry the mark.
  const parts = [at, at.parentElement, at.parentElement?.parentElement, at.nextElementSibling]
  const there = parts.filter((part) => part instanceof Element)
  window.walk.before = { name, parts: there, look: lookOf(there) }
  const problems = [Math.min(width, height) < 1 && 'has no size', !isInside && 'lies outside of the window']
  return {
    id,
    problems: problems.filter((problem) => problem !== false).map((problem) => `${name} ${problem}`),
  }
}

function prepareWalk(): void {
  window.walk = {
    ids: new WeakMap(),
    before: null,
    lookOf: (parts) =>
      parts
        .map((part) => {
          const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(part)
          return [outline, boxShadow, borderColor, backgroundColor].join()
        })
        .join(';'),
  }
}
