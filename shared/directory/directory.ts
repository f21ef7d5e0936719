/**
 * The directory of bodies. Names and shapes follow Open Referral's Human Services Data Specification (HSDS 3): an
 * organization offers services; a service is given at locations and has a service area. Every statement says whether
 * a source was seen for it; what was not seen shows as "zu prüfen" and is never passed off as known.
 */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { BodyType, bodyTypes } from '#shared/domain/body-types.ts'
import { Ags } from '#shared/directory/municipality.ts'
import { Region } from '#shared/domain/value-lists.ts'

const checked = {
  verified: z.boolean(),
  sources: z.array(z.string()).readonly(),
}

export const Organization = z
  .strictObject({ id: z.string(), name: z.string(), note: z.string().optional(), ...checked })
  .readonly()
export type Organization = z.infer<typeof Organization>

export const Service = z
  .strictObject({
    id: z.string(),
    organization: z.string(),
    type: BodyType,
    /** Where it differs from the organization: the department that is meant. */
    name: z.string().optional(),
    note: z.string().optional(),
    /** What is offered there, a few words each. */
    offers: z.array(z.string()).readonly().optional(),
    /** What only an office enters (`office-body.ts`); nothing of it is shipped. */
    office: z
      .strictObject({
        standing: z.enum(['changed', 'own']),
        /** Takes the place of the organization's name. */
        name: z.string(),
        opening: z.string(),
        phone: z.string(),
        website: z.string(),
        source: z.string(),
        checkedOn: CalendarDate.nullable(),
        /** The office vouches for the whole entry. */
        verified: z.boolean(),
        /** Its id in the program it was read from. */
        hsdsId: z.string().nullable(),
      })
      .readonly()
      .optional(),
  })
  .readonly()
export type Service = z.infer<typeof Service>

export const Location = z.strictObject({ service: z.string(), town: z.string(), ...checked }).readonly()
export type Location = z.infer<typeof Location>

export const ServiceArea = z
  .strictObject({
    service: z.string(),
    region: Region,
    /** Which part of the region, where it is not all of it. */
    part: z.string().optional(),
    /** Municipalities of which is known that they belong to the part, or that they do not; the others are open. */
    includes: z.array(Ags).readonly().optional(),
    excludes: z.array(Ags).readonly().optional(),
    /** The part in full: these municipalities and no others. */
    municipalities: z.array(Ags).readonly().optional(),
    ...checked,
  })
  .readonly()
export type ServiceArea = z.infer<typeof ServiceArea>

export const Source = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    /** The day the content itself states, as it states it. */
    contentDate: z.string(),
  })
  .readonly()
export type Source = z.infer<typeof Source>

/** A kind of body of which nobody has yet looked up who it is in a region. */
export const OpenQuestion = z
  .strictObject({
    type: bodyTypes,
    region: Region,
    note: z.string(),
    sources: z.array(z.string()).readonly(),
  })
  .readonly()
export type OpenQuestion = z.infer<typeof OpenQuestion>

export const Directory = z
  .strictObject({
    format: z.literal(1),
    asOf: CalendarDate,
    organizations: z.array(Organization).readonly(),
    services: z.array(Service).readonly(),
    locations: z.array(Location).readonly(),
    serviceAreas: z.array(ServiceArea).readonly(),
    openQuestions: z.array(OpenQuestion).readonly(),
  })
  .readonly()
export type Directory = z.infer<typeof Directory>
