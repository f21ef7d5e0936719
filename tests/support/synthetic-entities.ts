/** What happens in a made-up case: consultations, agreements, follow-ups, referrals, a walk through a chain. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bundledDirectory } from '#shared/directory/bundled-directory.ts'
import type { BodyType } from '#shared/domain/body-types.ts'
import { resolveBodies, type ResolvedBody } from '#shared/directory/resolve.ts'
import { type ReferralOutcome } from '#shared/domain/referral-lists.ts'
import { valueLists, type Region, type Topic } from '#shared/domain/value-lists.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import type { Dice } from '#tests/support/dice.ts'
import { syntheticRuns } from '#tests/support/synthetic-runs.ts'
import { agreementText, followUpText, noteText, reasonText } from '#tests/support/synthetic-texts.ts'

export interface CaseTime {
  readonly days: readonly CalendarDate[]
  /** Places in `days`. */
  readonly opened: number
  readonly today: number
  readonly counts: { readonly consultations: number; readonly referrals: number }
  readonly region: Region
  /** What the case is about; most consultations stay with it. */
  readonly topics: readonly Topic[]
}

export interface CaseEntities {
  readonly writes: readonly RegisterWrite[]
  readonly closedOn: CalendarDate | null
}

/** Share of cases that walk through a chain; of cases younger than half a year, so many are still open. */
const CHAIN_SHARE = 0.4
const OPEN_SHARE = 0.35

export function syntheticEntities(dice: Dice, time: CaseTime): CaseEntities {
  const meetings = consultationPlaces(dice, time)
  const last = meetings.at(-1) ?? time.opened
  const open = time.today - last < 180 || dice.chance(OPEN_SHARE / 4)
  const writes = [
    ...meetings.map((place, index) => consultation(dice, time, { place, first: index === 0 })),
    ...Array.from({ length: dice.below(3) }, () => agreement(dice, time, last)),
    ...(open ? [followUp(dice, time, last)] : []),
    ...Array.from({ length: time.counts.referrals }, () => dice.one(meetings)).flatMap((place) =>
      referral(dice, time, place),
    ),
    ...(dice.chance(CHAIN_SHARE)
      ? syntheticRuns(dice, { on: dayAt(time, time.opened), region: time.region })
      : []),
  ]
  return { writes, closedOn: open ? null : dayAt(time, Math.min(last + dice.below(60), time.today)) }
}

/** The first on the day the case was opened, the others within about a year, none after today. */
function consultationPlaces(dice: Dice, { opened, today, counts }: CaseTime): readonly number[] {
  const reach = Math.min(today - opened, 400)
  const later = Array.from({ length: counts.consultations - 1 }, () => opened + dice.below(reach + 1))
  return [opened, ...later.sort((a, b) => a - b)]
}

interface Meeting {
  readonly place: number
  readonly first: boolean
}

function consultation(dice: Dice, time: CaseTime, { place, first }: Meeting): RegisterWrite {
  const id = dice.id()
  const value = {
    id,
    on: dayAt(time, place),
    kind: dice.weighted([
      ['office', 34],
      ['outreach', 28],
      ['phone', 18],
      ['message', 12],
      ['video', 5],
      ['group', 3],
    ]),
    duration: dice.one(valueLists.duration.options),
    form: first ? 'first' : dice.one(['follow-up', 'follow-up', 'referral', 'accompaniment', 'information']),
    mediation: dice.weighted([
      ['none', 55],
      ['lay', 15],
      ['professional', 15],
      ['adviser-multilingual', 15],
    ]),
    topics: [dice.chance(0.85) ? dice.one(time.topics) : dice.one(valueLists.topic.options)],
    note: noteText(dice),
    by: dice.one(['AB', 'KL', 'MS', 'TW']),
  }
  return { name: `c.${id}`, value }
}

function agreement(dice: Dice, time: CaseTime, last: number): RegisterWrite {
  const id = dice.id()
  const due = dice.chance(0.8) ? dayAt(time, last + 7 + dice.below(30)) : null
  const who = dice.one(['client', 'client', 'adviser', 'partner'])
  return { name: `a.${id}`, value: { id, who, what: agreementText(dice), due, done: dice.chance(0.7) } }
}

function followUp(dice: Dice, time: CaseTime, last: number): RegisterWrite {
  const id = dice.id()
  const on = dayAt(time, Math.max(last + 14, time.today - 10 + dice.below(60)))
  return { name: `w.${id}`, value: { id, on, what: followUpText(dice), done: dice.chance(0.2) } }
}

const referredTo: readonly BodyType[] = [
  'employment-agency',
  'job-centre',
  'immigration-office',
  'youth-migration-service',
  'chamber-of-crafts',
  'chamber-of-commerce',
  'adult-education-centre',
  'vocational-school',
  'state-school-office',
]

/** Who is there does not change while an office is made. */
const bodiesByPlace = new Map<string, readonly ResolvedBody[]>()

function bodiesAt(type: BodyType, region: Region): readonly ResolvedBody[] {
  const key = `${type} ${region}`
  const known = bodiesByPlace.get(key) ?? resolveBodies(bundledDirectory, type, region)
  bodiesByPlace.set(key, known)
  return known
}

function referral(dice: Dice, time: CaseTime, place: number): readonly RegisterWrite[] {
  const id = dice.id()
  const bodyType = dice.one(referredTo)
  const found = bodiesAt(bodyType, time.region)[0]
  const outcome = outcomeAfter(dice, time.today - place)
  const fields = {
    on: dayAt(time, place),
    bodyType,
    body: found?.name ?? '',
    town: found?.towns[0]?.name ?? '',
    reason: reasonText(dice),
    way: dice.one(valueLists.referralWay.options),
    feedbackDue: dayAt(time, place + 28),
    outcome,
    feedbackOn: outcome === 'open' ? null : dayAt(time, Math.min(place + dice.below(50), time.today)),
    origin: null,
  }
  return Object.entries(fields).map(([field, value]) => ({ name: `r.${id}.${field}`, value }))
}

/** Most feedback comes within six weeks. */
function outcomeAfter(dice: Dice, days: number): ReferralOutcome {
  return days < 40 && dice.chance(0.7) ? 'open' : dice.one(valueLists.referralOutcome.options)
}

function dayAt({ days }: CaseTime, place: number): CalendarDate {
  return days[Math.min(place, days.length - 1)] as CalendarDate
}
