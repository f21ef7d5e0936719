/**
 * Erasures of records that were never here. They are kept: the record may arrive later by another way, and must not come
 * back. An office that writes as we do could as well send as many records. From any other the number of them is bounded,
 * since nobody sees them, and they are passed on and never go.
 */
import type { ExchangeState } from '#shared/exchange/exchange-state.ts'
import { isErased, type MergeableRecord, type RecordId } from '#shared/records/record.ts'

/** From one office, in all; twice what the largest office has cases. */
export const mostUnknownErasures = 100_000

export function unknownErasures(
  records: readonly MergeableRecord[],
  oursById: ReadonlyMap<RecordId, MergeableRecord>,
): readonly MergeableRecord[] {
  return records.filter((record) => isErased(record) && !oursById.has(record.id))
}

/** Those of a package for which there is no room any more. */
export function erasuresBeyond(
  unknown: readonly MergeableRecord[],
  state: ExchangeState,
  office: string,
): readonly MergeableRecord[] {
  return unknown.slice(Math.max(0, mostUnknownErasures - countedFrom(state, office)))
}

/** The state after so many have been taken in. */
export function withUnknownErasures(state: ExchangeState, office: string, count: number): ExchangeState {
  if (count === 0) return state
  return {
    ...state,
    unknownErasures: { ...state.unknownErasures, [office]: countedFrom(state, office) + count },
  }
}

function countedFrom({ unknownErasures: counted = {} }: ExchangeState, office: string): number {
  return Object.hasOwn(counted, office) ? (counted[office] ?? 0) : 0
}
