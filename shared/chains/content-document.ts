/**
 * What an office can write, hold and hand on: a chain of its own, or what is special in a region. A newer version of the
 * same document takes the place of the older one; versions are compared as text.
 */
import * as z from 'zod'
import { isWithinDepth, jsonHash } from '#shared/base/json-hash.ts'
import { Chain, Step } from '#shared/chains/chain.ts'
import { Overlay } from '#shared/chains/overlay.ts'

/** An overlay as an office writes it. */
export const OfficeOverlay = Overlay.unwrap()
  .extend({
    /** The hash of each step of the template that it speaks of, as the step was when this was written. */
    basis: z.record(z.string(), z.string()).readonly().optional(),
    /** These steps themselves, so that former and new text can be laid side by side; documents with them are of format 2. */
    basisSteps: z.record(z.string(), Step).readonly().optional(),
  })
  .readonly()
export type OfficeOverlay = z.infer<typeof OfficeOverlay>

export const ContentDocument = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('chain'), chain: Chain }),
  z.strictObject({ kind: z.literal('overlay'), overlay: OfficeOverlay }),
])
export type ContentDocument = Readonly<z.infer<typeof ContentDocument>>

/** The highest `format` read here. Whatever an older program would refuse raises it. */
const knownFormats = { chain: 1, overlay: 2 } as const

/** Far more than conditions within conditions ever need. */
const maxLevels = 40

export interface MalformedContent {
  /** The members that lead to the place, joined by dots; empty for the document itself. */
  readonly place: string
  /** Set where the document is of a higher format than this program knows. */
  readonly newer?: true
}

/** A document from foreign JSON, or the first place that is not of its form. */
export function readDocument(value: unknown): ContentDocument | MalformedContent {
  if (!isWithinDepth(value, maxLevels)) return { place: '' }
  const newer = placeOfNewerFormat(value)
  if (newer !== null) return { place: newer, newer: true }
  const read = ContentDocument.safeParse(value)
  if (!read.success) return { place: (read.error.issues[0]?.path ?? []).map(String).join('.') }
  return read.data
}

const Newer = {
  chain: z.looseObject({ chain: z.looseObject({ format: z.int().gt(knownFormats.chain) }) }),
  overlay: z.looseObject({ overlay: z.looseObject({ format: z.int().gt(knownFormats.overlay) }) }),
}

function placeOfNewerFormat(value: unknown): string | null {
  const kind = z.looseObject({ kind: z.enum(['chain', 'overlay']) }).safeParse(value).data?.kind
  return kind !== undefined && Newer[kind].safeParse(value).success ? `${kind}.format` : null
}

export function isMalformed(read: ContentDocument | MalformedContent): read is MalformedContent {
  return !('kind' in read)
}

/** What makes two documents versions of one: the chain, or the chain and the region. */
export function keyOfContent(document: ContentDocument): string {
  return document.kind === 'chain'
    ? document.chain.id
    : `${document.overlay.chain}@${document.overlay.region}`
}

export function versionOf(document: ContentDocument): string {
  return document.kind === 'chain' ? document.chain.version : document.overlay.version
}

/** Whether two versions say the same; the day they were written and what they were compared with do not count. */
export function saysTheSame(one: ContentDocument, other: ContentDocument | null): boolean {
  return other !== null && saidBy(one) === saidBy(other)
}

function saidBy(document: ContentDocument): string {
  return document.kind === 'chain'
    ? jsonHash({ ...document.chain, version: '' })
    : jsonHash({ ...document.overlay, format: 1, version: '', basis: {}, basisSteps: {} })
}

/** The chain a document is, or speaks of. */
export function chainOfContent(document: ContentDocument): string {
  return document.kind === 'chain' ? document.chain.id : document.overlay.chain
}
