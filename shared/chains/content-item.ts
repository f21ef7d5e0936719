/**
 * Content that an office holds, as an item of kind `chain-content`; these are its registers, each written whole:
 *
 * | register | holds |
 * |---|---|
 * | `document`, `chain`, `region`, `version` | what it is: `chain` or `overlay`, of which chain, for which region |
 * | `state` | `draft`: being written · `published`: the office's own, in force · `imported`: taken from a package |
 * | `from` | the office that wrote it, and the 40 digits of the device that signed it; `null` for one's own |
 * | `holder` | public key of the office that holds it: items travel between offices, what is in force does not |
 * | `content` | the document, packed (`pack-json.ts`) |
 * | `removedOn` | the day it was removed; not there, or `null`, while it stands |
 * | `seal` | the holder's signature over all the others: a record from elsewhere puts nothing in force here, and ends nothing |
 */
import * as z from 'zod'
import {
  chainOfContent,
  isMalformed,
  keyOfContent,
  readDocument,
  versionOf,
  type ContentDocument,
} from '#shared/chains/content-document.ts'
import { packJson, unpackJson } from '#shared/chains/pack-json.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { Item } from '#shared/domain/item.ts'
import type { JsonValue } from '#shared/records/record.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

export const ContentState = z.enum(['draft', 'published', 'imported'])
export type ContentState = z.infer<typeof ContentState>

export const ContentOrigin = z
  .object({ name: z.string().max(120), fingerprint: z.string().max(60).nullable() })
  .readonly()
export type ContentOrigin = z.infer<typeof ContentOrigin>

export interface HeldContent {
  readonly id: EntityId
  readonly document: ContentDocument
  readonly state: ContentState
  readonly from: ContentOrigin
  /** The day of a removal that this office did not seal, and that therefore does not count; `null` where there is none. */
  readonly unsealedRemoval: string | null
}

/** What is in force: of each document the newest version, should two devices have put one there. Drafts never are. */
export function inForceOf(held: readonly HeldContent[]): readonly HeldContent[] {
  const byKey = new Map<string, HeldContent>()
  for (const one of held.filter(({ state }) => state !== 'draft')) {
    const key = keyOfContent(one.document)
    const other = byKey.get(key)
    if (!other || versionOf(other.document) < versionOf(one.document)) byKey.set(key, one)
  }
  return [...byKey.values()]
}

const Registers = z.object({
  document: z.enum(['chain', 'overlay']),
  chain: z.string(),
  region: z.string().nullable(),
  version: z.string(),
  state: ContentState,
  from: ContentOrigin,
  holder: z.string(),
  content: z.string(),
  seal: z.string(),
})

/** What the seal is over. */
export type SealedContent = Readonly<Record<string, JsonValue>>

/** The office whose content is read. */
export interface ContentHolder {
  readonly key: string
  readonly isSealed: (values: SealedContent, seal: string) => boolean
}

/** What an item holds for this office; `null` for another's, for what it did not seal or has removed, and for what does not read. */
export function readContentItem({ id, kind, values }: Item, holder: ContentHolder): HeldContent | null {
  const read = kind === 'chain-content' ? Registers.safeParse(values) : null
  if (!read?.success || read.data.holder !== holder.key) return null
  const unsealedRemoval = standing(read.data, values['removedOn'], holder)
  if (unsealedRemoval === undefined) return null
  const document = readDocument(unpackJson(read.data.content))
  if (isMalformed(document)) return null
  const { state, from } = read.data
  return saysSo(document, read.data) ? { id, document, state, from, unsealedRemoval } : null
}

/**
 * What the seal says: `undefined` where it does not hold or holds for a removal, otherwise the day of a removal that
 * somebody else wrote, or `null`. Who takes a sealed removal back without the key breaks the seal.
 */
function standing(
  { seal, ...said }: z.infer<typeof Registers>,
  removedOn: JsonValue | undefined,
  { isSealed }: ContentHolder,
): string | null | undefined {
  const values = { ...said, ...sealedRemovals }
  if (typeof removedOn !== 'string') return isSealed(values, seal) || isSealed(said, seal) ? null : undefined
  if (isSealed({ ...values, removedOn }, seal)) return undefined
  return isSealed(values, seal) ? removedOn : undefined
}

/**
 * Goes into every seal, and says that a removal counts only with one. Older programs sealed without it and removed
 * without a seal; what they removed stays removed. It is no register: nobody can take it away.
 */
const sealedRemovals = { removal: 'sealed' }

/** The registers that remove an item for good, sealed; `null` for one that is no content. */
export function writeRemoval(
  { values }: Pick<Item, 'values'>,
  removedOn: string,
  seal: (values: SealedContent) => string,
): readonly RegisterWrite[] | null {
  const read = Registers.safeParse(values)
  if (!read.success) return null
  const { seal: _former, ...said } = read.data
  return [
    { name: 'removedOn', value: removedOn },
    { name: 'seal', value: seal({ ...said, ...sealedRemovals, removedOn }) },
  ]
}

function saysSo(document: ContentDocument, said: Labels): boolean {
  const is = labelsOf(document)
  const names = ['document', 'chain', 'region', 'version'] as const
  return names.every((name) => is[name] === said[name])
}

/** `null` where the document is larger than an item may be. */
export function writeContentItem(
  document: ContentDocument,
  { state, from, holder }: Pick<z.infer<typeof Registers>, 'state' | 'from' | 'holder'>,
  seal: (values: SealedContent) => string,
): readonly RegisterWrite[] | null {
  const content = packJson(document)
  if (content === null) return null
  const values = { ...labelsOf(document), state, from, holder, content }
  const sealed = { ...values, seal: seal({ ...values, ...sealedRemovals }) }
  return Object.entries(sealed).map(([name, value]) => ({ name, value }))
}

type Labels = Pick<z.infer<typeof Registers>, 'document' | 'chain' | 'region' | 'version'>

function labelsOf(document: ContentDocument): Labels {
  return {
    document: document.kind,
    chain: chainOfContent(document),
    region: document.kind === 'overlay' ? document.overlay.region : null,
    version: versionOf(document),
  }
}
