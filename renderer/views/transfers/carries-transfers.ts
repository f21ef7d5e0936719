import type { Scope } from '#shared/exchange/scope.ts'
import type { PartnerOffice } from '#renderer/vault/vault-api.ts'

/** Whether packages to an office take transfers along. Where nothing can be chosen, they hold everything. */
export function carriesTransfers({ scope }: PartnerOffice & { readonly scope?: Scope | null }): boolean {
  return scope === undefined || scope === 'all' || scope === 'transfers'
}
