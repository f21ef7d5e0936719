/** An import in few words, for the person who decides about it. */
import type { PlannedRecord } from '#shared/exchange/import-plan.ts'
import type { CheckedPackage } from '#shared/exchange/package-checks.ts'
import { isErased, shownValue } from '#shared/records/record.ts'
import type { AllowedPlan } from '#renderer/vault/plan-import.ts'
import type { ImportPreview } from '#renderer/vault/vault-api.ts'

const sampleSize = 12

export function previewOf(
  checked: CheckedPackage,
  { counts, records, setAside }: AllowedPlan,
): ImportPreview {
  const { header, from, warnings, rootFingerprint } = checked
  return {
    from,
    made: header.created,
    kind: header.kind,
    added: counts.added,
    changed: counts.changed,
    unchanged: counts.unchanged,
    conflicts: counts.conflict,
    erased: counts.erased,
    warnings,
    setAside,
    sample: sampleOf(records),
    needsRootFingerprint: rootFingerprint !== null,
    joins: joinsOf(checked),
  }
}

/** A further device is invited by its own office, an office by another one. */
function joinsOf({ header, directory, office }: CheckedPackage): ImportPreview['joins'] {
  const own = directory.offices.find(({ id }) => id === office)
  if (header.kind !== 'enrol' || !own) return null
  return { as: own.id === header.office ? 'device' : 'office', office: own.name }
}

function sampleOf(records: readonly PlannedRecord[]): ImportPreview['sample'] {
  const sample: ImportPreview['sample'][number][] = []
  for (const { effect, record } of records) {
    if (sample.length === sampleSize) break
    if (effect === 'unchanged') continue
    const code = isErased(record) ? undefined : shownValue(record, 'code')
    sample.push({ code: typeof code === 'string' ? code : '', what: effect })
  }
  return sample
}
