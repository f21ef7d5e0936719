/** The processes of one started app: they share the process group of the one we started, and only those are touched. */
import { readdirSync, readFileSync } from 'node:fs'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'

/** All living processes of a group. */
export function processesOfGroup(group: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const stat = statOf(pid)
      return stat?.group === group && stat.state !== 'Z'
    })
}

/** What a process was started as: `main`, or the value of Chromium's `--type` switch. */
export function kindOf(pid: number): string {
  const type = commandLineOf(pid).find((argument) => argument.startsWith('--type='))
  const utility = commandLineOf(pid).find((argument) => argument.startsWith('--utility-sub-type='))
  return utility?.slice('--utility-sub-type='.length) ?? type?.slice('--type='.length) ?? 'main'
}

/** How many workers the window's process runs now. */
export function workersOf(pids: readonly number[]): number {
  const renderers = pids.filter((pid) => kindOf(pid) === 'renderer')
  const threads = renderers.flatMap((pid) =>
    readdirSync(`/proc/${String(pid)}/task`).map((id) => textOf(`/proc/${String(pid)}/task/${id}/comm`)),
  )
  return threads.filter((name) => name.startsWith('DedicatedWorker')).length
}

/** Ends every process of the group at once, as a power cut would, and waits until none is left. */
export async function killGroup(group: number): Promise<void> {
  try {
    process.kill(-group, 'SIGKILL')
  } catch {
    // No such group: it has ended by itself.
  }
  await waitUntil(() => processesOfGroup(group).length === 0, { what: `the end of group ${String(group)}` })
}

function commandLineOf(pid: number): readonly string[] {
  // Chromium rewrites its title, after which the arguments stand with spaces between.
  return textOf(`/proc/${String(pid)}/cmdline`).split(/[\0 ]/)
}

function statOf(pid: number): { readonly state: string; readonly group: number } | undefined {
  // The name in the second field may hold spaces and brackets, so fields are counted from its end.
  const fields = textOf(`/proc/${String(pid)}/stat`)
    .split(') ')
    .at(-1)
    ?.split(' ')
  return fields && fields.length > 3 ? { state: fields[0] ?? '', group: Number(fields[2]) } : undefined
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    // The process ended while we looked.
    return ''
  }
}
