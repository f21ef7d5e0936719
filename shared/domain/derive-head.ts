/** Makes the head of a case from its file: the same file always gives the same head. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { CaseFile, EntityId } from '#shared/domain/case-file.ts'
import type { CaseHead, HeadDate } from '#shared/domain/case-head.ts'

export function deriveHead(id: EntityId, file: CaseFile): CaseHead {
  const { profile } = file
  const followUps = openFollowUps(file)
  const openReferrals = openFeedback(file)
  const next = nextDate(file, [...followUps, ...openReferrals])
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
    openedOn: profile.openedOn,
    closedOn: profile.closedOn,
    lastContactOn: latest(file.consultations.map((consultation) => consultation.on)),
    nextOn: next?.on ?? null,
    nextWhat: next?.what ?? '',
    followUps,
    openReferrals,
    conflicts: file.conflicts.length,
    text: searchText(file),
  }
}

function openFollowUps(file: CaseFile): readonly HeadDate[] {
  return file.followUps
    .filter((followUp) => !followUp.done)
    .map((followUp) => ({ entity: followUp.id, on: followUp.on, what: followUp.what }))
}

/** Referrals that still wait for feedback and say until when. */
function openFeedback(file: CaseFile): readonly HeadDate[] {
  return file.referrals.flatMap((referral) =>
    referral.outcome === 'open' && referral.feedbackDue !== null
      ? [{ entity: referral.id, on: referral.feedbackDue, what: referral.body || referral.bodyType }]
      : [],
  )
}

/** The earliest of all that is open; nothing is next in a closed case. */
function nextDate(file: CaseFile, dates: readonly HeadDate[]): HeadDate | undefined {
  if (file.profile.closedOn !== null) return undefined
  const agreements = file.agreements.flatMap((agreement) =>
    !agreement.done && agreement.due !== null
      ? [{ entity: agreement.id, on: agreement.due, what: agreement.what }]
      : [],
  )
  return [...dates, ...agreements].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0]
}

function topicsOf(file: CaseFile): CaseHead['topics'] {
  return [...new Set([...file.profile.topics, ...file.consultations.flatMap((item) => item.topics)])]
}

function searchText(file: CaseFile): string {
  const bodies = file.referrals.map((referral) => `${referral.body} ${referral.town}`.trim())
  return [file.profile.concern, file.profile.strengths, ...new Set(bodies)]
    .filter((part) => part !== '')
    .join('\n')
}

function latest(dates: readonly CalendarDate[]): CalendarDate | null {
  return dates.reduce<CalendarDate | null>((last, date) => (last === null || date > last ? date : last), null)
}
