/** One hash over all that an office has stored: every file of its vault and every row of its working copy. */
import { createHash, type Hash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Office } from '#tests/support/vault-office.ts'

export async function storeHash(office: Office): Promise<string> {
  const hash = createHash('sha256')
  const files = await readdir(office.folder, { recursive: true, withFileTypes: true })
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
  for (const path of paths.sort()) hash.update(`\0${path}\0`).update(await readFile(path))
  await addWorkingCopy(office, hash)
  return hash.digest('hex')
}

async function addWorkingCopy(office: Office, hash: Hash): Promise<void> {
  const { indexedDB } = office.engine()
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name))
    const stores = [...database.objectStoreNames].sort()
    const transaction = database.transaction(stores)
    for (const store of stores) {
      hash.update(`\0${name}/${store}\0`)
      for (const row of (await settled(transaction.objectStore(store).getAll())) as readonly object[])
        for (const part of Object.values(row))
          hash.update(part instanceof Uint8Array ? part : JSON.stringify(part))
    }
    database.close()
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('no answer'))
  })
}
