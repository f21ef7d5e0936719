/** axe-core inside the window, past the page's own policy: the debugger's evaluation is not bound by it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

/** One broken rule at one place. */
export interface Violation {
  readonly rule: string
  readonly where: string
  readonly why: string
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** `colours`: only what can change while the same elements stand in the same places. Takes less than half the time. */
export type Rules = 'all' | 'colours'

const options: Readonly<Record<Rules, RunOptions>> = {
  all: {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
  },
  colours: {
    runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
    resultTypes: ['violations'],
  },
}

/** Everything axe finds wrong with what the window shows now. */
export async function findViolations(page: Page, rules: Rules = 'all'): Promise<readonly Violation[]> {
  await bringAxe(page)
  await waitForRest(page)
  const { violations } = await page.evaluate(
    (given) => (window as unknown as WindowWithAxe).axe.run(document, given),
    options[rules],
  )
  return violations
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => ({
        rule: id,
        where: target.join(' '),
        why: failureSummary.split('\n').slice(1).join(' ').trim(),
      })),
    )
    .filter((violation) => !isOpenList(violation))
}

/**
 * Best practice wants everything within a landmark (`region`; no criterion of WCAG). An open menu or list of
 * suggestions hangs at the body, so that nothing cuts it off; it is reached from the control that it belongs to.
 */
function isOpenList({ rule, where }: Violation): boolean {
  return rule === 'region' && where.includes('data-reka-popper-content-wrapper')
}

/** One line for a report. */
export function violationWords({ rule, where, why }: Violation): string {
  return `${rule} at ${where}: ${why}`
}

interface WindowWithAxe {
  readonly axe: { readonly run: (context: Document, given: RunOptions) => Promise<AxeResults> }
}

/** What fades in has no colour of its own yet. */
async function waitForRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const running = document.getAnimations().filter(({ effect }) => {
      const { iterations } = effect?.getTiming() ?? {}
      return iterations !== Infinity
    })
    await Promise.allSettled(running.map(({ finished }) => finished))
  })
}

async function bringAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return
  const session = await page.context().newCDPSession(page)
  await session.send('Runtime.evaluate', { expression: source })
  await session.detach()
}
