/** Knows whether something built is still good: the hash of all it was made from lies beside it. */
import { createHash, type Hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inRoot } from '#build/tools/paths.ts'

export interface Recipe {
  readonly name: string
  /** Files and folders, relative to the checkout. */
  readonly inputs: readonly string[]
  /** Files that must be there afterwards. */
  readonly outputs: readonly string[]
}

/** Runs `make` unless its last result still fits. Answers whether it ran. */
export async function unlessUpToDate(recipe: Recipe, make: () => Promise<void>): Promise<boolean> {
  const stamp = inRoot('dist/.stamps', recipe.name)
  const hash = await hashOf(recipe.inputs)
  const former = await readFile(stamp, 'utf8').catch(() => '')
  if (former === hash && recipe.outputs.every((output) => existsSync(inRoot(output)))) return false
  await rm(stamp, { force: true })
  await make()
  await mkdir(inRoot('dist/.stamps'), { recursive: true })
  await writeFile(stamp, hash)
  return true
}

async function hashOf(inputs: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const input of inputs) await addPath(hash, input)
  return hash.digest('hex')
}

async function addPath(hash: Hash, path: string): Promise<void> {
  const absolute = inRoot(path)
  const entries = await readdir(absolute, { recursive: true, withFileTypes: true }).catch(() => undefined)
  if (!entries) return addFile(hash, path)
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  for (const file of files.sort()) await addFile(hash, file.slice(inRoot().length + 1))
}

async function addFile(hash: Hash, path: string): Promise<void> {
  hash.update(`${path}\0`)
  hash.update(await readFile(inRoot(path)).catch(() => 'absent'))
  hash.update('\0')
}
