/** Why a vault cannot be opened now, in a way that a new try with another passphrase would not mend. */
export type Problem =
  | { readonly state: 'damaged' | 'newer' }
  | { readonly state: 'elsewhere'; readonly reason: 'NetworkShare' | 'InUse' }
  | { readonly state: 'broken'; readonly snapshotId: string | null; readonly snapshotOf: string | null }
