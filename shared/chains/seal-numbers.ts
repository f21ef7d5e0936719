/**
 * The numbers of an office's seals. Records travel, and whoever has seen a former state can write it back whole, seal
 * and all. Every seal therefore carries a higher number than the one before, and what is lower than the highest that was
 * ever seen of a document does not count. Drafts put nothing in force, so that theirs are not compared.
 */
import * as z from 'zod'
import { keyOfContent, type ContentDocument } from '#shared/chains/content-document.ts'
import type { HeldContent, ReadContent } from '#shared/chains/content-item.ts'
import type { EntityId } from '#shared/domain/case-file.ts'

/** The highest number seen of each document, by its key. */
export type SealNumbers = ReadonlyMap<string, number>

/** As they are kept on the device. */
export const SealNumberRows = z.array(z.tuple([z.string(), z.int().nonnegative()]).readonly()).readonly()

/** What is in the office's name and does not count, with the reason. */
export interface SetAsideContent {
  readonly id: EntityId
  readonly document: ContentDocument
  readonly reason: 'E_BROKEN_SEAL' | 'E_OLDER_SEAL'
}

/** The highest of what was known and of what stands in the records. */
export function highestNumbers(read: readonly ReadContent[], known: SealNumbers): SealNumbers {
  const highest = new Map(known)
  for (const { standing, number, content } of read) {
    if (standing === 'unsealed' || content.state === 'draft') continue
    const key = keyOfContent(content.document)
    highest.set(key, Math.max(number, highest.get(key) ?? 0))
  }
  return highest
}

/** For the next seal of a document. The clock is in it: of two devices that seal unseen by each other, the later counts. */
export function nextNumber(highest: SealNumbers, document: ContentDocument, now: number): number {
  return Math.max((highest.get(keyOfContent(document)) ?? 0) + 1, now)
}

/** For the seal that takes away what does not count: it must not end what counts of the same document. */
export function presentNumber(highest: SealNumbers, document: ContentDocument): number {
  return Math.max(highest.get(keyOfContent(document)) ?? 0, 1)
}

export function heldOf(read: readonly ReadContent[], highest: SealNumbers): readonly HeldContent[] {
  return read.filter((one) => one.standing === 'held' && !isLower(one, highest)).map(({ content }) => content)
}

/**
 * A removal with a lower number is ordinary where newer content stands beside it; where the highest is in no record any
 * more, it was written over.
 */
export function setAsideOf(read: readonly ReadContent[], highest: SealNumbers): readonly SetAsideContent[] {
  const present = highestNumbers(read, new Map())
  return read.flatMap((one): readonly SetAsideContent[] => {
    const { id, document } = one.content
    if (one.standing === 'unsealed') return [{ id, document, reason: 'E_BROKEN_SEAL' }]
    const key = keyOfContent(document)
    const isOrdinary = one.standing === 'removed' && present.get(key) === highest.get(key)
    return isLower(one, highest) && !isOrdinary ? [{ id, document, reason: 'E_OLDER_SEAL' }] : []
  })
}

function isLower({ number, content }: ReadContent, highest: SealNumbers): boolean {
  return content.state !== 'draft' && number < (highest.get(keyOfContent(content.document)) ?? 0)
}
