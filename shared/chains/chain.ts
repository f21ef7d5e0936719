/**
 * A process chain: what has to happen from a question to its result, who does it, what it rests on. Chains are files
 * that a counsellor can read and review (`content/*.yaml`); this schema checks their form and `check-chain.ts` their
 * sense. The template speaks of kinds of bodies; which body that is in a district comes from the directory, and what is
 * special there from an overlay.
 */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { Citation } from '#shared/laws/citation.ts'
import { Condition, DateExpression } from '#shared/chains/condition.ts'
import { Parameter, Validity } from '#shared/chains/parameter.ts'
import { Question } from '#shared/chains/question.ts'
import { bodyTypes } from '#shared/domain/body-types.ts'
import { ClientGroup } from '#shared/domain/value-lists.ts'

/** What every statement carries: what it rests on and whether somebody checked it. */
const grounds = {
  law: z.array(Citation).readonly().default([]),
  /** Law whose text is not at hand (of the Land, of the EU); written as people write it, and never checked here. */
  otherLaw: z.array(z.string()).readonly().default([]),
  sources: z.array(z.string()).readonly().default([]),
  /** False shows as "zu prüfen". */
  verified: z.boolean(),
  /** The days the statement holds; left out: as long as the chain. */
  valid: Validity.optional(),
}

/**
 * A statement that holds under a condition. `blocked`: the step cannot be done as things stand. `waits`: it can be
 * done once something else is there. `warning` and `note` only speak. Placeholders in the text: `{question}`,
 * `{parameter:id}`.
 */
export const Rule = z
  .strictObject({
    effect: z.enum(['blocked', 'waits', 'warning', 'note']),
    when: Condition,
    text: z.string(),
    ...grounds,
  })
  .readonly()
export type Rule = z.infer<typeof Rule>

/**
 * A computed day. `earliest`: not before; `due`: to be done by then; `grant`: the decision comes no earlier;
 * `reminder`: to be looked at. Placeholders as in rules, and `{date}`.
 */
export const DateRule = z
  .strictObject({
    kind: z.enum(['earliest', 'due', 'grant', 'reminder']),
    when: Condition.optional(),
    on: DateExpression,
    text: z.string(),
    ...grounds,
  })
  .readonly()
export type DateRule = z.infer<typeof DateRule>

/**
 * Where a step leads: to another step, to the end of the chain, or over into another chain. `label` says in which case;
 * `when` is the same as data, where the answers can decide it. Several ways may be open at once.
 */
const way = { label: z.string().optional(), when: Condition.optional() }
export const Way = z.union([
  z.strictObject({ step: z.string(), ...way }).readonly(),
  z.strictObject({ outcome: z.string(), ...way }).readonly(),
  z.strictObject({ chain: z.string(), ...way }).readonly(),
])
export type Way = z.infer<typeof Way>

/**
 * Every amount, span and share is written as the placeholder `{parameter:id}`, in the duration, the funding, the plain
 * texts, and in rules and dates; the last two may also name answers.
 */
export const Step = z
  .strictObject({
    id: z.string(),
    phase: z.string(),
    title: z.string(),
    goal: z.string(),
    forWhom: z.string(),
    responsible: z.array(bodyTypes).min(1).readonly(),
    papers: z.array(z.string()).readonly().default([]),
    duration: z.string().nullable().default(null),
    funding: z.string().nullable().default(null),
    referTo: z.array(bodyTypes).readonly().default([]),
    feedbackTo: bodyTypes,
    /** The same in plain German, to the reader's face; a step without a text does not concern that reader. */
    plain: z
      .strictObject({ company: z.string().optional(), parents: z.string().optional() })
      .readonly()
      .default({}),
    /** Questions talked through at this step, beyond those its conditions ask. */
    asks: z.array(z.string()).readonly().default([]),
    /** May be gone through again and again, like a conversation in the trial period. */
    repeatable: z.boolean().default(false),
    /** Left out: as of the day of the chain. */
    asOf: CalendarDate.optional(),
    /** Steps that must be settled before this one is next. */
    after: z.array(z.string()).readonly().default([]),
    /** Left out: needed by everybody. */
    neededWhen: Condition.optional(),
    unneededBecause: z.string().optional(),
    /** Left out: only a person says that it is done. */
    doneWhen: Condition.optional(),
    rules: z.array(Rule).readonly().default([]),
    dates: z.array(DateRule).readonly().default([]),
    leadsTo: z.array(Way).min(1).readonly(),
    ...grounds,
  })
  .readonly()
export type Step = z.infer<typeof Step>

/** A way a chain can end. */
export const Outcome = z.strictObject({ id: z.string(), title: z.string() }).readonly()
export type Outcome = z.infer<typeof Outcome>

export const Chain = z
  .strictObject({
    format: z.literal(1),
    id: z.string(),
    letter: z.string(),
    version: z.string(),
    title: z.string(),
    summary: z.string(),
    clientGroups: z.array(ClientGroup).min(1).readonly(),
    /** The day up to which the content was checked against its sources. */
    asOf: CalendarDate,
    valid: Validity,
    entry: z.string(),
    phases: z
      .array(z.strictObject({ id: z.string(), title: z.string() }).readonly())
      .min(1)
      .readonly(),
    outcomes: z.array(Outcome).min(1).readonly(),
    parameters: z.array(Parameter).readonly(),
    questions: z.array(Question).readonly(),
    steps: z.array(Step).min(1).readonly(),
  })
  .readonly()
export type Chain = z.infer<typeof Chain>
