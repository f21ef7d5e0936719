/**
 * The minimal case that goes over with a transfer (domain.md 5.3, part D): values of lists, steps by their names in the
 * chains, and days. Nothing that a person typed is among them but the wish, which is shown and checked on its own; no
 * code, no initials, no place.
 */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import type { CaseFile, Referral } from '#shared/domain/case-file.ts'
import * as lists from '#shared/domain/value-lists.ts'

export const Urgency = z.enum(['normal', 'soon', 'deadline'])
export type Urgency = z.infer<typeof Urgency>

const steps = z
  .array(z.object({ chain: z.string().max(80), step: z.string().max(40) }).readonly())
  .max(60)
  .readonly()

/** Each may be left out by whoever hands over. */
export const TransferFacts = z
  .object({
    clientGroup: lists.ClientGroup.optional().catch(undefined),
    region: lists.Region.optional().catch(undefined),
    topics: z.array(lists.Topic).readonly().optional().catch(undefined),
    ageBand: lists.AgeBand.optional().catch(undefined),
    residence: lists.Residence.optional().catch(undefined),
    german: lists.GermanLevel.optional().catch(undefined),
    school: lists.SchoolCertificate.optional().catch(undefined),
    schoolOrigin: lists.SchoolOrigin.optional().catch(undefined),
    schoolRecognition: lists.Recognition.optional().catch(undefined),
    vocational: lists.VocationalCertificate.optional().catch(undefined),
    activity: lists.Activity.optional().catch(undefined),
    occupation: lists.OccupationGroup.optional().catch(undefined),
    /** Steps of chains that were done. */
    steps: steps.optional().catch(undefined),
    /** Days on which something is due; not what. */
    dates: z.array(CalendarDate).max(20).readonly().optional().catch(undefined),
    urgency: Urgency.optional().catch(undefined),
    deadline: CalendarDate.optional().catch(undefined),
  })
  .readonly()
export type TransferFacts = z.infer<typeof TransferFacts>
export type TransferFact = keyof TransferFacts

const profileFacts = [
  'clientGroup',
  'region',
  'ageBand',
  'residence',
  'german',
  'school',
  'schoolOrigin',
  'schoolRecognition',
  'vocational',
  'activity',
  'occupation',
] as const satisfies readonly TransferFact[]

/** The facts in the order they are read in. */
export const transferFacts: readonly TransferFact[] = [
  'clientGroup',
  'region',
  'topics',
  'urgency',
  'deadline',
  ...profileFacts.slice(2),
  'steps',
  'dates',
]

/** What a case has to say to another office; what is not known is left out. */
export function minimalFacts(
  { profile, chainRuns, followUps, agreements }: CaseFile,
  { feedbackDue }: Pick<Referral, 'feedbackDue'>,
  today: CalendarDate,
): TransferFacts {
  const known = profileFacts.flatMap((name) =>
    profile[name] === null ? [] : [[name, profile[name]] as const],
  )
  const done = chainRuns.flatMap(({ chain, steps: all }) =>
    Object.entries(all).flatMap(([step, { state }]) => (state === 'done' ? [{ chain, step }] : [])),
  )
  const days = [
    ...followUps.filter((one) => !one.done).map(({ on }) => on),
    ...agreements.flatMap((one) => (one.done || one.due === null ? [] : [one.due])),
  ].filter((day) => day >= today && day !== feedbackDue)
  return TransferFacts.parse({
    ...Object.fromEntries(known),
    ...(profile.topics.length > 0 && { topics: profile.topics }),
    ...(done.length > 0 && { steps: done.slice(0, 60) }),
    ...(days.length > 0 && { dates: [...new Set(days)].sort().slice(0, 20) }),
  })
}

/** Without the facts that were ticked off. */
export function factsWithout(facts: TransferFacts, left: ReadonlySet<TransferFact>): TransferFacts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !left.has(name as TransferFact)))
}
