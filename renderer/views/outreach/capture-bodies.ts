/** Whom one can be referred to from here, those for the topics first. */
import { bodyTypesFor } from '#shared/directory/bodies-for-topics.ts'
import type { Directory } from '#shared/directory/directory.ts'
import { typesIn } from '#shared/directory/resolve.ts'
import { Region, Topic } from '#shared/domain/value-lists.ts'
import { bodiesOfType, type SuggestedBody } from '#renderer/views/referrals/suggested-bodies.ts'

export interface KeyedBody extends SuggestedBody {
  readonly key: string
}

/** Each body of the region once, with a key that stays the same over lock and crash. */
export function bodiesFor(
  region: string | null,
  topics: readonly string[],
  directory: Directory,
): readonly KeyedBody[] {
  const known = Region.safeParse(region)
  if (!known.success) return []
  const fitting = bodyTypesFor(topics.flatMap((topic) => Topic.safeParse(topic).data ?? []))
  const bodies = [...new Set([...fitting, ...typesIn(directory)])].flatMap((type) =>
    bodiesOfType(type, known.data, directory).map((body) => ({
      ...body,
      key: [body.type, body.body, body.town].join('|'),
    })),
  )
  return [...new Map(bodies.map((body) => [body.key, body])).values()]
}
