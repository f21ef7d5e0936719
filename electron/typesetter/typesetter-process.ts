/**
 * Main's side of the typesetting process. Documents go straight between window and process over a port of their own;
 * main only starts and ends it, and tells it which path a handle means.
 */
import { MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron'
import { typesetterPortName } from '#shared/contract/desktop-names.ts'
import type { DocumentTargets } from '#electron/typesetter/document-targets.ts'
import { ProcessNews, type ProcessOrder } from '#electron/typesetter/process-messages.ts'

export interface TypesetterProcess {
  /** Starts the process if need be and hands the window a fresh port to it. */
  readonly open: (window: WebContents) => boolean
  /** Ends it at once; what it had in memory is gone with it. */
  readonly end: () => void
}

export interface TypesetterPlan {
  readonly script: string
  readonly targets: DocumentTargets
}

export function createTypesetterProcess({ script, targets }: TypesetterPlan): TypesetterProcess {
  let running: UtilityProcess | null = null

  function start(): UtilityProcess {
    const child = utilityProcess.fork(script, [], {
      serviceName: 'Fallkoffer Typesetter',
      // Nothing it might print may reach a log.
      stdio: 'ignore',
      env: environment(),
    })
    child.on('message', (message: unknown) => answer(child, message))
    child.once('exit', () => {
      if (running === child) running = null
    })
    running = child
    return child
  }

  function answer(child: UtilityProcess, message: unknown): void {
    const news = ProcessNews.safeParse(message)
    if (!news.success) return
    if (news.data.news === 'idle') {
      end()
      return
    }
    const { id, target } = news.data
    child.postMessage({ order: 'path', id, path: targets.take(target) } satisfies ProcessOrder)
  }

  function end(): void {
    running?.kill()
    running = null
  }

  return {
    open(window) {
      const child = running ?? start()
      const { port1, port2 } = new MessageChannelMain()
      child.postMessage({ order: 'serve' } satisfies ProcessOrder, [port1])
      window.postMessage(typesetterPortName, null, [port2])
      return true
    },
    end,
  }
}

/**
 * Nothing of ours but what the system's libraries need. Typst fetches packages that a document imports; the proxy
 * address leads nowhere, so even a document that gets past the check for imports reaches no network.
 */
function environment(): Record<string, string> {
  const nowhere = 'http://127.0.0.1:9'
  const { SystemRoot } = process.env
  return {
    ...(SystemRoot === undefined ? {} : { SystemRoot }),
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    ALL_PROXY: nowhere,
    http_proxy: nowhere,
    https_proxy: nowhere,
  }
}
