/**
 * What happens at a company: places are offered and closed, people are placed. Returned as registers to be written; a
 * placement is written in both cases at once, so that neither ever knows of it alone.
 *
 * | a placement that is | may become |
 * |---|---|
 * | proposed | agreed · failed |
 * | agreed | begun · failed |
 * | begun | ended · failed |
 * | ended, failed | nothing more |
 */
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { addFollowUp } from '#shared/domain/case-writes.ts'
import type { CaseFile, EntityId, Placement, TrainingPlace } from '#shared/domain/case-file.ts'
import type { PlacementState } from '#shared/domain/company-lists.ts'
import type { CaseResult } from '#shared/domain/value-lists.ts'
import type { RegisterWrite } from '#shared/records/write.ts'

export type PlaceError =
  | { readonly type: 'StartLongPast' }
  | { readonly type: 'FewerPlacesThanPeople'; readonly people: number }

/** Puts a place on offer, or changes it. Its start may lie a little back: places are filled late, too. */
export function offerPlace(
  file: CaseFile,
  place: TrainingPlace,
  today: CalendarDate,
): Result<readonly RegisterWrite[], PlaceError> {
  const isNew = !file.places.some(({ id }) => id === place.id)
  if (isNew && place.startOn !== null && place.startOn < addToDate(today, { years: -1 }))
    return err({ type: 'StartLongPast' })
  const people = peopleAt(file, place.id).length
  if (place.count < people) return err({ type: 'FewerPlacesThanPeople', people })
  return ok([{ name: `o.${place.id}`, value: place }])
}

export function closePlace(place: TrainingPlace, closed: boolean): readonly RegisterWrite[] {
  return [{ name: `o.${place.id}`, value: { ...place, closed } }]
}

/** Placements at a place that are agreed or begun. */
export function peopleAt(file: CaseFile, place: EntityId): readonly Placement[] {
  return file.placements.filter((one) => one.place === place && isTaken(one))
}

/** A place that somebody left early is free again; one that was only proposed is not yet taken. */
export function isTaken({ state }: Pick<Placement, 'state'>): boolean {
  return state === 'agreed' || state === 'begun'
}

export interface CaseChange {
  readonly id: EntityId
  readonly writes: readonly RegisterWrite[]
}

export interface Proposal {
  readonly company: CaseFile
  readonly person: CaseFile
  readonly place: TrainingPlace
  readonly on: CalendarDate
  /** Fresh ids: of the placement, of the company's link, of the person's link. */
  readonly ids: readonly [EntityId, EntityId, EntityId]
}

export type ProposalError = { readonly type: 'AlreadyProposed' } | { readonly type: 'PlaceClosed' }

/** Proposes a person for a place, and links the two cases where they are not linked yet. */
export function proposePlacement({
  company,
  person,
  place,
  on,
  ids,
}: Proposal): Result<readonly CaseChange[], ProposalError> {
  if (place.closed) return err({ type: 'PlaceClosed' })
  const isThere = company.placements.some(
    (one) => one.other === person.id && one.place === place.id && possibleStates(one.state).length > 0,
  )
  if (isThere) return err({ type: 'AlreadyProposed' })
  const [id, ofCompany, ofPerson] = ids
  const placement: Placement = {
    id,
    place: place.id,
    other: person.id,
    kind: place.kind,
    state: 'proposed',
    on,
    note: '',
  }
  return ok(
    [
      {
        id: company.id,
        writes: [
          placementWrite(placement),
          ...linkOf(company, { id: ofCompany, kind: 'candidate', other: person.id }),
        ],
      },
      { id: person.id, writes: linkOf(person, { id: ofPerson, kind: 'company', other: company.id }) },
    ].filter(({ writes }) => writes.length > 0),
  )
}

function linkOf(file: CaseFile, link: CaseFile['links'][number]): readonly RegisterWrite[] {
  const isThere = file.links.some(({ other, kind }) => other === link.other && kind === link.kind)
  return isThere ? [] : [{ name: `l.${link.id}`, value: link }]
}

const followers: Readonly<Record<PlacementState, readonly PlacementState[]>> = {
  proposed: ['agreed', 'failed'],
  agreed: ['begun', 'failed'],
  begun: ['ended', 'failed'],
  ended: [],
  failed: [],
}

export function possibleStates(from: PlacementState): readonly PlacementState[] {
  return followers[from]
}

export type MoveError =
  | { readonly type: 'StateNotPossible'; readonly from: PlacementState; readonly to: PlacementState }
  | { readonly type: 'MoveBeforeLast'; readonly on: CalendarDate }

export interface Move {
  readonly to: PlacementState
  readonly on: CalendarDate
}

export function movePlacement(
  placement: Placement,
  { to, on }: Move,
): Result<readonly RegisterWrite[], MoveError> {
  if (!possibleStates(placement.state).includes(to))
    return err({ type: 'StateNotPossible', from: placement.state, to })
  if (on < placement.on) return err({ type: 'MoveBeforeLast', on: placement.on })
  return ok([placementWrite({ ...placement, state: to, on })])
}

export function removePlacement({ id }: Placement): readonly RegisterWrite[] {
  return [{ name: `m.${id}`, value: null }]
}

/** Takes a move or a removal back: the placement is as it was. */
export function restorePlacement(placement: Placement): readonly RegisterWrite[] {
  return [placementWrite(placement)]
}

function placementWrite(placement: Placement): RegisterWrite {
  return { name: `m.${placement.id}`, value: placement }
}

/**
 * When to ask after somebody who has begun: in the second week, and in the third month, while the probation of one to
 * four months (§ 20 BBiG) still runs.
 */
export function probationFollowUps(
  begun: CalendarDate,
): readonly { readonly on: CalendarDate; readonly week: number }[] {
  return [
    { on: addToDate(begun, { weeks: 2 }), week: 2 },
    { on: addToDate(begun, { weeks: 11 }), week: 11 },
  ]
}

/** The follow-ups for both cases, with the words the screen gives them. */
export function askAfter(
  begun: CalendarDate,
  what: string,
  ids: readonly [EntityId, EntityId],
): readonly RegisterWrite[] {
  return probationFollowUps(begun).flatMap(({ on }, at) =>
    addFollowUp({ id: ids[at] ?? ids[0], on, what, done: false }),
  )
}

const resultByKind: Readonly<Record<Placement['kind'], CaseResult>> = {
  'dual-training': 'dual-training',
  'entry-qualification': 'entry-qualification',
  internship: 'internship',
  'work-shadowing': 'work-shadowing',
  work: 'work',
}

/** What a placement that has begun means for the person's case. */
export function resultOf({ kind }: Pick<Placement, 'kind'>): CaseResult {
  return resultByKind[kind]
}
