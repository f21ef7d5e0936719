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
 * | `sealNumber` | rises with every seal of a document, so that a former state cannot come back; not there in older ones |
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

/** `held`: as the holder sealed it · `removed`: sealed as removed · `unsealed`: in the holder's name, but not as it sealed it. */
export type ContentStanding = 'held' | 'removed' | 'unsealed'

export interface ReadContent {
  readonly standing: ContentStanding
  /** Of the seal; 0 for those that have none. */
  readonly number: number
  readonly content: HeldContent
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

/** What an item holds for this office; `null` for another's, and for what does not read. */
export function readContentItem({ id, kind, values }: Item, holder: ContentHolder): ReadContent | null {
  const read = kind === 'chain-content' ? Registers.safeParse(values) : null
  if (!read?.success || read.data.holder !== holder.key) return null
  const document = readDocument(unpackJson(read.data.content))
  if (isMalformed(document) || !saysSo(document, read.data)) return null
  const number = numberOf(values['sealNumber'])
  const { state, from } = read.data
  const { standing, unsealedRemoval } = standingOf(
    read.data,
    { number, removedOn: values['removedOn'] },
    holder,
  )
  return { standing, number, content: { id, document, state, from, unsealedRemoval } }
}

function numberOf(value: JsonValue | undefined): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0
}

interface Beside {
  readonly number: number
  readonly removedOn: JsonValue | undefined
}

/** What the seal says. Who takes a sealed removal back without the key breaks the seal, and so does another number. */
function standingOf(
  { seal, ...said }: z.infer<typeof Registers>,
  { number, removedOn }: Beside,
  { isSealed }: ContentHolder,
): Pick<ReadContent, 'standing'> & Pick<HeldContent, 'unsealedRemoval'> {
  const values = { ...said, ...sealedRemovals, ...numbered(number) }
  const isOlder = (): boolean => number === 0 && isSealed(said, seal)
  const as = (standing: ContentStanding) => ({ standing, unsealedRemoval: null })
  if (typeof removedOn !== 'string') return as(isSealed(values, seal) || isOlder() ? 'held' : 'unsealed')
  if (isSealed({ ...values, removedOn }, seal)) return as('removed')
  if (isSealed(values, seal)) return { standing: 'held', unsealedRemoval: removedOn }
  return as(isOlder() ? 'removed' : 'unsealed')
}

function numbered(number: number): { readonly sealNumber?: number } {
  return number > 0 ? { sealNumber: number } : {}
}

/**
 * Goes into every seal, and says that a removal counts only with one. Older programs sealed without it and removed
 * without a seal; what they removed stays removed. It is no register: nobody can take it away.
 */
const sealedRemovals = { removal: 'sealed' }

export interface Removal {
  readonly removedOn: string
  /** Higher than any this document was sealed with. */
  readonly number: number
}

/** The registers that remove an item for good, sealed; `null` for one that is no content. */
export function writeRemoval(
  { values }: Pick<Item, 'values'>,
  { removedOn, number }: Removal,
  seal: (values: SealedContent) => string,
): readonly RegisterWrite[] | null {
  const read = Registers.safeParse(values)
  if (!read.success) return null
  const { seal: _former, ...said } = read.data
  return [
    { name: 'removedOn', value: removedOn },
    { name: 'sealNumber', value: number },
    { name: 'seal', value: seal({ ...said, ...sealedRemovals, ...numbered(number), removedOn }) },
  ]
}

function saysSo(document: ContentDocument, said: Labels): boolean {
  const is = labelsOf(document)
  const names = ['document', 'chain', 'region', 'version'] as const
  return names.every((name) => is[name] === said[name])
}

type Written = Pick<z.infer<typeof Registers>, 'state' | 'from' | 'holder'> & Pick<Removal, 'number'>

/**
 * All registers, so that a removal another device wrote at the same time does not stand beside newer content. `null`
 * where the document is larger than an item may be.
 */
export function writeContentItem(
  document: ContentDocument,
  { state, from, holder, number }: Written,
  seal: (values: SealedContent) => string,
): readonly RegisterWrite[] | null {
  const content = packJson(document)
  if (content === null) return null
  const values = { ...labelsOf(document), state, from, holder, content }
  const sealed = seal({ ...values, ...sealedRemovals, ...numbered(number) })
  const all = { ...values, removedOn: null, sealNumber: number, seal: sealed }
  return Object.entries(all).map(([name, value]) => ({ name, value }))
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
