/** The runtime of every release: Electron as its own npm package fetches it. */
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheFolder, inRoot } from '#build/tools/paths.ts'
import { run, say } from '#build/tools/run.ts'

const packageFolder = inRoot('node_modules/electron')

export const officialFolder = join(packageFolder, 'dist')

/** How long a fetch may stand still before we call the other side unreachable. */
const patienceInMilliseconds = 8000

/**
 * Lets the package fetch its binary. A firewall that drops packets would make it wait for minutes, so the
 * fetch ends when its download folder has not grown for a while; a slow line that still moves may go on.
 */
export async function fetchOfficial(): Promise<string | undefined> {
  say(
    `Fetching Electron the official way (given up after ${String(patienceInMilliseconds / 1000)} s without progress) …`,
  )
  await mkdir(cacheFolder(), { recursive: true })
  const downloads = await mkdtemp(join(cacheFolder(), '.fetch-'))
  const stop = new AbortController()
  const watch = watchForStandstill(downloads, () => {
    stop.abort()
  })
  const env = { TMPDIR: downloads, TEMP: downloads, TMP: downloads }
  const outcome = await run(process.execPath, [join(packageFolder, 'install.js')], {
    env,
    signal: stop.signal,
  })
  clearInterval(watch)
  await rm(downloads, { recursive: true, force: true })
  if (outcome.code === 0) return undefined
  return stop.signal.aborted ? 'no progress' : firstLine(outcome.output)
}

function watchForStandstill(folder: string, stop: () => void): NodeJS.Timeout {
  const seen = { size: -1, since: Date.now() }
  return setInterval(() => {
    void sizeOf(folder).then((size) => {
      if (size !== seen.size) Object.assign(seen, { size, since: Date.now() })
      // A finished download is being unpacked: that moves bytes elsewhere and needs no network.
      else if (size === 0 && Date.now() - seen.since > patienceInMilliseconds) stop()
      else if (Date.now() - seen.since > 15 * patienceInMilliseconds) stop()
    })
  }, 500)
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      stat(join(entry.parentPath, entry.name)).then(
        (info) => info.size,
        () => 0,
      ),
    )
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? 'failed'
}
