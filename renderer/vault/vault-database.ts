/**
 * The working copy in IndexedDB: tables of sealed rows and nothing readable. Never the only copy: Chromium deletes a
 * damaged database without a word, so whatever stands here can be made again from snapshot and journal.
 *
 * | table | key | holds |
 * |---|---|---|
 * | headPages | random page id | up to 256 index entries with their heads: of a snapshot, and of many written at once |
 * | heads | record id | index entries written one by one; of all entries of a record the newest counts |
 * | bodyPages | random page id | up to 32 whole records |
 * | bodies | record id | records written since, a few at a time; a newer state may lie in a page, and the index knows |
 * | ctl | name | own counters, exchange state, drafts, position in the journal |
 *
 * Pages, because IndexedDB costs per row far more than per byte, and so does AES-GCM per call.
 */
import Dexie, { type DBCore, type DBCoreMutateRequest, type Table } from 'dexie'
import { assert } from '#shared/base/assert.ts'

export interface SealedRow {
  readonly id: string
  readonly c: Uint8Array
}

export interface SealedControl {
  readonly k: string
  readonly c: Uint8Array
}

export interface VaultDatabase extends Dexie {
  readonly heads: Table<SealedRow, string>
  readonly headPages: Table<SealedRow, string>
  readonly bodies: Table<SealedRow, string>
  readonly bodyPages: Table<SealedRow, string>
  readonly ctl: Table<SealedControl, string>
}

/** Another IndexedDB than the platform's, for tests outside a browser. */
export interface IndexedDbEngine {
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof IDBKeyRange
}

const databaseName = 'fallkoffer'

/** Makes the database object; it opens with its first use. */
export function createVaultDatabase(engine?: IndexedDbEngine): VaultDatabase {
  const db = new Dexie(databaseName, { chromeTransactionDurability: 'strict', ...engine })
  db.version(1).stores({ heads: 'id', headPages: 'id', bodies: 'id', bodyPages: 'id', ctl: 'k' })
  db.use({ stack: 'dbcore', name: 'tripwire', create: withTripwire })
  // Whoever deletes the database means it: an older connection gives way without a word.
  db.on('versionchange', () => {
    db.close()
    return false
  })
  return db as VaultDatabase
}

/** Deletes the database; `false` when the platform would not. */
export async function deleteVaultDatabase(engine?: IndexedDbEngine): Promise<boolean> {
  try {
    await createVaultDatabase(engine).delete()
    return true
  } catch {
    return false
  }
}

/** Stops every write that is not a sealed row: what is readable must not reach the disk, whatever the bug. */
function withTripwire(core: DBCore): DBCore {
  return {
    ...core,
    table(name) {
      const table = core.table(name)
      return {
        ...table,
        mutate(request: DBCoreMutateRequest) {
          if (request.type === 'put' || request.type === 'add') {
            for (const value of request.values) assertSealed(value as unknown)
          }
          return table.mutate(request)
        },
      }
    },
  }
}

/** Every envelope of the row format begins with its version. */
const envelopeVersions: ReadonlySet<unknown> = new Set([1, 2])

function assertSealed(value: unknown): void {
  const isObject = typeof value === 'object' && value !== null
  const keys = isObject ? Object.keys(value).sort().join() : ''
  const sealed = isObject && 'c' in value && value.c instanceof Uint8Array && envelopeVersions.has(value.c[0])
  assert(sealed && (keys === 'c,id' || keys === 'c,k'), 'only sealed rows may be stored')
}
