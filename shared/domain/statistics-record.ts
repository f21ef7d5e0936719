/**
 * What remains of a case for counting, once nobody needs to know any more whose it was: coarse fields, results, kinds
 * of consultations and outcomes of referrals. No free text, no place, no body, no link, no answers, no day finer than
 * its quarter (domain.md 4.5).
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
  Referral,
  TrainingPlace,
} from '#shared/domain/case-file.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

/** Fields with values of closed lists only. */
const coarseFields = [
  'code',
  'region',
  'clientGroup',
  'adviser',
  'gender',
  'ageBand',
  'residence',
  'stay',
  'origin',
  'school',
  'schoolOrigin',
  'schoolRecognition',
  'vocational',
  'german',
  'germanProof',
  'literacyNeed',
  'activity',
  'benefits',
  'occupation',
  'access',
  'topics',
  'companySize',
  'sector',
  'trainsNow',
  'eligibility',
  'results',
] as const satisfies readonly (keyof CaseProfile)[]

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
    ...file.consultations.map((one) => ({ name: `c.${one.id}`, value: coarseConsultation(one) })),
    ...file.referrals.flatMap(coarseReferral),
    ...file.chainRuns.map((run) => ({ name: `p.${run.id}`, value: coarseRun(run) })),
    ...file.places.map((place) => ({ name: `o.${place.id}`, value: coarsePlace(place) })),
  ]
}

function coarseConsultation(consultation: Consultation): Consultation {
  return { ...consultation, on: quarterStart(consultation.on), note: '', place: '' }
}

function coarseReferral({ id, on, bodyType, way, outcome, consent }: Referral): readonly RegisterWrite[] {
  const fields = { on: quarterStart(on), bodyType, way, outcome, consent }
  return Object.entries(fields).map(([field, value]) => ({ name: `r.${id}.${field}`, value }))
}

/** That a chain was walked counts; its steps and answers do not. */
function coarseRun({ chain, version, region, startedOn }: ChainRun): RegisterWrite['value'] {
  return { chain, version, region, startedOn: quarterStart(startedOn) }
}

function coarsePlace(place: TrainingPlace): TrainingPlace {
  return { ...place, startOn: place.startOn && quarterStart(place.startOn), note: '' }
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
      value: { ...placement, other: nobody, on: quarterStart(placement.on), note: '' },
    })),
  ]
}
