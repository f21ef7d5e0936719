/**
 * What a known case says already need not be asked again. The facts of one person must never reach the case of another:
 * when the code changes, what came from the former case goes, and only what was typed stays.
 */
import type { CaseProfile } from '#shared/domain/case-file.ts'
import { personFields, type CaptureValues } from '#renderer/views/outreach/capture-form.ts'

type Facts = Pick<CaptureValues, (typeof personFields)[number]>

export interface KnownFacts {
  /** Fills in what was not typed; group and region are always those of the case. */
  readonly takeOver: (profile: CaseProfile) => void
  /** Takes back what was filled in and has not been changed since. */
  readonly giveBack: () => void
}

export function createKnownFacts(values: Facts): KnownFacts {
  let before: Partial<Facts> = {}
  let taken: Partial<Facts> = {}

  function giveBack(): void {
    for (const field of personFields) {
      if (field in taken && values[field] === taken[field]) put(values, field, before[field])
    }
    before = {}
    taken = {}
  }

  function takeOver(profile: CaseProfile): void {
    giveBack()
    for (const field of personFields) {
      const isOfCase = field === 'clientGroup' || field === 'region'
      const known = profile[field]
      if (!isOfCase && values[field] !== null && values[field] !== known) continue
      // In a draft that comes back nobody can tell any more whether it was typed.
      put(before, field, isOfCase ? values[field] : null)
      put(taken, field, known)
      put(values, field, known)
    }
  }

  return { takeOver, giveBack }
}

function put(facts: Partial<Facts>, field: keyof Facts, value: string | null | undefined): void {
  Object.assign(facts, { [field]: value ?? null })
}
