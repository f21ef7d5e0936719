import type { PartnerOffice } from '#renderer/vault/vault-api.ts'

/** Whether packages to an office take transfers along. */
export function carriesTransfers({ scope }: PartnerOffice): boolean {
  return scope === 'all' || scope === 'transfers'
}
