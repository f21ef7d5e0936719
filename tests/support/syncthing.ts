/**
 * Two real Syncthing instances that share a folder over the loopback of this machine: keys and settings of their own, no
 * discovery, no relay, no look for a way out, nothing of a Syncthing that may be installed for the person here.
 */
import { execFileSync, spawn, type ChildProcess, type ExecFileSyncOptions } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'

export interface Carrier {
  /** The shared folder, as each of the two sees it. */
  readonly folders: readonly [string, string]
  /** Waits until both have all of each other. */
  readonly settled: () => Promise<void>
  readonly end: () => Promise<void>
}

interface Instance {
  readonly home: string
  readonly folder: string
  readonly id: string
  readonly key: string
  readonly port: number
  readonly apiPort: number
}

export async function startCarrier(): Promise<Carrier> {
  const root = mkdtempSync(join(tmpdir(), 'fallkoffer-syncthing-'))
  const ports = await freePorts(4)
  const two = [0, 1].map((number) => prepare(root, number, ports)) as [Instance, Instance]
  const [first, second] = two
  configure(first, second)
  configure(second, first)
  const processes = two.map(launch)
  const end = async () => {
    await Promise.all(processes.map(stop))
    rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
  try {
    await waitUntil(() => isConnected(first, second), {
      what: 'the two instances to find each other',
      milliseconds: 60_000,
      everyMilliseconds: 200,
    })
  } catch (error) {
    await end()
    throw error
  }
  return { folders: [first.folder, second.folder], settled: async () => settled(two), end }
}

function prepare(root: string, number: number, ports: readonly number[]): Instance {
  const home = join(root, `home-${String(number)}`)
  const folder = join(root, `Austausch-${String(number)}`)
  mkdirSync(folder)
  execFileSync('syncthing', ['generate', `--home=${home}`, '--no-default-folder'], quiet(root))
  const id = execFileSync('syncthing', [`--home=${home}`, '--device-id'], quiet(root))
  const [port = 0, apiPort = 0] = ports.slice(number * 2)
  const key = `key-${String(number)}-of-a-test`
  return { home, folder, id: id.toString().trim(), key, port, apiPort }
}

/** Where it would look for the person's own settings. */
function environment(root: string): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: root, STNOUPGRADE: '1', STNORESTART: '1', STNODEFAULTFOLDER: '1' }
}

function quiet(root: string): ExecFileSyncOptions {
  return { env: environment(root), stdio: ['ignore', 'pipe', 'ignore'] }
}

function configure(own: Instance, other: Instance): void {
  const path = join(own.home, 'config.xml')
  const version = /<configuration version="(\d+)">/.exec(readFileSync(path, 'utf8'))?.[1] ?? '36'
  const device = ({ id, port }: Instance, name: string) =>
    `<device id="${id}" name="${name}"><address>tcp://127.0.0.1:${String(port)}</address></device>`
  writeFileSync(
    path,
    `<configuration version="${version}">
  <folder id="austausch" label="Austausch" path="${own.folder}" type="sendreceive"
    rescanIntervalS="5" fsWatcherEnabled="true" fsWatcherDelayS="1">
    <device id="${own.id}"></device><device id="${other.id}"></device>
    <minDiskFree unit="%">0</minDiskFree>
  </folder>
  ${device(own, 'own')}${device(other, 'other')}
  <gui enabled="true" tls="false"><address>127.0.0.1:${String(own.apiPort)}</address><apikey>${own.key}</apikey></gui>
  <options>
    <listenAddress>tcp://127.0.0.1:${String(own.port)}</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled>
    <localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled>
    <natEnabled>false</natEnabled>
    <stunServer></stunServer>
    <startBrowser>false</startBrowser>
    <urAccepted>-1</urAccepted>
    <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
    <crashReportingEnabled>false</crashReportingEnabled>
    <reconnectionIntervalS>1</reconnectionIntervalS>
    <minHomeDiskFree unit="%">0</minHomeDiskFree>
    <announceLANAddresses>false</announceLANAddresses>
  </options>
</configuration>
`,
  )
}

function launch({ home }: Instance): ChildProcess {
  const args = ['serve', `--home=${home}`, '--no-browser', '--no-restart']
  return spawn('syncthing', args, { env: environment(home), stdio: 'ignore' })
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const kill = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(kill)
}

async function ask(instance: Instance, path: string): Promise<unknown> {
  const address = `http://127.0.0.1:${String(instance.apiPort)}/rest/${path}`
  const answer = await fetch(address, { headers: { 'X-API-Key': instance.key } }).catch(() => null)
  return answer?.ok ? answer.json() : null
}

async function isConnected(own: Instance, other: Instance): Promise<boolean> {
  const answer = (await ask(own, 'system/connections')) as {
    readonly connections?: Readonly<Record<string, { readonly connected?: boolean }>>
  } | null
  return answer?.connections?.[other.id]?.connected === true
}

async function settled(two: readonly [Instance, Instance]): Promise<void> {
  await waitUntil(async () => (await Promise.all(two.map(isSettled))).every(Boolean), {
    what: 'both folders to be in step',
    milliseconds: 60_000,
    everyMilliseconds: 200,
  })
}

async function isSettled(instance: Instance): Promise<boolean> {
  const status = (await ask(instance, 'db/status?folder=austausch')) as {
    readonly state?: string
    readonly needTotalItems?: number
  } | null
  return status?.state === 'idle' && status.needTotalItems === 0
}

async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1')
      await once(server, 'listening')
      return server
    }),
  )
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map(async (server) => once(server.close(), 'close')))
  return ports
}
