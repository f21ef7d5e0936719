/**
 * The municipalities of the six regions, by their official key (AGS). The list is as old as its territorial status says:
 * later mergers are not in it.
 */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { Region } from '#shared/domain/value-lists.ts'

/** Amtlicher Gemeindeschlüssel: state 2, district 3, municipality 3 digits. */
export const Ags = z.string().regex(/^\d{8}$/)
export type Ags = z.infer<typeof Ags>

export const Municipality = z.strictObject({ ags: Ags, name: z.string(), region: Region }).readonly()
export type Municipality = z.infer<typeof Municipality>

export const MunicipalityList = z
  .strictObject({
    source: z.string(),
    territorialStatus: CalendarDate,
    municipalities: z.array(Municipality).readonly(),
  })
  .readonly()
export type MunicipalityList = z.infer<typeof MunicipalityList>

/** `Schönebeck (Elbe), Stadt` → `Schönebeck (Elbe)`: the name without what kind of place it is. */
export function plainName({ name }: Pick<Municipality, 'name'>): string {
  return name.replace(/,.*$/, '')
}

/** Whether a body sits in a municipality, as far as the names tell: `Schönebeck` is in `Schönebeck (Elbe), Stadt`. */
export function isTownOf(town: string, municipality: Pick<Municipality, 'name'>): boolean {
  return shortest(town) === shortest(plainName(municipality))
}

function shortest(name: string): string {
  return name
    .replace(/\s*\([^)]*\)/g, '')
    .trim()
    .toLowerCase()
}
