/**
 * A case file: one person's, family's or company's counselling at one office, from the first conversation on.
 *
 * It is read out of a mergeable record (`shared/records`) and changed by writing registers. Register names:
 *
 * | name | holds |
 * |---|---|
 * | a field name below (`region`, `german` …) | that field |
 * | `c.<id>` | one consultation, whole |
 * | `a.<id>` | one agreement, whole |
 * | `w.<id>` | one follow-up, whole |
 * | `r.<id>.<field>` | one field of a referral |
 * | `l.<id>` | one link to another case, whole |
 * | `o.<id>` | one place a company offers, whole |
 * | `m.<id>` | one placement at a company, whole |
 * | `h.<day>.<device>` | who changed what on a day at a device (`history.ts`) |
 * | `transfer` | the transfer (`transfer.ts`) it came by from another office |
 * | `imported` | by what a row of a list is known again (`import-mark.ts`) |
 * | `p.<id>` | one chain run: chain, version, region, start |
 * | `p.<id>.s.<step>` | the state of a step in that run |
 * | `p.<id>.q.<question>` | the answer to a decision question in that run |
 */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { CaseCode } from '#shared/domain/case-code.ts'
import * as companyLists from '#shared/domain/company-lists.ts'
import type { HistoryEntry } from '#shared/domain/history.ts'
import type { ImportMark } from '#shared/domain/import-mark.ts'
import * as referralLists from '#shared/domain/referral-lists.ts'
import * as lists from '#shared/domain/value-lists.ts'

export const EntityId = z.string().regex(/^[0-9a-f]{32}$/)
export type EntityId = z.infer<typeof EntityId>

/** What is asked once about the person or company. Everything but the first four may be unknown (`null`). */
export const CaseProfile = z
  .object({
    code: CaseCode,
    region: lists.Region,
    clientGroup: lists.ClientGroup,
    openedOn: CalendarDate,
    adviser: z.string().max(8),
    gender: lists.Gender.nullable(),
    ageBand: lists.AgeBand.nullable(),
    residence: lists.Residence.nullable(),
    stay: lists.Stay.nullable(),
    origin: lists.Origin.nullable(),
    school: lists.SchoolCertificate.nullable(),
    schoolOrigin: lists.SchoolOrigin.nullable(),
    schoolRecognition: lists.Recognition.nullable(),
    vocational: lists.VocationalCertificate.nullable(),
    german: lists.GermanLevel.nullable(),
    germanProof: lists.GermanProof.nullable(),
    literacyNeed: z.boolean().nullable(),
    activity: lists.Activity.nullable(),
    benefits: lists.Benefits.nullable(),
    occupation: lists.OccupationGroup.nullable(),
    access: lists.Access.nullable(),
    /** The event the case began at. */
    event: EntityId.nullable(),
    topics: z.array(lists.Topic).readonly(),
    concern: z.string().max(300),
    strengths: z.string().max(300),
    companySize: companyLists.CompanySize.nullable(),
    sector: companyLists.Sector.nullable(),
    trainsNow: companyLists.TrainsNow.nullable(),
    eligibility: companyLists.TrainingEligibility.nullable(),
    closedOn: CalendarDate.nullable(),
    results: z.array(lists.CaseResult).readonly(),
    /** The day the case was put into the bin; `null` for one that is not in it. */
    binnedOn: CalendarDate.nullable(),
    /** The day everything but the coarse fields was taken out. */
    anonymisedOn: CalendarDate.nullable(),
  })
  .readonly()
export type CaseProfile = z.infer<typeof CaseProfile>

export const Consultation = z
  .object({
    id: EntityId,
    on: CalendarDate,
    kind: lists.ConsultationKind,
    duration: lists.Duration.nullable(),
    form: lists.CounsellingForm,
    mediation: lists.Mediation.nullable(),
    topics: z.array(lists.Topic).readonly(),
    note: z.string().max(2000),
    by: z.string().max(8),
    /** Office or outreach point. Partners in the network see it; no figure and no file in the clear holds it. */
    place: z.string().max(80).default(''),
  })
  .readonly()
export type Consultation = z.infer<typeof Consultation>

