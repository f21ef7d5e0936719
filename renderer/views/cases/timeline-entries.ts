/** What happened in a case, newest first: consultations, referrals, agreements, follow-ups, steps of chains, results. */
import type { CaseFile } from '#shared/domain/case-file.ts'

export type CaseEntry =
  | (EntryBase & { readonly kind: 'consultation'; readonly item: CaseFile['consultations'][number] })
  | (EntryBase & { readonly kind: 'referral'; readonly item: CaseFile['referrals'][number] })
  | (EntryBase & { readonly kind: 'agreement'; readonly item: CaseFile['agreements'][number] })
  | (EntryBase & { readonly kind: 'followUp'; readonly item: CaseFile['followUps'][number] })
  | (EntryBase & {
      readonly kind: 'step'
      readonly item: {
        readonly run: CaseFile['chainRuns'][number]
        readonly step: string
        readonly state: string
      }
    })
  | (EntryBase & { readonly kind: 'result'; readonly item: CaseOutcome })

/** What came of the case as a whole, or of a referral. */
export type CaseOutcome =
  | { readonly of: 'case'; readonly results: CaseFile['profile']['results'] }
  | { readonly of: 'referral'; readonly referral: CaseFile['referrals'][number] }

interface EntryBase {
  readonly id: string
  /** ISO day; open agreements without a day stand at the top, under the latest day. */
  readonly on: string
}

export function entriesOf(file: CaseFile): readonly CaseEntry[] {
  const last = latestDay(file)
  const entries: CaseEntry[] = [
    ...file.consultations.map((item) => ({ kind: 'consultation', id: item.id, on: item.on, item }) as const),
    ...file.referrals.map((item) => ({ kind: 'referral', id: item.id, on: item.on, item }) as const),
    ...file.agreements.map(
      (item) => ({ kind: 'agreement', id: item.id, on: item.due ?? last, item }) as const,
    ),
    ...file.followUps.map((item) => ({ kind: 'followUp', id: item.id, on: item.on, item }) as const),
    ...stepEntries(file),
    ...resultEntries(file),
  ]
  return entries.sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? 1 : -1))
}

function stepEntries(file: CaseFile): readonly CaseEntry[] {
  return file.chainRuns.flatMap((run) =>
    Object.entries(run.steps).map(
      ([step, { state, on }]) =>
        ({ kind: 'step', id: `${run.id}.${step}`, on, item: { run, step, state } }) as const,
    ),
  )
}

/** Feedback is an entry of its own day; so is the closing. A reopened case has none until it is closed anew. */
function resultEntries({ profile, referrals }: CaseFile): readonly CaseEntry[] {
  const feedback = referrals.flatMap((referral) =>
    referral.feedbackOn === null || referral.outcome === 'open'
      ? []
      : [
          {
            kind: 'result',
            id: `${referral.id}.feedback`,
            on: referral.feedbackOn,
            item: { of: 'referral', referral },
          } as const,
        ],
  )
  if (profile.closedOn === null) return feedback
  const item = { of: 'case', results: profile.results } as const
  return [...feedback, { kind: 'result', id: 'closing', on: profile.closedOn, item }]
}

function latestDay({ profile, consultations }: CaseFile): string {
  return consultations.at(-1)?.on ?? profile.openedOn
}
