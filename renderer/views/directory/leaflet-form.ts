/** The form of a leaflet, and what stands in it at first. */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { stepOf, type SuggestedBody } from '#renderer/views/referrals/suggested-bodies.ts'
import type { Step } from '#shared/chains/chain.ts'
import type { ResolvedBody } from '#shared/directory/resolve.ts'
import type { LeafletInput } from '#shared/documents/leaflet.ts'
import { LeafletLanguage } from '#shared/documents/leaflet-words.ts'
import type { CaseFile, Referral } from '#shared/domain/case-file.ts'

const text = (most: number) => z.string().trim().max(most, 'errors.field.tooLong')
const phrases = z.array(z.string()).readonly()

export const LeafletForm = z.object({
  language: z
    .string()
    .nullable()
    .transform((value) => LeafletLanguage.nullable().catch(null).parse(value)),
  bodyType: z.string().nullable(),
  next: phrases,
  nextOwn: text(300),
  body: text(200).min(1, 'errors.field.required'),
  town: text(80),
  opening: text(200),
  openingAsOf: z.string().nullable().pipe(z.nullable(CalendarDate)),
  bring: phrases,
  bringOwn: text(400),
  until: z.string().nullable().pipe(z.nullable(CalendarDate)),
  questions: phrases,
  questionsOwn: text(400),
  contact: text(160),
  withCode: z.boolean(),
})
export type LeafletForm = z.output<typeof LeafletForm>
type Typed = z.input<typeof LeafletForm>

/** What is the same for every leaflet of an office. */
export interface Habits {
  readonly language: string | null
  readonly contact: string
}

function blank({ language, contact }: Habits): Typed {
  return {
    language,
    contact,
    bodyType: null,
    next: ['go'],
    nextOwn: '',
    body: '',
    town: '',
    opening: '',
    openingAsOf: null,
    bring: ['passport', 'residence'],
    bringOwn: '',
    until: null,
    questions: ['papers', 'interpreter'],
    questionsOwn: '',
    withCode: false,
  }
}

/** A leaflet that sends somebody to an entry of the directory. */
export function leafletForBody(body: ResolvedBody | null, town: string, habits: Habits): Typed {
  if (!body) return blank(habits)
  return {
    ...blank(habits),
    bodyType: body.type,
    body: [body.name, body.unit].filter(Boolean).join(', ').slice(0, 200),
    town,
    opening: body.opening,
    openingAsOf: body.opening === '' ? null : body.checkedOn,
  }
}

/** A leaflet for a referral; what the step of a chain asks people to bring is on it. */
export function leafletForReferral(file: CaseFile, referral: Referral, habits: Habits): Typed {
  const papers = stepOf(file, referral.origin)?.papers ?? []
  return {
    ...blank(habits),
    bodyType: referral.bodyType,
    body: referral.body,
    town: referral.town,
    ...broughtFor(papers, habits),
  }
}

/** A leaflet for a step of a chain, before anybody was referred: the body that does it here, and its papers. */
export function leafletForStep(
  { papers }: Pick<Step, 'papers'>,
  body: SuggestedBody | undefined,
  habits: Habits,
): Typed {
  const whom = body && { bodyType: body.type, body: body.body.slice(0, 200), town: body.town }
  return { ...blank(habits), ...whom, ...broughtFor(papers, habits) }
}

function broughtFor(papers: readonly string[], habits: Habits): Pick<Typed, 'bring' | 'bringOwn'> {
  return {
    bringOwn: papers.join('\n').slice(0, 400),
    bring: papers.length > 0 ? [] : blank(habits).bring,
  }
}

/** What the paper is made of. */
export function leafletOf(
  form: LeafletForm,
  given: Pick<LeafletInput, 'code' | 'office' | 'on'>,
): LeafletInput {
  const { language, bodyType, body, town, opening, openingAsOf, until, contact } = form
  return {
    ...{ language, bodyType, body, town, opening, openingAsOf, until, contact },
    next: { phrases: form.next, own: form.nextOwn },
    bring: { phrases: form.bring, own: form.bringOwn },
    questions: { phrases: form.questions, own: form.questionsOwn },
    ...given,
    code: form.withCode ? given.code : '',
  }
}
