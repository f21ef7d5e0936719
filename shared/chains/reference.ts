/** What is looked up beside the chains: the papers, and what has changed. Loaded with the screen that shows it. */
import * as z from 'zod'
import { addToDate, CalendarDate } from '#shared/base/calendar-date.ts'
import changes from '#shared/chains/content/changes.yaml'
import papers from '#shared/chains/content/residence-papers.yaml'
import { LawChange } from '#shared/chains/law-change.ts'
import { holdsOn } from '#shared/chains/parameter.ts'
import { ResidencePaper } from '#shared/chains/residence-paper.ts'

/** The day up to which both were checked against their sources. */
export const referenceAsOf = CalendarDate.parse('2026-08-19')

/** The chain whose parameters the texts of the papers name. */
export const papersChain = 'residence-for-training'

export const residencePapers: readonly ResidencePaper[] = z.array(ResidencePaper).parse(papers)

export const lawChanges: readonly LawChange[] = z.array(LawChange).parse(changes)

/** The rows that held on a day, in the order of the list of papers. */
export function papersOn(date: CalendarDate): readonly ResidencePaper[] {
  return residencePapers.filter(({ valid }) => holdsOn(valid, date))
}

/** `open`: not in force on that day, or not yet known. */
export interface DatedChange {
  readonly change: LawChange
  readonly state: 'in-force' | 'recent' | 'to-come' | 'open'
}

/** So long a change counts as recent. */
const RECENT_MONTHS = 6

/** The newest first; what is not yet known at the end. */
export function changesOn(date: CalendarDate): readonly DatedChange[] {
  const dated = lawChanges.map((change) => ({ change, state: stateOn(change, date) }))
  const dayOf = ({ change }: DatedChange): string => change.from ?? ''
  return dated.sort((a, b) => (dayOf(a) > dayOf(b) ? -1 : dayOf(a) < dayOf(b) ? 1 : 0))
}

function stateOn({ from }: LawChange, date: CalendarDate): DatedChange['state'] {
  if (from === null) return 'open'
  if (from > date) return 'to-come'
  return addToDate(from, { months: RECENT_MONTHS }) > date ? 'recent' : 'in-force'
}
