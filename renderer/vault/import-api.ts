/** What making and taking in packages answers: previews and errors. */
import type { SetAside } from '#shared/exchange/allowed-records.ts'
import type { PackageError, PackageWarning } from '#shared/exchange/package-error.ts'
import type { PlanError } from '#shared/exchange/plan-export.ts'
import type { SaveError } from '#renderer/vault/vault-api.ts'

/** What records are, in the words of the preview. */
export const previewKinds = ['case', 'transfer', 'event', 'directory', 'content', 'list', 'other'] as const
export type PreviewKind = (typeof previewKinds)[number]

/** What an import would do, shown before anything is changed. */
export interface ImportPreview {
  readonly from: string
  readonly made: string
  readonly kind: 'sync' | 'full' | 'directory' | 'enrol'
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly conflicts: number
  readonly erased: number
  readonly warnings: readonly PackageWarning[]
  /** What is new and what changes, by what it is. */
  readonly kinds: readonly { readonly kind: PreviewKind; readonly added: number; readonly changed: number }[]
  /** What was not taken because of what is exchanged with that office; `null` where all of it may come. */
  readonly setAside: SetAside | null
  /** First few cases, so that a person sees what is meant. */
  readonly sample: readonly {
    readonly code: string
    readonly what: 'added' | 'changed' | 'conflict' | 'erased'
  }[]
  /** An invitation: the digits of the network's root must be typed before `applyImport`. */
  readonly needsRootFingerprint: boolean
  /** What this device becomes by an invitation: an office of the network, or a further device of one. */
  readonly joins: { readonly as: 'office' | 'device'; readonly office: string } | null
}

export type ImportError =
  | PackageError
  /** `Stopped`: a person stopped it, and nothing was changed. */
  | { readonly type: 'FingerprintDiffers' | 'NothingPending' | 'Stopped' }
  | SaveError

/** `Stopped`: a person stopped it; no number was used. `PackageTooBig`: more than a package may hold. `NoUsableKey`: nobody could open it. */
export type ExportError =
  | { readonly type: 'NothingNew' | 'Stopped' | 'PackageTooBig' | 'NoUsableKey' }
  | PlanError
  | SaveError
