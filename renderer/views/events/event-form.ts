/** What is asked when an event is planned, and how it becomes an event. */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import type { CaseCode } from '#shared/domain/case-code.ts'
import { Mediation, Region } from '#shared/domain/value-lists.ts'
import { EventFormat } from '#shared/domain/event-lists.ts'
import type { EventContent, EventFields } from '#shared/events/event.ts'
import { countText, maybeCount, maybeTime, shortText } from '#renderer/views/events/typed-values.ts'
import { listed, maybeListed } from '#renderer/views/forms/list-value.ts'

const StopRow = z.object({
  id: z.string(),
  at: maybeTime,
  place: shortText(120),
  company: z.string().nullable(),
  seats: maybeCount,
})

const PartnerRow = z.object({ id: z.string(), name: shortText(200) })

const EventShape = z.object({
  title: shortText(120).min(1, 'errors.field.required'),
  format: listed(EventFormat),
  formatName: shortText(60),
  on: z
    .string()
    .nullable()
    .pipe(z.string({ error: 'errors.field.date' }).pipe(CalendarDate)),
  begins: maybeTime,
  ends: maybeTime,
  region: maybeListed(Region),
  place: shortText(120),
  organiser: shortText(200),
  languages: shortText(200),
  mediation: maybeListed(Mediation),
  seats: maybeCount,
  companyCount: maybeCount,
  consents: maybeCount,
  note: shortText(1000),
  stops: z.array(StopRow),
  partners: z.array(PartnerRow),
  companies: z.array(z.string()).readonly(),
})

export const EventForm = EventShape.refine(
  ({ begins, ends }) => begins === null || ends === null || begins <= ends,
  { path: ['ends'], message: 'events.form.endsFirst' },
)
export type EventInput = z.input<typeof EventForm>
type EventOutput = z.output<typeof EventForm>

export function inputOf({ fields, stops, partners, companies }: EventContent): EventInput {
  return {
    title: fields.title,
    format: fields.format,
    formatName: fields.formatName,
    on: fields.on,
    begins: fields.begins ?? '',
    ends: fields.ends ?? '',
    region: fields.region,
    place: fields.place,
    organiser: fields.organiser,
    languages: fields.languages,
    mediation: fields.mediation,
    seats: countText(fields.seats),
    companyCount: countText(fields.companyCount),
    consents: countText(fields.consents),
    note: fields.note,
    stops: stops.map(({ id, at, place, company, seats }) => ({
      id,
      at: at ?? '',
      place,
      company: company?.id ?? null,
      seats: countText(seats),
    })),
    partners: partners.map(({ id, name }) => ({ id, name })),
    companies: companies.map(({ id }) => id),
  }
}

/** A new form: nothing chosen but where and by whom. */
export function emptyInput(content: EventContent): EventInput {
  return { ...inputOf(content), format: null, on: null }
}

/** The event as typed, over what the form does not ask. Rows that were left empty are none. */
export function contentOf(
  form: EventOutput,
  base: EventContent,
  codes: ReadonlyMap<string, CaseCode>,
): EventContent {
  const { stops, partners, companies, ...typed } = form
  const fields: EventFields = { ...base.fields, ...typed }
  return {
    ...base,
    fields,
    stops: stops
      .filter(
        ({ at, place, company, seats }) => at !== null || place !== '' || company !== null || seats !== null,
      )
      .map((stop) => ({ ...stop, company: companyOf(stop.company, codes) })),
    partners: partners.filter(({ name }) => name !== ''),
    companies: companies.flatMap((id) => companyOf(id, codes) ?? []),
  }
}

function companyOf(
  id: string | null,
  codes: ReadonlyMap<string, CaseCode>,
): { readonly id: string; readonly code: CaseCode } | null {
  const code = id === null ? undefined : codes.get(id)
  return id !== null && code !== undefined ? { id, code } : null
}
