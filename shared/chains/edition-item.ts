/**
 * An edition that cases were advised on, as an item of kind `chain-edition`: registers `hash` and `content`. Its id
 * follows from what it says, so that two laptops make the same record, and nobody can give one edition out for another.
 */
import * as z from 'zod'
import { bytesHash, isWithinDepth } from '#shared/base/json-hash.ts'
import { parseJson } from '#shared/base/json.ts'
import { utf8ToText } from '#shared/base/utf8.ts'
import { Edition, hashOfEdition, type PinnedEdition } from '#shared/chains/edition.ts'
import { packJson, unpackBytes } from '#shared/chains/pack-json.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { Item } from '#shared/domain/item.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

const Registers = z.object({ hash: z.string(), content: z.string() })
const maxLevels = 40

/** The id of the record that keeps an edition. */
export function editionItemId(hash: string): EntityId {
  return hash.slice(0, 32)
}

/** The registers that keep an edition; `null` where it is larger than an item may be. */
export function writeEditionItem(edition: Edition): readonly RegisterWrite[] | null {
  const content = packJson(edition)
  if (content === null) return null
  return [
    { name: 'kind', value: 'chain-edition' },
    { name: 'hash', value: hashOfEdition(edition) },
    { name: 'content', value: content },
  ]
}

/** `null` for anything that does not read, or does not say what its id and its hash say. */
export function readEditionItem({ id, kind, values }: Item): PinnedEdition | null {
  const read = Registers.safeParse(values)
  if (kind !== 'chain-edition' || !read.success) return null
  const { hash, content } = read.data
  const bytes = unpackBytes(content)
  // The bytes are hashed and not what is read from them: later programs may read more than was written.
  if (!bytes || bytesHash(bytes) !== hash || editionItemId(hash) !== id) return null
  const edition = readEdition(bytes)
  return edition && { hash, edition }
}

function readEdition(bytes: Uint8Array): Edition | null {
  const value = parseJson(utf8ToText(bytes) ?? '')
  const edition = isWithinDepth(value, maxLevels) ? Edition.safeParse(value) : null
  return edition?.success ? edition.data : null
}
