/** The calls on what a partner office receives. */
import { err, ok, type Result } from '#shared/base/result.ts'
import { scopeFor, withScope } from '#shared/exchange/in-scope.ts'
import type { Scope } from '#shared/exchange/scope.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import { belongingOf } from '#renderer/vault/own-office.ts'
import type { ScopeApi } from '#renderer/vault/scope-api.ts'
import { exchangeOf, type Session } from '#renderer/vault/session.ts'
import type { SaveError } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'
import { todayOf } from '#renderer/vault/write-vault-file.ts'

export function scopeCalls(world: World, held: Held): ScopeApi {
  return {
    chooseScope: async (office, scope) => chooseScope(world, sessionOf(held), { office, scope }),
  }
}

async function chooseScope(
  world: World,
  session: Session,
  { office, scope }: { readonly office: string; readonly scope: Scope | null },
): Promise<Result<Scope | null, SaveError>> {
  const { office: ours, device: self } = belongingOf(session)
  const own = ours?.id ?? null
  return session.store.commit<Scope | null, SaveError>(async (draft) => {
    const state = exchangeOf(draft.control)
    const isPartner = state.directory?.offices.some(({ id }) => id === office) === true
    if (!isPartner || own === office) return err({ type: 'NotFound' })
    const former = scopeFor(state, own, office)
    draft.putControl('exchange', withScope(state, office, { scope, today: todayOf(world), device: self.id }))
    return ok(former)
  })
}
