/**
 * What the index keeps of a record. Of a record that waits in the bytes of its package it is made while it is checked, when
 * it is whole for a moment: to read thousands of them once more takes as long as everything else that is done with them.
 */
import { deriveHead } from '#shared/domain/derive-head.ts'
import { readItem } from '#shared/domain/item.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import { isErased, shownValue, type LiveRecord, type MergeableRecord } from '#shared/records/record.ts'
import type { Digest } from '#renderer/vault/record-index.ts'

export interface Ahead extends Digest {
  readonly isReduced: boolean
}

/** By the very record: what merging makes of it is another one. */
const madeAhead = new WeakMap<MergeableRecord, Ahead>()

/** Remembers of `held`, which is to be taken over as it is, what was made of the same record when it was just read. */
export function keepAhead(held: MergeableRecord, ahead: Ahead): void {
  madeAhead.set(held, ahead)
}

export function aheadOf(whole: LiveRecord): Ahead {
  return { ...makeDigest(whole), isReduced: isSetReduced(whole) }
}

/** A record that is read late is read once for it. */
export function digestOf(record: MergeableRecord): Digest {
  return madeAhead.get(record) ?? makeDigest({ ...record })
}

/** Whether it is a case of which only what is counted is left, as whoever reduced it says. */
export function isReducedCase(record: LiveRecord): boolean {
  return madeAhead.get(record)?.isReduced ?? isSetReduced(record)
}

function isSetReduced(record: LiveRecord): boolean {
  return typeof shownValue(record, 'anonymisedOn') === 'string'
}

function makeDigest(record: MergeableRecord): Digest {
  return isErased(record) || !Object.hasOwn(record.f, 'code')
    ? { head: null, item: readItem(record) }
    : { head: deriveHead(record.id, readCaseFile(record)), item: null }
}