export const Agreement = z
  .object({
    id: EntityId,
    who: z.enum(['client', 'adviser', 'partner']),
    what: z.string().max(300),
    due: CalendarDate.nullable(),
    done: z.boolean(),
  })
  .readonly()
export type Agreement = z.infer<typeof Agreement>

export const FollowUp = z
  .object({
    id: EntityId,
    on: CalendarDate,
    what: z.string().max(300),
    done: z.boolean(),
  })
  .readonly()
export type FollowUp = z.infer<typeof FollowUp>

export const Referral = z
  .object({
    id: EntityId,
    on: CalendarDate,
    bodyType: z.string().max(40),
    body: z.string().max(200),
    town: z.string().max(80),
    reason: z.string().max(300),
    way: referralLists.ReferralWay,
    feedbackDue: CalendarDate.nullable(),
    outcome: referralLists.ReferralOutcome,
    feedbackOn: CalendarDate.nullable(),
    consent: referralLists.Consent.nullable(),
    consentOn: CalendarDate.nullable(),
    /** The chain run and step it came from. */
    origin: z.object({ run: EntityId, step: z.string() }).readonly().nullable(),
  })
  .readonly()
export type Referral = z.infer<typeof Referral>

/** A link says what the other case is to this one; the other case holds the answering link. */
export const CaseLink = z.object({ id: EntityId, kind: lists.LinkKind, other: EntityId }).readonly()
export type CaseLink = z.infer<typeof CaseLink>

export const TrainingPlace = z
  .object({
    id: EntityId,
    kind: companyLists.PlaceKind,
    occupation: lists.OccupationGroup,
    region: lists.Region,
    /** The least that the company asks for. */
    german: lists.GermanLevel.nullable(),
    startOn: CalendarDate.nullable(),
    count: z.number().int().min(1).max(999),
    note: z.string().max(300),
    closed: z.boolean(),
  })
  .readonly()
export type TrainingPlace = z.infer<typeof TrainingPlace>

/** A person at a place. Held by the company's case; `other` is the person's. */
export const Placement = z
  .object({
    id: EntityId,
    place: EntityId.nullable(),
    other: EntityId,
    kind: companyLists.PlaceKind,
    state: companyLists.PlacementState,
    on: CalendarDate,
    note: z.string().max(300),
  })
  .readonly()
export type Placement = z.infer<typeof Placement>

export const StepProgress = z
  .object({
    state: lists.StepState,
    on: CalendarDate,
    /** How often a repeatable step was gone through; left out: once at most. */
    rounds: z.int().min(1).max(999).optional().catch(undefined),
  })
  .readonly()
export type StepProgress = z.infer<typeof StepProgress>

const Hash = z.string().regex(/^[0-9a-f]{64}$/)

export const ChainRun = z
  .object({
    id: EntityId,
    chain: z.string(),
    version: z.string(),
    region: lists.Region,
    startedOn: CalendarDate,
    /** SHA-256 of the edition it was advised on; runs from before there were such pins have none. */
    edition: Hash.optional().catch(undefined),
    /** SHA-256 of a newer edition that was looked at and not taken over. */
    declined: Hash.optional(),
    steps: z.record(z.string(), StepProgress).readonly(),
    answers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).readonly(),
  })
  .readonly()
export type ChainRun = z.infer<typeof ChainRun>

export interface CaseFile {
  readonly id: EntityId
  readonly profile: CaseProfile
  readonly consultations: readonly Consultation[]
  readonly agreements: readonly Agreement[]
  readonly followUps: readonly FollowUp[]
  readonly referrals: readonly Referral[]
  readonly chainRuns: readonly ChainRun[]
  readonly links: readonly CaseLink[]
  readonly places: readonly TrainingPlace[]
  readonly placements: readonly Placement[]
  /** Who changed what and when, newest first. */
  readonly history: readonly HistoryEntry[]
  /** Only where the case came from a list. */
  readonly imported?: ImportMark
  /** Only where the case came by a transfer from another office. */
  readonly transfer?: EntityId
  /** Registers in which two unseen writes stand side by side. */
  readonly conflicts: readonly string[]
  /** Registers this program could not read: kept, exported, shown as text. */
  readonly unread: readonly string[]
}
