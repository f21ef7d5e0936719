/** Makes the head of a case from its file: the same file always gives the same head. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { isTaken } from '#shared/domain/company-writes.ts'
import type { CaseFile, EntityId } from '#shared/domain/case-file.ts'
import type { CaseHead, HeadCompany, HeadDate, HeadReferral } from '#shared/domain/case-head.ts'
import { rowOfFacts } from '#shared/domain/head-facts.ts'
import { shortMark } from '#shared/domain/import-mark.ts'
import { replyCodeOf } from '#shared/domain/reply-code.ts'
import { isRefilled } from '#shared/domain/statistics-record.ts'
import type { ClientGroup } from '#shared/domain/value-lists.ts'

export function deriveHead(id: EntityId, file: CaseFile): CaseHead {
  const { profile } = file
  const followUps = openFollowUps(file)
  const openReferrals = openFeedback(file)
  const agreements = openAgreements(file)
  const next = nextDate(file, [...followUps, ...datedReferrals(openReferrals), ...agreements])
  return {
    id,
    code: profile.code,
    clientGroup: profile.clientGroup,
    region: profile.region,
    adviser: profile.adviser,
    ageBand: profile.ageBand,
    residence: profile.residence,
    german: profile.german,
    occupation: profile.occupation,
    topics: topicsOf(file),
    facts: rowOfFacts(profile),
    results: profile.results,
    openedOn: profile.openedOn,
    closedOn: profile.closedOn,
    lastContactOn: latest(file.consultations.map((consultation) => consultation.on)),
    nextOn: next?.on ?? null,
    nextWhat: next?.what ?? '',
    followUps,
    agreements,
    openReferrals,
    answered: file.referrals.flatMap(({ id: one, outcome }) =>
      outcome === 'open' ? [] : [replyCodeOf(one)],
    ),
    event: profile.event,
    conflicts: file.conflicts.length,
    binnedOn: profile.binnedOn,
    // What has filled again waits for being reduced like any other.
    anonymisedOn: isRefilled(file) ? null : profile.anonymisedOn,
    links: file.links.map(({ kind, other }) => ({ kind, other })),
    company: isCompany(profile.clientGroup) ? headOfCompany(file) : null,
    ...seldomOf(file),
    text: searchText(file),
  }
}

/** What many heads do not have takes no place in them. */
function seldomOf(file: CaseFile): Pick<CaseHead, 'imported' | 'runs' | 'transfer' | 'handedOver'> {
  const { imported, transfer, referrals } = file
  const handedOver = referrals.filter(({ way }) => way === 'handover-with-consent').map((one) => one.id)
  return {
    ...(imported && { imported: shortMark(imported) }),
    ...(transfer !== undefined && { transfer }),
    ...(handedOver.length > 0 && { handedOver }),
    ...runsOf(file),
  }
}

/** What is over stands on no edition any more. */
function runsOf({ profile, chainRuns }: CaseFile): Pick<CaseHead, 'runs'> {
  if (profile.closedOn !== null || chainRuns.length === 0) return {}
  return {
    runs: chainRuns.map(({ id, chain, region, version, edition, declined }) => ({
      entity: id,
      chain,
      region,
      version,
      edition: edition ?? null,
      declined: declined ?? null,
    })),
  }
}

function openFollowUps(file: CaseFile): readonly HeadDate[] {
  return file.followUps
    .filter((followUp) => !followUp.done)
    .map((followUp) => ({ entity: followUp.id, on: followUp.on, what: followUp.what }))
}

function openAgreements(file: CaseFile): readonly HeadDate[] {
  return file.agreements.flatMap(({ id, due, what, done }) =>
    done || due === null ? [] : [{ entity: id, on: due, what }],
  )
}

/** Referrals that still wait for feedback, with or without a day for it. */
function openFeedback(file: CaseFile): readonly HeadReferral[] {
  return file.referrals
    .filter((referral) => referral.outcome === 'open')
    .map(({ id, feedbackDue, body, bodyType, on, town, reason }) => ({
      entity: id,
      on: feedbackDue,
      what: body || bodyType,
      sentOn: on,
      town,
      bodyType,
      reason,
    }))
}

/** Those with a day for the feedback. */
export function datedReferrals(referrals: readonly HeadReferral[]): readonly HeadDate[] {
  return referrals.flatMap(({ entity, on, what }) => (on === null ? [] : [{ entity, on, what }]))
}

export function isCompany(group: ClientGroup): boolean {
  return group === 'company' || group === 'migrant-led-company'
}

function headOfCompany({ profile, places, placements }: CaseFile): HeadCompany {
  const { companySize: size, sector, trainsNow, eligibility } = profile
  return {
    size,
    sector,
    trainsNow,
    eligibility,
    places: places
      .filter((place) => !place.closed)
      .map(({ id, kind, occupation, region, german, startOn, count }) => ({
        entity: id,
        kind,
        occupation,
        region,
        german,
        startOn,
        free: Math.max(0, count - placements.filter((one) => one.place === id && isTaken(one)).length),
      })),
    placements: placements.map(({ id, place, other, kind, state, on }) => ({
      entity: id,
      place,
      other,
      kind,
      state,
      on,
    })),
  }
}

/** The earliest of all that is open; nothing is next in a closed case. */
function nextDate(file: CaseFile, dates: readonly HeadDate[]): HeadDate | undefined {
  if (file.profile.closedOn !== null) return undefined
  return dates.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0]
}

function topicsOf(file: CaseFile): CaseHead['topics'] {
  return [...new Set([...file.profile.topics, ...file.consultations.flatMap((item) => item.topics)])]
}

/** Each text once, without what stands in the head anyway: open referrals, and what is to be done on a day. */
function searchText(file: CaseFile): string {
  const { profile, referrals, agreements, followUps, consultations } = file
  const answered = referrals.filter(({ outcome }) => outcome !== 'open')
  const parts = [
    profile.concern,
    profile.strengths,
    ...answered.flatMap(({ body, town, reason }) => [`${body} ${town}`.trim(), reason]),
    ...agreements.flatMap(({ done, due, what }) => (done || due === null ? [what] : [])),
    ...followUps.flatMap(({ done, what }) => (done ? [what] : [])),
    ...consultations.map(({ place }) => place),
  ]
  return [...new Set(parts)].filter((part) => part !== '').join('\n')
}

function latest(dates: readonly CalendarDate[]): CalendarDate | null {
  return dates.reduce<CalendarDate | null>((last, date) => (last === null || date > last ? date : last), null)
}
