import type { CaseHead } from '#shared/domain/case-head.ts'

/** One synthetic case as the baselines keep it. */
export interface BenchCase {
  readonly head: CaseHead
  readonly body: { readonly id: string }
}
