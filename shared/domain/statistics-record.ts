/**
 * What remains of a case for counting, once nobody needs to know any more whose it was: coarse fields, results, kinds
 * of consultations and outcomes of referrals. No free text, no place, no body, no link, no answers, no day finer than
 * its quarter (domain.md 4.5). The transfer it came by stays named: without it, one person would count twice in the network.
 *
 * It names all that stays; whatever else stands in the record is taken out of it, readable or not.
 */
import { quarterStart } from '#shared/base/calendar-date.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type {
  CaseFile,
  CaseProfile,
  ChainRun,
  Consultation,
  EntityId,
  Placement,
  Referral,
  TrainingPlace,
} from '#shared/domain/case-file.ts'
import { facts } from '#shared/domain/profile-facts.ts'
import { transferRegister } from '#shared/domain/transfer-register.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

/** Fields with values of lists, and the case code. An office's own values of a list are in them as their keys. */
export const coarseFields: readonly (keyof CaseProfile)[] = [
  'code',
  'region',
  'clientGroup',
  'adviser',
  ...facts,
  'topics',
  'results',
]

/**
 * All that stays of a case that is reduced to its statistics record. Also what does not change is written anew: the
 * stamp of the former write would tell the day it was made. The case must be closed; who asks for it makes sure of that.
 */
export function statisticsRecord(file: CaseFile, today: CalendarDate): readonly RegisterWrite[] {
  const { profile } = file
  const dates = {
    openedOn: quarterStart(profile.openedOn),
    closedOn: profile.closedOn && quarterStart(profile.closedOn),
    anonymisedOn: today,
  }
  return [
    ...coarseFields.map((name) => ({ name, value: profile[name] })).filter(({ value }) => value !== null),
    ...Object.entries(dates).map(([name, value]) => ({ name, value })),
    ...(file.transfer === undefined ? [] : [{ name: transferRegister, value: file.transfer }]),
    ...file.consultations.map((one) => ({ name: `c.${one.id}`, value: coarseConsultation(one) })),
    ...file.referrals.flatMap(coarseReferral),
    ...file.chainRuns.map((run) => ({ name: `p.${run.id}`, value: coarseRun(run) })),
    ...file.places.map((place) => ({ name: `o.${place.id}`, value: coarsePlace(place) })),
    ...file.placements.map((placement) => ({ name: `m.${placement.id}`, value: coarsePlacement(placement) })),
  ]
}

function coarseConsultation(consultation: Consultation): Consultation {
  const { id, on, kind, duration, form, mediation, topics, by } = consultation
  return { id, on: quarterStart(on), kind, duration, form, mediation, topics, by, note: '', place: '' }
}

function coarseReferral(referral: Referral): readonly RegisterWrite[] {
  const { id, on, bodyType, way, outcome, feedbackOn, consent } = referral
  const fields = { on: quarterStart(on), bodyType, way, outcome, consent }
  const all: Readonly<Record<string, RegisterWrite['value']>> =
    feedbackOn === null ? fields : { ...fields, feedbackOn: quarterStart(feedbackOn) }
  return Object.entries(all).map(([field, value]) => ({ name: `r.${id}.${field}`, value }))
}

/** That a chain was walked counts; its steps and answers do not. */
function coarseRun({ chain, version, region, startedOn }: ChainRun): RegisterWrite['value'] {
  return { chain, version, region, startedOn: quarterStart(startedOn) }
}

function coarsePlace({
  id,
  kind,
  occupation,
  region,
  german,
  startOn,
  count,
  closed,
}: TrainingPlace): TrainingPlace {
  const quarter = startOn && quarterStart(startOn)
  return { id, kind, occupation, region, german, startOn: quarter, count, note: '', closed }
}

/** That a place was taken counts; by whom is gone. */
function coarsePlacement({ id, place, kind, state, on }: Placement): Placement {
  return { id, place, other: nobody, kind, state, on: quarterStart(on), note: '' }
}

/** Stands for the person of a placement whose case must not be found from it any more. */
export const nobody: EntityId = '0'.repeat(32)

/** Takes the ways to these cases out of a case beside them; a place that was taken stays taken. */
export function unlinkFrom(file: CaseFile, gone: ReadonlySet<EntityId>): readonly RegisterWrite[] {
  const links = file.links.filter(({ other }) => gone.has(other))
  const placements = file.placements.filter(({ other }) => gone.has(other))
  return [
    ...links.map(({ id }) => ({ name: `l.${id}`, value: null })),
    ...placements.map((placement) => ({
      name: `m.${placement.id}`,
      value: coarsePlacement(placement),
    })),
  ]
}

/**
 * Whether a reduced case has filled again: its person came back, or another office had written what nobody here had
 * seen. It is then a case like any other, and may be reduced again.
 */
export function isRefilled(file: CaseFile): boolean {
  const { profile, consultations, agreements, followUps, referrals, chainRuns, links, unread } = file
  const texts = [
    profile.concern,
    profile.strengths,
    ...consultations.flatMap(({ note, place }) => [note, place]),
    ...referrals.flatMap(({ body, town, reason }) => [body, town, reason]),
  ]
  const answers = chainRuns.flatMap((run) => [...Object.keys(run.answers), ...Object.keys(run.steps)])
  return [texts.filter((text) => text !== ''), answers, agreements, followUps, links, unread].some(
    ({ length }) => length > 0,
  )
}
