/**
 * What is left of cases and transfers beside their records, once nothing of them is to stay, whichever office took them
 * away: half-typed forms, lists that would bring them back, what undo remembers, a package that was looked into.
 */
import type { EntityId } from '#shared/domain/case-file.ts'
import type { Draft } from '#renderer/vault/draft.ts'
import type { Held } from '#renderer/vault/held.ts'
import type { Session } from '#renderer/vault/session.ts'
import { forgetDrafts, keepFromLists, marksOf } from '#renderer/vault/traces.ts'
import type { BatchChange } from '#renderer/vault/vault-api.ts'

type Layer = Pick<Draft, 'control' | 'putControl'>

/** What must be changed in the same save. Asked before they go: afterwards nobody knows their codes. */
export function leaveNoTrace(session: Session, gone: ReadonlySet<EntityId>): (layer: Layer) => void {
  const marks = marksOf(session, gone)
  return (layer) => {
    forgetDrafts(layer, marks)
    keepFromLists(session, layer, gone)
  }
}

/** The cases, and the transfers that are emptied with them: an undo may hold what those carried. */
export function emptiedWith(
  cases: ReadonlySet<EntityId>,
  changes: readonly (Pick<BatchChange, 'whole'> & { readonly id: EntityId })[],
): ReadonlySet<EntityId> {
  const emptied = changes.filter(({ whole }) => whole !== undefined).map(({ id }) => id)
  return new Set([...cases, ...emptied])
}

/** What stands in memory only, once the save is done. */
export function forgetGone(held: Held, gone: ReadonlySet<EntityId>, keeping: Keeping = {}): void {
  if (gone.size === 0) return
  forgetUndos(held, gone, keeping)
  forgetPending(held, gone)
  // Who they are in, nobody knows any more: they are sealed.
  held.unwritten.clear()
  outdateMade(held)
}

/** What was made and not written may hold what is taken back: no longer to be written. */
export function outdateMade(held: Pick<Held, 'madeLast'>): void {
  if (held.madeLast) held.madeLast = { ...held.madeLast, holdsGone: true }
}

interface Keeping {
  /** The act that can still be taken back, by its token. */
  readonly but?: number
}

function forgetUndos({ undos }: Held, gone: ReadonlySet<EntityId>, { but }: Keeping): void {
  for (const [token, undo] of undos) {
    if (token === but) continue
    undos.set(
      token,
      undo.filter(({ id }) => !gone.has(id)),
    )
  }
}

/** A package that names them is opened anew when a person says yes to it; until then only its sealed bytes stay. */
function forgetPending(held: Held, gone: ReadonlySet<EntityId>): void {
  const { pending } = held
  if (!pending?.checked.records.some(({ id }) => gone.has(id))) return
  const checked = { ...pending.checked, records: [] }
  held.pending = { ...pending, checked, against: staleState, planned: null }
}

/** Stands for a state of the exchange that holds no more. */
const staleState = {}
