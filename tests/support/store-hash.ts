/** All that an office has stored, piece by piece: every file of its vault and every row of its working copy. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Office } from '#tests/support/vault-office.ts'

/** Hashes by name: of a file its path in the vault, of a row its table and key. The journal may only grow. */
export interface Stored {
  readonly pieces: ReadonlyMap<string, string>
  readonly journals: ReadonlyMap<string, Uint8Array>
}

export async function storeOf(office: Office): Promise<Stored> {
  const pieces = new Map<string, string>()
  const journals = new Map<string, Uint8Array>()
  const files = await readdir(office.folder, { recursive: true, withFileTypes: true })
  for (const file of files.filter((each) => each.isFile())) {
    const path = join(file.parentPath, file.name)
    const bytes = await readFile(path)
    const name = relative(office.folder, path)
    if (name.includes('journal')) journals.set(name, bytes)
    else pieces.set(name, hashOf([bytes]))
  }
  for (const [name, row] of await rowsOf(office)) pieces.set(name, hashOf(Object.values(row)))
  return { pieces, journals }
}

/** The names of the pieces that are others now. A journal that was not only added to counts as one too. */
export function changedPieces(before: Stored, after: Stored): readonly string[] {
  const names = new Set([...before.pieces.keys(), ...after.pieces.keys()])
  const others = [...names].filter((name) => before.pieces.get(name) !== after.pieces.get(name))
  const journals = new Set([...before.journals.keys(), ...after.journals.keys()])
  const rewritten = [...journals].filter((name) => {
    const [former, now] = [before.journals.get(name), after.journals.get(name)]
    return !former || !now || !Buffer.from(now).subarray(0, former.length).equals(former)
  })
  return [...others, ...rewritten].sort()
}

async function rowsOf(office: Office): Promise<readonly (readonly [string, object])[]> {
  const { indexedDB } = office.engine()
  const rows: (readonly [string, object])[] = []
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name))
    const stores = [...database.objectStoreNames]
    const transaction = database.transaction(stores)
    for (const store of stores) {
      const table = transaction.objectStore(store)
      const [keys, values] = await Promise.all([settled(table.getAllKeys()), settled(table.getAll())])
      for (const [at, key] of keys.entries())
        rows.push([`${store}/${typeof key === 'string' ? key : JSON.stringify(key)}`, values[at] as object])
    }
    database.close()
  }
  return rows
}

function hashOf(parts: readonly unknown[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part instanceof Uint8Array ? part : JSON.stringify(part))
  return hash.digest('hex')
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('no answer'))
  })
}
