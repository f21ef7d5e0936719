/** The cases of a selection, read without having all of them in memory at once. */
import { err, ok, type Result } from '#shared/base/result.ts'
import type { CaseFile, EntityId } from '#shared/domain/case-file.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import { isErased, type LiveRecord } from '#shared/records/record.ts'
import { chunksOf, recordsPerPage } from '#renderer/vault/pages.ts'
import { pause } from '#renderer/vault/pause.ts'
import { readManyOrRepair } from '#renderer/vault/repair.ts'
import type { Session } from '#renderer/vault/session.ts'
import type { BatchError, OnProgress, Selection } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

/** The cases meant, in the order of their list; what is no case of this vault any more is left out. */
export function selectedIds({ list, store }: Session, selection: Selection): readonly EntityId[] {
  if (selection.type === 'some') return selection.ids.filter((id) => store.parts.index.get(id)?.head)
  const except = new Set(selection.except)
  return list.ids(selection.query).filter((id) => !except.has(id))
}

export interface Reading {
  readonly ids: readonly EntityId[]
  readonly onProgress: OnProgress
  /** Asked between two pieces. */
  readonly isStopped: () => boolean
}

/** Pages opened for one piece. */
const pagesAtOnce = 8
export const recordsAtOnce = recordsPerPage * pagesAtOnce

/**
 * Shows each case to `visit`, with the record it was read from, page by page and so in no particular order. Call it
 * inside `store.exclusively`.
 */
export async function visitCases(
  world: World,
  session: Session,
  {
    ids,
    onProgress,
    isStopped,
    visit,
  }: Reading & { readonly visit: (file: CaseFile, record: LiveRecord) => void },
): Promise<Result<null, BatchError>> {
  let done = 0
  for (const piece of chunksOf(inPageOrder(session, ids), recordsAtOnce)) {
    onProgress({ done, total: ids.length, phase: 'read' })
    await pause(world)
    if (isStopped()) return err({ type: 'Stopped' })
    const records = await readManyOrRepair(session.store, new Set(piece))
    if (!records) return err({ type: 'WriteFailed' })
    for (const record of records.values()) if (!isErased(record)) visit(readCaseFile(record), record)
    done += piece.length
  }
  onProgress({ done, total: ids.length, phase: 'read' })
  return ok(null)
}

/** Neighbours in a page stand together, so that it is opened once. */
export function inPageOrder(
  { store: { parts } }: Pick<Session, 'store'>,
  ids: readonly EntityId[],
): readonly EntityId[] {
  const pageOf = (id: EntityId): string => parts.index.get(id)?.page ?? ''
  return [...ids].sort((a, b) => (pageOf(a) < pageOf(b) ? -1 : Number(pageOf(a) > pageOf(b))))
}
