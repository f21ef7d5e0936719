/** Seals and opens rows. The keys live in the closure and nowhere else. */
import type { JsonValue } from '#shared/base/json.ts'
import { createScratch } from '#shared/base/scratch.ts'
import {
  openRow,
  readRow,
  sealPage,
  sealRow,
  type Pieces,
  type RowKey,
  type RowSealing,
  type SealedPage,
} from '#shared/storage/row-envelope.ts'

export type PageStore = 'headPages' | 'bodyPages'
export type StoreName = 'heads' | 'bodies' | 'ctl' | PageStore

export interface BoxedRow {
  readonly store: StoreName
  readonly id: string
  readonly envelope: Uint8Array
}

export interface RowBox {
  readonly seal: (store: StoreName, id: string, value: unknown) => Promise<Uint8Array>
  /** A page of which the JSON is told piece by piece, with the length of it. */
  readonly sealPage: (store: PageStore, id: string, pieces: Pieces) => Promise<SealedPage>
  /** The sealed value, or `undefined` for a row that is damaged, misplaced or under an unknown key. */
  readonly open: (store: StoreName, id: string, envelope: Uint8Array) => Promise<unknown>
  /** What `read` makes of its JSON, as UTF-8 that is there only while it reads; `undefined` as before. */
  readonly read: <T>(row: BoxedRow, read: (json: Uint8Array) => T) => Promise<T | undefined>
  /** True for a row that is not under the key rows are sealed with now. */
  readonly isStale: (envelope: Uint8Array) => boolean
}

/** The first key seals; all of them open: while a rekey is under way rows of the former key are still about. */
export type RowKeys = readonly [RowKey, ...RowKey[]]

export interface RekeyableBox extends RowBox {
  readonly useKeys: (keys: RowKeys) => void
}

export function createRowBox(sealing: RowSealing, first: RowKeys): RekeyableBox {
  let keys = first
  const opening = { subtle: sealing.subtle, scratch: createScratch() }
  const keyOf = (envelope: Uint8Array) => keys.find(({ kid }) => kid === envelope[1])
  return {
    seal: async (store, id, value) => sealRow(sealing, keys[0], { store, id, value: value as JsonValue }),
    sealPage: async (store, id, pieces) => sealPage(sealing, keys[0], { store, id, pieces }),
    async open(store, id, envelope) {
      const key = keyOf(envelope)
      const opened = key && (await openRow(opening, key, { store, id, envelope }))
      return opened?.ok ? opened.value : undefined
    },
    async read(row, read) {
      const key = keyOf(row.envelope)
      const opened = key && (await readRow(opening, key, { ...row, read }))
      return opened?.ok ? opened.value : undefined
    },
    isStale: (envelope) => envelope[1] !== keys[0].kid,
    useKeys(next) {
      keys = next
    },
  }
}
