/** What a bare Linux machine lacks before Electron can run, and how it gets there. */
import { existsSync } from 'node:fs'
import { run, say } from '#build/tools/run.ts'

/** Debian's package for each shared library that Electron's binary asks for. */
const packageOfLibrary: Readonly<Record<string, string>> = {
  'libX11.so.6': 'libx11-6',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXrandr.so.2': 'libxrandr2',
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libgdk-3.so.0': 'libgtk-3-0',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libsmime3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libudev.so.1': 'libudev1',
  'libxcb.so.1': 'libxcb1',
  'libxkbcommon.so.0': 'libxkbcommon0',
}

/** Newer Electrons open these only while they run, so `ldd` does not name them. */
const openedAtRunTime = ['libgtk-3.so.0'] as const

/** Makes sure that Electron's binary finds its libraries. Nothing to do outside Linux. */
export async function ensureLibraries(executable: string): Promise<void> {
  if (process.platform !== 'linux') return
  const missing = await missingLibraries(executable)
  if (missing.length === 0) return
  const unknown = missing.filter((library) => packageOfLibrary[library] === undefined)
  if (unknown.length > 0) say(`No Debian package is known for: ${unknown.join(', ')}`)
  await installPackages(missing.flatMap((library) => packageOfLibrary[library] ?? []))
  const left = await missingLibraries(executable)
  if (left.length > 0) throw new Error(`Electron cannot start, libraries are missing: ${left.join(', ')}`)
}

/** Makes sure that a program is on the PATH; `debianPackage` brings it. */
export async function ensureProgram(program: string, debianPackage: string): Promise<void> {
  if (onPath(program)) return
  await installPackages([debianPackage])
  if (!onPath(program)) throw new Error(`${program} is missing (Debian package ${debianPackage}).`)
}

/** A Python that has the module, by its command; `null` where there is none and none may be installed. */
export async function ensurePython(module: string, debianPackage: string): Promise<string | null> {
  const found = await pythonWith(module)
  if (found !== null) return found
  await installPackages(['python3', debianPackage]).catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error))
  })
  return pythonWith(module)
}

/** First Debian's own, for which Debian's packages are; then whichever stands first on the PATH. */
async function pythonWith(module: string): Promise<string | null> {
  for (const python of ['/usr/bin/python3', 'python3'])
    if ((await run(python, ['-c', `import ${module}`])).code === 0) return python
  return null
}

export function onPath(program: string): boolean {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(`${folder}/${program}`))
}

async function missingLibraries(executable: string): Promise<readonly string[]> {
  const { output } = await run('ldd', [executable], { env: { LC_ALL: 'C' } })
  const linked = [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '')
  const known = await run('/sbin/ldconfig', ['-p'])
  const opened = openedAtRunTime.filter((library) => known.code === 0 && !known.output.includes(library))
  return [...new Set([...linked, ...opened])]
}

/** Installs Debian packages where that needs no password, and otherwise says which command would. */
async function installPackages(wanted: readonly string[]): Promise<void> {
  const names = [...new Set(wanted)].sort()
  if (names.length === 0) return
  const apt = onPath('apt-get') ? await aptWithoutPassword() : undefined
  if (!apt) throw new Error(`Please install what is missing: sudo apt-get install -y ${names.join(' ')}`)
  say(`Installing ${names.join(' ')} …`)
  const install = async () => apt(['install', '-y', '--no-install-recommends', ...(await namesHere(names))])
  const first = await install()
  if (first.code === 0) return
  // A bare machine has no package lists yet, and an old one may name files that are gone.
  await apt(['update'])
  const second = await install()
  if (second.code !== 0) throw new Error(`apt-get failed:\n${second.output.slice(-2000)}`)
}

type Apt = (args: readonly string[]) => ReturnType<typeof run>

/** Root may install; so may a build machine whose user has sudo. A person is never surprised by it. */
async function aptWithoutPassword(): Promise<Apt | undefined> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  if (process.getuid?.() === 0) return (args) => run('apt-get', ['-q', ...args], { env })
  if (!process.env.CI || (await run('sudo', ['-n', 'true'])).code !== 0) return undefined
  return (args) => run('sudo', ['-n', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args])
}

/** Debian 13 and Ubuntu 24.04 renamed libraries for 64-bit time (libgtk-3-0 → libgtk-3-0t64). */
async function namesHere(names: readonly string[]): Promise<readonly string[]> {
  return Promise.all(
    names.map(async (name) => {
      const renamed = await run('apt-cache', ['show', '--no-all-versions', `${name}t64`])
      return renamed.code === 0 ? `${name}t64` : name
    }),
  )
}
