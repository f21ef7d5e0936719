/** An import in few words, for the person who decides about it. */
import { ItemKind } from '#shared/domain/item.ts'
import { isCase } from '#shared/exchange/in-scope.ts'
import type { PlannedRecord } from '#shared/exchange/import-plan.ts'
import type { CheckedPackage } from '#shared/exchange/package-checks.ts'
import { isErased, shownValue, type LiveRecord } from '#shared/records/record.ts'
import type { AllowedPlan } from '#renderer/vault/plan-import.ts'
import { previewKinds, type ImportPreview, type PreviewKind } from '#renderer/vault/import-api.ts'

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
    kinds: kindsOf(records),
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
    // What is no case has no name that a person knows it by; it is told by its kind.
    if (typeof code === 'string') sample.push({ code, what: effect })
  }
  return sample
}

const kindOfItem: Readonly<Record<ItemKind, PreviewKind>> = {
  event: 'event',
  body: 'directory',
  programme: 'directory',
  'list-value': 'list',
  absence: 'other',
  'saved-view': 'other',
  'chain-content': 'content',
  'chain-edition': 'content',
  transfer: 'transfer',
}

function kindsOf(records: readonly PlannedRecord[]): ImportPreview['kinds'] {
  const kinds = new Map<PreviewKind, { added: number; changed: number }>()
  for (const { effect, record } of records) {
    if (effect === 'unchanged' || isErased(record)) continue
    const kind = kindOf(record)
    const counts = kinds.get(kind) ?? { added: 0, changed: 0 }
    kinds.set(kind, counts)
    if (effect === 'added') counts.added += 1
    else if (effect === 'changed') counts.changed += 1
  }
  return previewKinds.flatMap((kind) => {
    const counts = kinds.get(kind)
    return counts ? [{ kind, ...counts }] : []
  })
}

function kindOf(record: LiveRecord): PreviewKind {
  if (isCase(record)) return 'case'
  const kind = ItemKind.safeParse(Object.hasOwn(record.f, 'kind') ? shownValue(record, 'kind') : undefined)
  return kind.success ? kindOfItem[kind.data] : 'other'
}
