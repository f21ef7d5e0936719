/** Taking an act on content back: the former state comes back under a new seal, because the old one does not count any more. */
import { writeContentItem, writeRemoval, type ReadContent } from '#shared/chains/content-item.ts'
import { readItem, type Item } from '#shared/domain/item.ts'
import type { LiveRecord } from '#shared/records/record.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import { contentOf, holderOf, nextSealNumber, removalOf, sealing } from '#renderer/vault/content-shelf.ts'
import type { Session } from '#renderer/vault/session.ts'
import type { World } from '#renderer/vault/world.ts'

/**
 * `before`: the registers as they were. Sealed is only what the office had sealed itself; was it anything else, the
 * content is taken away. `null` for a record that is no content.
 */
export function contentBack(
  world: World,
  session: Session,
  { record, before }: { readonly record: LiveRecord; readonly before: readonly RegisterWrite[] },
): readonly RegisterWrite[] | null {
  const item = readItem(record)
  if (item?.kind !== 'chain-content') return null
  const values = { ...item.values, ...Object.fromEntries(before.map(({ name, value }) => [name, value])) }
  const former = { ...item, values }
  const read = contentOf(session, former)
  const anew = read && read.standing !== 'unsealed' ? sealedAnew(world, session, { former, read }) : null
  if (!anew) return removalOf(world, session, item)
  const names = new Set(anew.map(({ name }) => name))
  return [...before.filter(({ name }) => !names.has(name)), ...anew]
}

function sealedAnew(
  world: World,
  session: Session,
  { former, read }: { readonly former: Item; readonly read: ReadContent },
): readonly RegisterWrite[] | null {
  const { document, state, from } = read.content
  const number = nextSealNumber(world, session, document)
  const removedOn = former.values['removedOn']
  const seal = sealing(session)
  if (!seal) return null
  return read.standing === 'removed' && typeof removedOn === 'string'
    ? writeRemoval(former, { removedOn, number }, seal)
    : writeContentItem(document, { state, from, holder: holderOf(session), number }, seal)
}
