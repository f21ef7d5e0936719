/**
 * Which editions the running cases stand on, from their heads: an office has thousands of cases and a handful of
 * editions, so that whoever asks looks at each edition once and at the cases only where it matters.
 */
import type { EntityId } from '#shared/domain/case-file.ts'
import type { CaseHead, HeadRun } from '#shared/domain/case-head.ts'

/** What decides which edition a run walks through, and whether a newer one was declined. */
export type RunPlace = Omit<HeadRun, 'entity'>

/** Runs that stand on the very same edition. */
export interface RunGroup {
  readonly key: string
  readonly place: RunPlace
  /** How many runs. */
  readonly count: number
  /** In how many cases: one may walk through the same chain twice. */
  readonly cases: number
}

export interface RunningCase {
  readonly caseId: EntityId
  readonly code: string
  readonly adviser: string
  /** The run. */
  readonly entity: EntityId
}

/** The cases of one group; no more than asked for. */
export interface RunningCases {
  readonly key: string
  readonly total: number
  readonly rows: readonly RunningCase[]
}

export interface RunningQuery {
  readonly keys: readonly string[]
  /** Only their cases; everybody's where it is left out. */
  readonly advisers?: readonly string[] | undefined
  /** How many cases of each group are answered at most. */
  readonly limit: number
}

export function keyOfRun({ chain, region, version, edition, declined }: RunPlace): string {
  return [chain, region, version, edition, declined].join('|')
}

/** The most cases first. Only open cases run; their heads alone carry runs. */
export function runGroups(heads: Iterable<CaseHead>, advisers?: readonly string[]): readonly RunGroup[] {
  const groups = new Map<string, Grouped>()
  for (const { head, run } of runsIn(heads, advisers)) {
    const key = keyOfRun(run)
    const group = groups.get(key) ?? { place: placeOf(run), count: 0, cases: 0, last: null }
    groups.set(key, group)
    group.count += 1
    // The runs of a case come one after the other.
    if (group.last !== head) group.cases += 1
    group.last = head
  }
  return [...groups]
    .map(([key, { place, count, cases }]) => ({ key, place, count, cases }))
    .sort((a, b) => b.cases - a.cases || compare(a.key, b.key))
}

interface Grouped {
  readonly place: RunPlace
  count: number
  cases: number
  last: CaseHead | null
}

/** How many cases stand on one of these editions; each counts once, however many chains it walks through. */
export function countRunningCases(
  heads: Iterable<CaseHead>,
  { keys, advisers }: Omit<RunningQuery, 'limit'>,
): number {
  const wanted = new Set(keys)
  const found = new Set<EntityId>()
  for (const { head, run } of runsIn(heads, advisers)) {
    if (!found.has(head.id) && wanted.has(keyOfRun(run))) found.add(head.id)
  }
  return found.size
}

/** The cases of the groups asked for, in the order of the keys; the codes in the order of the alphabet. */
export function runningCases(
  heads: Iterable<CaseHead>,
  { keys, advisers, limit }: RunningQuery,
): readonly RunningCases[] {
  const found = new Map(keys.map((key): [string, RunningCase[]] => [key, []]))
  for (const { head, run } of runsIn(heads, advisers)) {
    const { id: caseId, code, adviser } = head
    found.get(keyOfRun(run))?.push({ caseId, code, adviser, entity: run.entity })
  }
  return [...found].map(([key, rows]) => ({
    key,
    total: rows.length,
    rows: rows.sort((a, b) => compare(a.code, b.code)).slice(0, limit),
  }))
}

/** Whether a run of the case stands on one of these editions. */
export function runsOnOneOf({ runs, binnedOn }: CaseHead, keys: ReadonlySet<string>): boolean {
  return binnedOn === null && (runs?.some((run) => keys.has(keyOfRun(run))) ?? false)
}

function* runsIn(
  heads: Iterable<CaseHead>,
  advisers: readonly string[] | undefined,
): Iterable<{ readonly head: CaseHead; readonly run: HeadRun }> {
  for (const head of heads) {
    if (head.binnedOn !== null || advisers?.includes(head.adviser) === false) continue
    for (const run of head.runs ?? []) yield { head, run }
  }
}

/** The edition alone, without which run stands on it. */
export function placeOf({ chain, region, version, edition, declined }: HeadRun): RunPlace {
  return { chain, region, version, edition, declined }
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
