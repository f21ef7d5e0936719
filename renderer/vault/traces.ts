/** What stands of a case outside of its own record: links from other cases, half-typed forms, what undo remembers. */
import { ok, type Result } from '#shared/base/result.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { CaseHead } from '#shared/domain/case-head.ts'
import { unlinkFrom } from '#shared/domain/statistics-record.ts'
import { Drafts } from '#renderer/vault/controls.ts'
import type { Draft } from '#renderer/vault/draft.ts'
import type { Held } from '#renderer/vault/held.ts'
import { visitCases } from '#renderer/vault/selected-cases.ts'
import type { Session } from '#renderer/vault/session.ts'
import type { BatchChange, BatchError } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

/** The changes that take the ways to these cases out of all others. Call it inside `store.exclusively`. */
export async function unlinkChanges(
  world: World,
  session: Session,
  gone: ReadonlySet<EntityId>,
): Promise<Result<readonly (BatchChange & { readonly id: EntityId })[], BatchError>> {
  const ids = [...session.list.heads()].filter((head) => !gone.has(head.id) && leadsTo(head, gone))
  const changes: (BatchChange & { readonly id: EntityId })[] = []
  const read = await visitCases(world, session, {
    ids: ids.map(({ id }) => id),
    onProgress: () => undefined,
    isStopped: () => false,
    visit: (file) => void changes.push({ id: file.id, writes: unlinkFrom(file, gone) }),
  })
  return read.ok ? ok(changes.filter(({ writes }) => writes.length > 0)) : read
}

function leadsTo({ links, company }: CaseHead, gone: ReadonlySet<EntityId>): boolean {
  const others = [...links, ...(company?.placements ?? [])]
  return others.some(({ other }) => gone.has(other))
}

/** Half-typed forms are kept under names that hold the id of their case. */
export function forgetDrafts(
  draft: Pick<Draft, 'control' | 'putControl'>,
  gone: ReadonlySet<EntityId>,
): null {
  const drafts = Object.entries(Drafts.catch({}).parse(draft.control('drafts') ?? {}))
  const left = drafts.filter(([key]) => !idsIn(key).some((id) => gone.has(id)))
  if (left.length < drafts.length) draft.putControl('drafts', Object.fromEntries(left))
  return null
}

function idsIn(key: string): readonly string[] {
  return key.match(/[0-9a-f]{32}/g) ?? []
}

/** What undo remembers of these cases goes as well. */
export function forgetUndos({ undos }: Held, gone: ReadonlySet<EntityId>): void {
  for (const [token, undo] of undos) {
    undos.set(
      token,
      undo.filter(({ id }) => !gone.has(id)),
    )
  }
}
