/** Reading what is too much to be in memory at once. */
import { oneAhead } from '#renderer/vault/one-ahead.ts'
import type { RecordStore } from '#renderer/vault/record-store.ts'
import { readOrRepair } from '#renderer/vault/repair.ts'

export interface PieceRead<P, T> {
  readonly piece: P
  /** `null`: it does not open, not even after the working copy was made anew. */
  readonly found: T | null
}

/** Piece after piece with what `read` finds, the next one being read meanwhile. Call it inside `store.exclusively`. */
export async function* readPieces<P, T>(
  store: RecordStore,
  pieces: readonly P[],
  read: (piece: P) => Promise<T | null>,
): AsyncGenerator<PieceRead<P, T>, undefined> {
  // What was read ahead while the copy was made anew may be of before: it is read once more.
  let isRemade = false
  for await (const { piece, found } of oneAhead(pieces, async (next) => ({
    piece: next,
    found: await read(next),
  }))) {
    // One piece is asked for while another is dealt with, and only one of them may make the copy anew.
    isRemade ||= found === null
    yield { piece, found: isRemade ? await readOrRepair(store, async () => read(piece)) : found }
  }
}
