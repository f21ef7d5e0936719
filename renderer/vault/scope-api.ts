/** The part of the vault's interface that is about what a partner office receives. */
import type { Result } from '#shared/base/result.ts'
import type { Scope } from '#shared/exchange/scope.ts'
import type { SaveError } from '#renderer/vault/vault-api.ts'

export interface ScopeApi {
  /** From the next package on; `null` takes a choice back. Answers what was chosen before. */
  readonly chooseScope: (office: string, scope: Scope | null) => Promise<Result<Scope | null, SaveError>>
}
