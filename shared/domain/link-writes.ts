/**
 * Links between two cases. Each case holds its half under the same id: what the other one is to it. Nothing of the
 * other case is copied but its id, so that a case alone tells nothing about the family or company it belongs to.
 */
import { err, ok, type Result } from '#shared/base/result.ts'
import type { CaseLink, EntityId } from '#shared/domain/case-file.ts'
import type { ClientGroup, LinkKind } from '#shared/domain/value-lists.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

const answers: Readonly<Record<LinkKind, LinkKind>> = {
  child: 'parent',
  parent: 'child',
  sibling: 'sibling',
  company: 'candidate',
  candidate: 'company',
  'same-household': 'same-household',
  other: 'other',
}

/** What this case is to the other one, when the other one is `kind` to this. */
export function answeringKind(kind: LinkKind): LinkKind {
  return answers[kind]
}

export type LinkError = { readonly type: 'LinkToItself' } | { readonly type: 'LinkExists' }

/** A half of a link: the case that holds it, and the register. */
export interface LinkHalf {
  readonly id: EntityId
  readonly writes: readonly RegisterWrite[]
}

/** Both halves of a new link, to be written in one save. Two cases are linked once, whatever they are to each other. */
export function linkCases(
  from: { readonly id: EntityId; readonly links: readonly CaseLink[] },
  { id, kind, other }: CaseLink,
): Result<readonly LinkHalf[], LinkError> {
  if (other === from.id) return err({ type: 'LinkToItself' })
  if (from.links.some((link) => link.other === other)) return err({ type: 'LinkExists' })
  return ok([half(from.id, { id, kind, other }), half(other, { id, kind: answers[kind], other: from.id })])
}

/** Takes a link out of both cases. */
export function unlinkCases(holder: EntityId, { id, other }: CaseLink): readonly LinkHalf[] {
  const writes = [{ name: `l.${id}`, value: null }]
  return [
    { id: holder, writes },
    { id: other, writes },
  ]
}

/** What a case most likely is to one of this group. */
export function likelyKind(group: ClientGroup): LinkKind {
  if (group === 'parent') return 'child'
  if (group === 'young-person') return 'parent'
  return group === 'multiplier' ? 'other' : 'candidate'
}

function half(holder: EntityId, link: CaseLink): LinkHalf {
  return { id: holder, writes: [{ name: `l.${link.id}`, value: link }] }
}
