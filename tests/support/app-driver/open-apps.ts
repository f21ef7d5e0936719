/** The apps that this worker has running, and what they show: the only witness of a failure on somebody else's machine. */
import type { Page } from 'playwright-core'

/** As much of an app as is needed to look at it. */
export interface Showing {
  readonly pid: number
  readonly page: () => Page
  readonly complaints: () => readonly string[]
}

const open = new Set<Showing>()

/** Remembers an app; the answer forgets it. */
export function remember(app: Showing): () => void {
  open.add(app)
  return () => void open.delete(app)
}

/** What every open app shows now, a paragraph each. An app that does not answer is told as such. */
export async function whatIsShown(): Promise<readonly string[]> {
  return Promise.all([...open].map(tell))
}

/** Does it; should it fail, its error tells the screens as well. For whoever closes the apps himself. */
export async function tellingScreens<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Error)
      error.message += `\nOn the screens then:\n${(await whatIsShown()).join('\n\n')}`
    throw error
  }
}

/** Milliseconds. */
const patience = 3_000
const mostWords = 3_000

async function tell({ pid, page, complaints }: Showing): Promise<string> {
  const seen = await Promise.race([look(page()), tooLong()]).catch(String)
  return [`App ${String(pid)}: ${seen}`, ...complaints()].join('\n')
}

async function tooLong(): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve('gives no answer'), patience))
}

async function look(page: Page): Promise<string> {
  const [place, focus, text] = await page.evaluate(() => {
    const { outerHTML = 'nothing' } = document.activeElement ?? {}
    return [location.hash, outerHTML.slice(0, 300), document.body.innerText]
  })
  return `at ${place}, focus on ${focus}\n${text.replaceAll(/\n\s*\n+/g, '\n').slice(0, mostWords)}`
}
