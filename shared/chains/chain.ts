/**
 * A process chain: what has to happen from a question to its result, who does it, what it rests on. Chains are files
 * that a counsellor can read and review (`content/*.json`); this schema checks them. The template speaks of kinds of
 * bodies; which body that is in a district comes from the directory, and what is special there from an overlay.
 */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { Citation } from '#shared/chains/citation.ts'
import { Condition, DateExpression } from '#shared/chains/condition.ts'
import { Parameter, Validity } from '#shared/chains/parameter.ts'
import { Question } from '#shared/chains/question.ts'
import { bodyTypes } from '#shared/domain/body-types.ts'
import { ClientGroup, Region } from '#shared/domain/value-lists.ts'

/** What every statement carries: what it rests on and whether somebody checked it. */
const grounds = {
  law: z.array(Citation).readonly().default([]),
  sources: z.array(z.string()).readonly().default([]),
  /** False shows as "zu prüfen". */
  verified: z.boolean(),
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

export const Step = z
  .strictObject({
    id: z.string(),
    phase: z.string(),
    title: z.string(),
    goal: z.string(),
    forWhom: z.string(),
    responsible: z.array(bodyTypes).min(1).readonly(),
    papers: z.array(z.string()).readonly(),
    duration: z.string().nullable(),
    funding: z.string().nullable(),
    referTo: z.array(bodyTypes).readonly(),
    feedbackTo: bodyTypes,
    /** Steps that must be settled before this one is next. */
    after: z.array(z.string()).readonly(),
    /** Left out: needed by everybody. */
    neededWhen: Condition.optional(),
    unneededBecause: z.string().optional(),
    /** Left out: only a person says that it is done. */
    doneWhen: Condition.optional(),
    rules: z.array(Rule).readonly(),
    dates: z.array(DateRule).readonly(),
    leadsTo: z
      .array(z.strictObject({ step: z.string(), label: z.string().optional() }).readonly())
      .readonly(),
    /** Said when this step ends the way. */
    outcome: z.string().optional(),
    ...grounds,
  })
  .readonly()
export type Step = z.infer<typeof Step>

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
    parameters: z.array(Parameter).readonly(),
    questions: z.array(Question).readonly(),
    steps: z.array(Step).min(1).readonly(),
  })
  .readonly()
export type Chain = z.infer<typeof Chain>

/** What is special in one region: notes on steps, pinned bodies, steps that only exist there. */
export const Overlay = z
  .strictObject({
    format: z.literal(1),
    chain: z.string(),
    region: Region,
    asOf: CalendarDate,
    notes: z
      .array(
        z
          .strictObject({
            step: z.string(),
            text: z.string(),
            sources: z.array(z.string()).readonly(),
            verified: z.boolean(),
          })
          .readonly(),
      )
      .readonly(),
    /** Organizations of the directory that take the place of what it would give, by step. */
    bodies: z.record(z.string(), z.array(z.string()).readonly()).readonly(),
    addedSteps: z.array(Step).readonly(),
  })
  .readonly()
export type Overlay = z.infer<typeof Overlay>
