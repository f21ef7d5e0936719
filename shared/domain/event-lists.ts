/** The lists of events: which format it has, and what came of it. An office may add to both. */
import * as z from 'zod'
import { PlaceKind } from '#shared/domain/company-lists.ts'
import { orOwn } from '#shared/domain/own-value.ts'

/** The formats that bring a checklist of their own; `free` is whatever the office calls it. */
export const eventFormats = z.enum(['forum', 'roundtable', 'bus-tour', 'free'])
export type BundledEventFormat = z.infer<typeof eventFormats>
export const EventFormat = orOwn(eventFormats)
export type EventFormat = z.infer<typeof EventFormat>

/** What came of it: contacts, appointments, and what was agreed by kind (an internship is agreed, not counted twice). */
export const eventResults = z.enum(['contacts', 'appointments', ...PlaceKind.options])
export const EventResult = orOwn(eventResults)
export type EventResult = z.infer<typeof EventResult>
