/** What a window's process holds, by each of the names that memory goes by. */
import { readFileSync } from 'node:fs'
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
  const [worker] = app.page().workers()
  return {
    heapOfWindow: (await app.page().evaluate(usedHeap)) / 1e6,
    heapOfWorker: worker ? (await worker.evaluate(usedHeap)) / 1e6 : 0,
    resident: statusOf(pid, 'VmRSS'),
    anonymous: statusOf(pid, 'RssAnon'),
  }
}

function statusOf(pid: number, name: string): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'latin1')
  return (Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024) / 1e6
}

// Runs inside the window: Chromium's own count, rounded by it to a few hundred kilobytes.
function usedHeap(): number {
  const { memory } = performance as unknown as { readonly memory?: { readonly usedJSHeapSize: number } }
  return memory?.usedJSHeapSize ?? Number.NaN
}
