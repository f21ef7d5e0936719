/**
 * A programme as the office knows it: an item of kind `programme`. The registers are the fields of `ProgrammeDetails`
 * and `bundled`, the id of the shipped programme it stands in for (empty for an own one), and `hsdsId`, the id it came
 * with from another program.
 */
import type { JsonValue } from '#shared/base/json.ts'
import { ProgrammeDetails, type BundledProgramme } from '#shared/directory/programme.ts'
import type { Write } from '#shared/directory/office-body.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { Item } from '#shared/domain/item.ts'

export interface OfficeProgramme {
  readonly item: EntityId
  readonly bundled: string | null
  readonly hsdsId: string | null
  readonly details: ProgrammeDetails
}

/** A programme as it is shown. */
export interface Programme extends ProgrammeDetails {
  /** Id of the shipped one, or of the office's item. */
  readonly id: string
  readonly item: EntityId | null
  readonly hsdsId: string | null
  readonly standing: 'bundled' | 'changed' | 'own'
  readonly sources: readonly string[]
}

const fields = ProgrammeDetails.unwrap().shape

export const emptyProgramme: ProgrammeDetails = {
  name: '',
  funder: '',
  start: null,
  end: null,
  lastSeen: null,
  offers: '',
  note: '',
  source: '',
  checkedOn: null,
  verified: false,
}

/** What the office knows of a programme, apart from how it is shown. */
export function programmeDetails(shown: Programme): ProgrammeDetails {
  const { id: _id, item: _item, hsdsId: _hsdsId, standing: _standing, sources: _sources, ...details } = shown
  return details
}

/** Tolerant like every reader; without a name there is nothing to show. */
export function readOfficeProgramme({ id, kind, values }: Item): OfficeProgramme | null {
  if (kind !== 'programme') return null
  const known = Object.entries(fields).flatMap(([name, schema]) => {
    const parsed = schema.safeParse(values[name])
    return parsed.success ? [[name, parsed.data] as const] : []
  })
  const details = ProgrammeDetails.safeParse({ ...emptyProgramme, ...Object.fromEntries(known) })
  if (!details.success) return null
  return {
    item: id,
    bundled: textOf(values['bundled']),
    hsdsId: textOf(values['hsdsId']),
    details: details.data,
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** The registers of a programme, for a new item or an existing one. */
export function writeOfficeProgramme(
  details: ProgrammeDetails,
  { bundled, hsdsId }: Pick<OfficeProgramme, 'bundled' | 'hsdsId'>,
): readonly Write[] {
  const written: readonly (readonly [string, JsonValue])[] = Object.entries(details)
  return [
    ...written.map(([name, value]) => ({ name, value })),
    { name: 'bundled', value: bundled ?? '' },
    { name: 'hsdsId', value: hsdsId ?? '' },
  ]
}

/** Shipped programmes with the office's changes, then its own, each by name. */
export function overlayProgrammes(
  shipped: readonly BundledProgramme[],
  changes: readonly OfficeProgramme[],
): readonly Programme[] {
  const known = shipped.map(({ id, sources, ...details }): Programme => {
    const change = changes.findLast(({ bundled }) => bundled === id)
    return change
      ? { ...change.details, id, item: change.item, hsdsId: change.hsdsId, standing: 'changed', sources }
      : { ...emptyProgramme, ...details, id, item: null, hsdsId: null, standing: 'bundled', sources }
  })
  const own = changes
    .filter(({ bundled }) => bundled === null || !shipped.some(({ id }) => id === bundled))
    .map(({ item, hsdsId, details }): Programme => ({
      ...details,
      id: item,
      item,
      hsdsId,
      standing: 'own',
      sources: [],
    }))
  return [...known, ...own].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}
