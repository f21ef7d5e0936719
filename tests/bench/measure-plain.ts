/** Measures the same acts in the same runtime without any protection: plain JSON in Dexie. */
import { join } from 'node:path'
import { sandboxSwitches } from '#build/prepare.ts'
import { inRoot } from '#build/tools/paths.ts'
import { makeAppHome } from '#tests/support/app-driver/app-home.ts'
import type { AppTarget } from '#tests/support/app-driver/app-target.ts'
import { startApp, type App } from '#tests/support/app-driver/start-app.ts'
import { benchCases, writeLines } from '#tests/bench/bench-cases.ts'
import { measureMemory, type Memory } from '#tests/bench/memory.ts'
import { percentile } from '#tests/bench/statistics.ts'

export interface PlainFigures {
  readonly coldStart: number
  readonly list: number
  readonly searchP50: number
  readonly searchP95: number
  readonly saveP50: number
  readonly saveP95: number
  readonly export: number
  readonly import: number
  readonly memory: Memory
}

interface Timed {
  readonly milliseconds: number
}

interface Plain {
  readonly fill: () => Promise<Timed>
  readonly list: () => Promise<Timed>
  readonly search: (text: string) => Promise<Timed>
  readonly save: (id: string) => Promise<Timed>
  readonly export: () => Promise<Timed>
  readonly ids: () => Promise<string[]>
}

const searched = ['pflege', 'bewerbung', 'duldung', 'magdeburg', 'elektro']
const saves = 100

export async function measurePlain({ executable }: AppTarget, cases: number): Promise<PlainFigures> {
  const home = makeAppHome('bench-plain')
  const lines = join(home.outside, 'cases.ndjson')
  await writeLines(lines, benchCases(cases))
  const target: AppTarget = {
    kind: 'built',
    executable,
    arguments: [...sandboxSwitches(), inRoot('tests/support/plain-app')],
  }
  const start = async () => {
    const began = performance.now()
    const app = await startApp({ target, home, environment: { PLAIN_CASES: lines } })
    await app.page().waitForFunction(() => document.title === 'ready')
    return { app, milliseconds: performance.now() - began }
  }
  try {
    const first = await start()
    const filled = await call(first.app, 'fill')
    await first.app.kill()
    const { app, milliseconds: coldStart } = await start()
    const list = await call(app, 'list')
    const searches: number[] = []
    for (const text of [...searched, ...searched]) searches.push(await call(app, 'search', text))
    const ids = (
      await app.page().evaluate(() => (window as unknown as { readonly plain: Plain }).plain.ids())
    ).slice(0, saves)
    const saved: number[] = []
    for (const id of ids) saved.push(await call(app, 'save', id))
    const memory = await measureMemory(app)
    const exported = await call(app, 'export')
    await app.kill()
    return {
      coldStart,
      list,
      searchP50: percentile(searches, 0.5),
      searchP95: percentile(searches, 0.95),
      saveP50: percentile(saved, 0.5),
      saveP95: percentile(saved, 0.95),
      export: exported,
      import: filled,
      memory,
    }
  } finally {
    home.remove()
  }
}

async function call(app: App, act: Exclude<keyof Plain, 'ids'>, input = ''): Promise<number> {
  return app.page().evaluate(
    async ([name, text]) => {
      const { plain } = window as unknown as { readonly plain: Plain }
      return (await plain[name](text)).milliseconds
    },
    [act, input] as const,
  )
}
