import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { CaseHead } from '#shared/domain/case-head.ts'

/** A head with nothing in it but what a test says. */
export function someHead(given: Partial<CaseHead> = {}): CaseHead {
  return {
    id: '0'.repeat(32),
    code: 'K7MD-3XRF',
    clientGroup: 'young-person',
    region: 'magdeburg',
    adviser: 'AB',
    ageBand: null,
    residence: null,
    german: null,
    occupation: null,
    topics: [],
    facts: [],
    results: [],
    openedOn: '2026-01-02' as CalendarDate,
    closedOn: null,
    lastContactOn: null,
    nextOn: null,
    nextWhat: '',
    followUps: [],
    agreements: [],
    openReferrals: [],
    answered: [],
    event: null,
    conflicts: 0,
    binnedOn: null,
    anonymisedOn: null,
    links: [],
    company: null,
    text: '',
    ...given,
  }
}
