/** What happened in a case, newest first: consultations, referrals, agreements, follow-ups, steps of chains. */
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

function latestDay({ profile, consultations }: CaseFile): string {
  return consultations.at(-1)?.on ?? profile.openedOn
}
