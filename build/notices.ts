/** What we owe to others: the licences of everything that may be shipped, found through the lock file. */
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { packages } from '#build/floor-plan.ts'
import { inRoot } from '#build/tools/paths.ts'

export interface LockedPackage {
  readonly version: string
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

export interface Lock {
  /** By path; the checkout itself is the empty path. */
  readonly packages: Readonly<Record<string, LockedPackage>>
}

/** A package that ships, by the path where npm put it. */
export interface ShippedPackage {
  readonly path: string
  readonly name: string
  readonly version: string
  readonly license: string
}

/** Licences that fit a work under EUPL-1.2 which is handed on as a program. */
const acceptable = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'EUPL-1.2',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
])

export async function readLock(): Promise<Lock> {
  return JSON.parse(await readFile(inRoot('package-lock.json'), 'utf8')) as Lock
}

/** The runtime has its own notice. */
const notShipped = ['electron']

/** Everything that the rooms of the app may use, with all it leads to, for all platforms. */
export function shippedPackages(lock: Lock): readonly ShippedPackage[] {
  const allowed = [...new Set(Object.values(packages).flat())].filter((name) => !notShipped.includes(name))
  return closureOf(
    lock,
    allowed.map((name) => `node_modules/${name}`),
  )
}

/** The packages at these paths and all they lead to, by name. A path that the lock does not know is passed over. */
export function closureOf(lock: Lock, paths: readonly string[]): readonly ShippedPackage[] {
  const found = new Map<string, ShippedPackage>()
  const open = [...paths]
  for (const path of open) {
    const locked = lock.packages[path]
    if (!locked || found.has(path)) continue
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    found.set(path, { path, name, version: locked.version, license: locked.license ?? 'none named' })
    open.push(...dependenciesOf(lock, path))
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** Packages whose licence nobody has accepted yet. `A AND B` needs both, `A OR B` one of them (some write it small). */
export function unacceptable(packages: readonly ShippedPackage[]): readonly ShippedPackage[] {
  return packages.filter(({ license }) => {
    const choices = license.replace(/[()]/g, '').split(/ or /i)
    return !choices.some((choice) => choice.split(' AND ').every((name) => acceptable.has(name)))
  })
}

/** Writes the file that goes with the program. */
export async function writeNotices(): Promise<void> {
  const parts = await Promise.all(shippedPackages(await readLock()).map(noticeOf))
  const head = [
    'Fallkoffer contains the work of others. Each part below stands under its own licence.',
    'The programs inside Electron (Chromium, Node.js and more) are named in LICENSES.chromium.html beside the program.',
    `Electron\n${await textIn(inRoot('node_modules/electron'))}`,
  ]
  await mkdir(inRoot('dist'), { recursive: true })
  await writeFile(
    inRoot('dist/THIRD-PARTY-NOTICES.txt'),
    `${[...head, ...parts].join(`\n\n${'─'.repeat(80)}\n\n`)}\n`,
  )
}

async function noticeOf({ path, name, version, license }: ShippedPackage): Promise<string> {
  return `${name} ${version} (${license})\n${await textIn(inRoot(path))}`.trimEnd()
}

/** The licence texts that lie in a package. A package for another platform is not installed here. */
async function textIn(folder: string): Promise<string> {
  if (!existsSync(folder)) return ''
  const names = (await readdir(folder)).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name)).sort()
  const texts = await Promise.all(names.map((name) => readFile(`${folder}/${name}`, 'utf8')))
  return texts.map((text) => `\n${text.trim()}\n`).join('')
}

/** The paths of what a package asks for, found as Node finds them: nearest `node_modules` first. */
function dependenciesOf(lock: Lock, path: string): string[] {
  const { dependencies, optionalDependencies } = lock.packages[path] ?? {}
  return Object.keys({ ...dependencies, ...optionalDependencies }).flatMap((name) => {
    const place = placesFrom(path).find((at) => lock.packages[`${at}node_modules/${name}`])
    return place === undefined ? [] : [`${place}node_modules/${name}`]
  })
}

/** `a/node_modules/b` → its own folder, the one of `a`, and so on up to the checkout. */
function placesFrom(path: string): readonly string[] {
  const places = path === '' ? [] : [`${path}/`]
  for (
    let cut = path.lastIndexOf('/node_modules/');
    cut >= 0;
    cut = path.lastIndexOf('/node_modules/', cut - 1)
  ) {
    places.push(`${path.slice(0, cut)}/`)
  }
  return [...places, '']
}
