/** A place as it is typed in; the checks that need the case are the core's. */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import type { TrainingPlace } from '#shared/domain/case-file.ts'
import { PlaceKind } from '#shared/domain/company-lists.ts'
import { GermanLevel, OccupationGroup, Region } from '#shared/domain/value-lists.ts'
import { listed, maybeListed } from '#renderer/views/forms/list-value.ts'

export const PlaceForm = z.object({
  kind: listed(PlaceKind),
  occupation: listed(OccupationGroup),
  region: listed(Region),
  german: maybeListed(GermanLevel),
  startOn: z.string().nullable().pipe(z.nullable(CalendarDate)),
  count: z
    .string()
    .trim()
    .regex(/^[1-9]\d*$/, 'errors.field.number')
    .refine((typed) => typed.length <= 3, 'errors.field.tooBig')
    .transform(Number),
  note: z.string().trim().max(300, 'errors.field.tooLong'),
})
export type PlaceForm = z.output<typeof PlaceForm>

export function emptyPlace(region: string): z.input<typeof PlaceForm> {
  return {
    kind: 'dual-training',
    occupation: null,
    region,
    german: null,
    startOn: null,
    count: '1',
    note: '',
  }
}

export function filledWith(place: TrainingPlace): z.input<typeof PlaceForm> {
  const { kind, occupation, region, german, startOn, count, note } = place
  return { kind, occupation, region, german, startOn, count: String(count), note }
}
