/** What stands of a case outside of its own record: links from other cases, half-typed forms, lists it came from. */
import { ok, type Result } from '#shared/base/result.ts'
import { normalizeCodeText } from '#shared/domain/case-code.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { CaseHead } from '#shared/domain/case-head.ts'
import { unlinkFrom } from '#shared/domain/statistics-record.ts'
import { eventWithout } from '#shared/events/event-without.ts'
import type { JsonValue } from '#shared/records/record.ts'
import { Drafts } from '#renderer/vault/controls.ts'
import type { Draft } from '#renderer/vault/draft.ts'
import { withGone } from '#renderer/vault/import-memory.ts'
import { visitCases } from '#renderer/vault/selected-cases.ts'
import type { Session } from '#renderer/vault/session.ts'
import { transferChanges, type GoneCases } from '#renderer/vault/transfer-traces.ts'
import type { BatchChange, BatchError } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

/**
 * The changes that take the ways to these cases out of all others, and what was carried of them out of their transfers.
 * Call it inside `store.exclusively`.
 */
export async function unlinkChanges(
  world: World,
  session: Session,
  { gone, erased, goingOn }: GoneCases,
): Promise<Result<readonly (BatchChange & { readonly id: EntityId })[], BatchError>> {
  const ids = [...session.list.heads()].filter((head) => !gone.has(head.id) && leadsTo(head, gone))
  const changes: (BatchChange & { readonly id: EntityId })[] = []
  const read = await visitCases(world, session, {
    ids: ids.map(({ id }) => id),
    onProgress: () => undefined,
    isStopped: () => false,
    visit: (file) => void changes.push({ id: file.id, writes: unlinkFrom(file, gone) }),
  })
  for (const event of session.items.everyOfKind('event'))
    changes.push({ id: event.id, writes: eventWithout(event, gone) })
  changes.push(...transferChanges(world, session, { gone, erased, ...(goingOn && { goingOn }) }))
  return read.ok ? ok(changes.filter(({ writes }) => writes.length > 0)) : read
}

function leadsTo({ links, company }: CaseHead, gone: ReadonlySet<EntityId>): boolean {
  const others = [...links, ...(company?.placements ?? [])]
  return others.some(({ other }) => gone.has(other))
}

/** By what a half-typed form may name a case. */
export interface CaseMarks {
  readonly ids: ReadonlySet<EntityId>
  /** Case codes without hyphen, as `normalizeCodeText` writes them. */
  readonly codes: ReadonlySet<string>
}

/** Asked before the cases go: afterwards nobody knows their codes. */
export function marksOf({ store }: Session, gone: Iterable<EntityId>): CaseMarks {
  const ids = new Set(gone)
  const codes = [...ids].flatMap((id) => {
    const code = store.parts.index.get(id)?.head?.code
    return code ? [normalizeCodeText(code)] : []
  })
  return { ids, codes: new Set(codes) }
}

/** Half-typed forms that name one of the cases go, wherever the name stands; out of a list only the name goes. */
export function forgetDrafts(draft: Pick<Draft, 'control' | 'putControl'>, gone: CaseMarks): null {
  const drafts = Drafts.catch({}).parse(draft.control('drafts') ?? {})
  const left = Object.entries(drafts).flatMap(([key, value]) => {
    const kept: JsonValue = isList(value) ? value.filter((each) => !names(each, gone)) : value
    return names(key, gone) || names(kept, gone) ? [] : [[key, kept] as const]
  })
  const after = Object.fromEntries(left)
  if (JSON.stringify(after) !== JSON.stringify(drafts)) draft.putControl('drafts', after)
  return null
}

/** `Array.isArray` makes a readonly list one of anything. */
function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}

function names(value: JsonValue, gone: CaseMarks): boolean {
  if (typeof value === 'string') return nameIn(value, gone)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, inner]) => nameIn(key, gone) || names(inner, gone))
}

function nameIn(text: string, { ids, codes }: CaseMarks): boolean {
  if (codes.has(normalizeCodeText(text))) return true
  return (text.match(/[0-9a-f]{32}/g) ?? []).some((id) => ids.has(id))
}

/** A list they came from must not bring them back the next time it is read. */
export function keepFromLists(
  { store }: Session,
  draft: Pick<Draft, 'control' | 'putControl'>,
  ids: Iterable<EntityId>,
): void {
  const marks = [...ids].flatMap((id) => store.parts.index.get(id)?.head?.imported ?? [])
  const memory = withGone(draft.control('imports'), marks)
  if (memory) draft.putControl('imports', memory)
}
