/**
 * Outreach mode (*Termin-Modus*): set once, and every conversation of the day inherits where it was held, on which day,
 * how, and who carried the languages. It lies sealed in the vault like a draft, beside the places an office goes to.
 */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { ConsultationKind, Mediation, Region } from '#shared/domain/value-lists.ts'

/** Where an office goes; the district comes with the place. */
export const OutreachPlace = z.object({ place: z.string().min(1).max(80), region: Region }).readonly()
export type OutreachPlace = z.infer<typeof OutreachPlace>

export const OutreachMode = z
  .object({
    place: z.string().min(1).max(80),
    region: Region,
    /** The day of the conversations: today, or an earlier one that is entered afterwards. */
    on: CalendarDate,
    kind: ConsultationKind,
    mediation: Mediation.nullable(),
    /** The day it was switched on or last confirmed: on the next one it is asked about. */
    confirmedOn: CalendarDate,
    /** Conversations that were recorded with it. */
    saved: z.number().int().min(0),
  })
  .readonly()
export type OutreachMode = z.infer<typeof OutreachMode>

export interface Outreach {
  readonly mode: OutreachMode | null
  /** Newest first. */
  readonly places: readonly OutreachPlace[]
}

const placesKept = 8

/** Reads what was kept; what an older or newer program left and nobody understands is left out. */
export function readOutreach(kept: unknown): Outreach {
  const mode = z.object({ mode: OutreachMode }).safeParse(kept)
  const places = z.object({ places: z.array(z.unknown()) }).safeParse(kept)
  return {
    mode: mode.success ? mode.data.mode : null,
    places: places.success
      ? places.data.places.flatMap((place) => OutreachPlace.safeParse(place).data ?? [])
      : [],
  }
}

/** The places an office keeps in its lists. */
export interface KeptPlaces {
  readonly offered: readonly OutreachPlace[]
  /** Every name such a place ever had: one that was hidden or renamed is not brought back by having been used. */
  readonly names: readonly string[]
}

/** What to suggest: the kept places, then those used last; each once. */
export function suggestPlaces(
  { offered, names }: KeptPlaces,
  recent: readonly OutreachPlace[],
): readonly OutreachPlace[] {
  const known = new Set(names.map(alike))
  return [...offered, ...recent.filter(({ place }) => !known.has(alike(place)))]
}

function alike(name: string): string {
  return name.trim().toLocaleLowerCase('de')
}

export type NewOutreach = Pick<OutreachMode, 'place' | 'region' | 'on' | 'kind' | 'mediation'>

/** Switches it on, or changes it; the place goes to the head of the last ones. */
export function beginOutreach({ mode, places }: Outreach, next: NewOutreach, today: CalendarDate): Outreach {
  const sameDay = mode?.place === next.place && mode.on === next.on
  return {
    mode: { ...next, confirmedOn: today, saved: sameDay ? mode.saved : 0 },
    places: [
      { place: next.place, region: next.region },
      ...places.filter(({ place }) => place !== next.place),
    ].slice(0, placesKept),
  }
}

export function endOutreach({ places }: Outreach): Outreach {
  return { mode: null, places }
}

/** One more conversation was recorded. */
export function countOutreach({ mode, places }: Outreach): Outreach {
  return { mode: mode && { ...mode, saved: mode.saved + 1 }, places }
}

/** True from the day after it was switched on or confirmed. */
export function asksToGoOn({ mode }: Outreach, today: CalendarDate): boolean {
  return mode !== null && mode.confirmedOn < today
}

/** Goes on at the same place: a mode for its own day moves to today and counts anew. */
export function goOnWithOutreach(outreach: Outreach, today: CalendarDate): Outreach {
  const { mode, places } = outreach
  if (mode === null) return outreach
  const moves = mode.on === mode.confirmedOn
  const next = moves ? { ...mode, on: today, saved: 0 } : mode
  return { mode: { ...next, confirmedOn: today }, places }
}
