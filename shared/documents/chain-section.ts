/** The chains a case walks through, as a paper shows them: what is done, what is next, and when. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { Chain } from '#shared/chains/chain.ts'
import type { Edition } from '#shared/chains/edition.ts'
import { ageOnPaper } from '#shared/chains/content-age.ts'
import { evaluate, type Evaluation } from '#shared/chains/evaluate.ts'
import { knownAnswers } from '#shared/chains/known-answers.ts'
import type { ChainLibrary } from '#shared/chains/library.ts'
import type { Reason, StepResult } from '#shared/chains/step-result.ts'
import { writeDay } from '#shared/documents/german-words.ts'
import type { CaseFile, ChainRun } from '#shared/domain/case-file.ts'
import type { LabelOf } from '#shared/domain/value-lists.ts'

export interface ChainSection {
  readonly title: string
  readonly version: string
  /** Titles of the finished steps. */
  readonly done: string
  /** Title, state and reason of each step that is still ahead. */
  readonly steps: readonly StepLine[]
}

export interface StepLine {
  readonly title: string
  readonly state: string
  /** Can be done today. */
  readonly next: boolean
  readonly reason: string
}

export interface SectionsInput {
  readonly file: CaseFile
  readonly library: ChainLibrary
  /** The very edition a run is pinned to, where it is kept. */
  readonly pinned?: (run: ChainRun) => Edition | null
  readonly on: CalendarDate
  readonly labelOf: LabelOf
}

export function chainSections({
  file,
  library,
  pinned,
  on,
  labelOf,
}: SectionsInput): readonly ChainSection[] {
  return file.chainRuns.map((run) => {
    const edition = pinned?.(run) ?? library.edition(run.chain, run.region, run.version)
    const chain = edition?.chain ?? null
    return chain === null ? unknownChain(run, labelOf) : knownChain({ file, run, chain, on, labelOf })
  })
}

/** A chain in a version this program does not carry: the case's own words about it still stand. */
function unknownChain(run: ChainRun, labelOf: LabelOf): ChainSection {
  const steps = Object.entries(run.steps).map(([title, { state, on }]) => ({
    title,
    state: labelOf('stepState', state),
    next: false,
    reason: writeDay(on),
  }))
  return { title: run.chain, version: `Fassung ${run.version}, hier nicht vorhanden`, done: '', steps }
}

interface KnownChain {
  readonly file: CaseFile
  readonly run: ChainRun
  readonly chain: Chain
  readonly on: CalendarDate
  readonly labelOf: LabelOf
}

function knownChain({ file, run, chain, on, labelOf }: KnownChain): ChainSection {
  const { answers } = knownAnswers(chain, file.profile, run)
  const evaluation = evaluate({ chain, date: on, answers, progress: run.steps })
  const titleOf = (id: string): string => chain.steps.find((step) => step.id === id)?.title ?? id
  const done = evaluation.steps.filter((step) => step.state === 'done').map((step) => titleOf(step.step))
  return {
    title: chain.title,
    version: `Fassung ${run.version}, Rechtsstand ${writeDay(chain.asOf)}${ageOnPaper(evaluation.content)}`,
    done: done.join(' · '),
    steps: evaluation.steps
      .filter((step) => isAhead(step, evaluation))
      .map((step) => ({
        title: titleOf(step.step),
        state: evaluation.next.includes(step.step) ? 'nächster Schritt' : labelOf('stepState', step.state),
        next: evaluation.next.includes(step.step),
        reason: reasonsOf(step).join('\n'),
      })),
  }
}

/** What still has to be done, or cannot be. Unneeded and undecided steps stay off the paper. */
function isAhead(step: StepResult, { next, upcoming }: Evaluation): boolean {
  return step.state === 'blocked' || next.includes(step.step) || upcoming.includes(step.step)
}

/**
 * Of all reasons the few that decide: what stands in the way, and the latest of the earliest days. The last day is only
 * said where nothing else is, because a paper that says everything says nothing.
 */
function reasonsOf(step: StepResult): readonly string[] {
  const hindrances = step.why.filter((reason) => reason.effect === 'blocked' || reason.effect === 'waits')
  const beginning = [
    step.dates.find((date) => date.kind === 'earliest' && date.on === step.earliest),
    step.dates.find((date) => date.kind === 'grant'),
  ].filter((date) => date !== undefined)
  const days = beginning.length > 0 ? beginning : step.dates.filter((date) => date.kind === 'due')
  const deciding = [...hindrances, ...days.map((date) => date.reason)]
  return (deciding.length > 0 ? deciding : step.why.slice(0, 1)).map(withLaw)
}

function withLaw({ text, law: [first], verified }: Reason): string {
  return `${text}${first === undefined ? '' : ` (${first})`}${verified ? '' : ' – zu prüfen'}`
}
