/** What a window's process holds, by each of the names that memory goes by. */
import { readFileSync } from 'node:fs'
import type { CDPSession, Page } from 'playwright-core'
import type { App } from '#tests/support/app-driver/start-app.ts'
import { kindOf } from '#tests/support/app-driver/processes.ts'

/** All in megabytes (10^6 bytes). */
export interface Memory {
  /** All pages that are in memory, Chromium's own code among them (`VmRSS`). */
  readonly resident: number
  /** The part of it that is the process's alone and not a file's (`RssAnon`). */
  readonly anonymous: number
  readonly heapOfWindow: number
  /** Zero where there is no worker. */
  readonly heapOfWorker: number
}

export async function measureMemory(app: App): Promise<Memory> {
  const pid = app.processes().find((each) => kindOf(each) === 'renderer')
  if (pid === undefined) throw new Error('There is no renderer.')
  return {
    ...(await measureHeaps(app.page())),
    resident: statusOf(pid, 'VmRSS'),
    anonymous: statusOf(pid, 'RssAnon'),
  }
}

function statusOf(pid: number, name: string): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'latin1')
  return (Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024) / 1e6
}

const usage = 'Runtime.getHeapUsage'
const longestWait = 10_000

async function measureHeaps(page: Page): Promise<Pick<Memory, 'heapOfWindow' | 'heapOfWorker'>> {
  const session = await page.context().newCDPSession(page)
  const ofWindow = await session.send(usage)
  const ofWorker = page.workers().length > 0 ? await usageOfWorker(session) : 0
  await session.detach()
  return { heapOfWindow: ofWindow.usedSize / 1e6, heapOfWorker: ofWorker / 1e6 }
}

/** A worker has no session of its own here: its messages go through that of its window. */
async function usageOfWorker(session: CDPSession): Promise<number> {
  const answer = new Promise<number>((resolve, reject) => {
    setTimeout(reject, longestWait, new Error('The worker does not tell its memory.')).unref()
    session.on('Target.attachedToTarget', ({ sessionId }) => {
      const message = JSON.stringify({ id: 1, method: usage })
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject)
    })
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { result } = JSON.parse(message) as { readonly result?: { readonly usedSize: number } }
      if (result) resolve(result.usedSize)
    })
  })
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  })
  return answer
}
