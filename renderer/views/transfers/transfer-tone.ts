import type { TransferRow } from '#renderer/vault/vault-api.ts'

/** The tone of the badge of a state. */
export function toneOf({ state }: Pick<TransferRow, 'state'>): 'neutral' | 'info' | 'success' | 'warning' {
  if (state === 'accepted' || state === 'reported') return 'success'
  return state === 'declined' || state === 'withdrawn' ? 'warning' : 'neutral'
}
