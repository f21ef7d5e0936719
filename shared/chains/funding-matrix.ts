/**
 * The funding chain read as a table: each help for each paper, on one day. Nothing is written twice: every cell is what
 * the engine says of a person who meets all that has nothing to do with the paper.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { Chain, Step } from '#shared/chains/chain.ts'
import type { Answers } from '#shared/chains/condition.ts'
import { evaluate } from '#shared/chains/evaluate.ts'
import { holdsOn } from '#shared/chains/parameter.ts'
import type { Reason, StepResult } from '#shared/chains/step-result.ts'
import type { ResidenceFine } from '#shared/domain/residence-papers.ts'

/**
 * `after`: once a span of stay is over. `depends`: on an answer that the paper does not give. `check`: nothing that was
 * compared with its source says so. `unneeded`: makes no sense with this paper. `no-law`: did not exist on that day.
 */
export type FundingState = 'possible' | 'not' | 'after' | 'depends' | 'check' | 'unneeded' | 'no-law'

export interface FundingCell {
  readonly paper: ResidenceFine
  readonly state: FundingState
  /** The first day, where the stay is known and the span is not over. */
  readonly from: CalendarDate | null
  readonly reasons: readonly Reason[]
  /** Something that is said here was not compared with its source. */
  readonly toCheck: boolean
  /** What to ask where it depends. */
  readonly missing: readonly string[]
}

export interface FundingRow {
  readonly step: Step
  readonly cells: readonly FundingCell[]
}

export interface FundingView {
  readonly date: CalendarDate
  readonly papers: readonly ResidenceFine[]
  /** Since when the stay is permitted, allowed or tolerated; left out, spans of stay count as not over. */
  readonly staySince?: CalendarDate | null
}

/** The papers of the table of comparison, as an adviser's sheet has them. */
export const comparedPapers: readonly ResidenceFine[] = [
  'asylum-permission',
  'toleration',
  'protection-title',
  'temporary-protection-24',
  'integration-title-25a-25b',
  'training-permit-16g',
  'training-title-16a',
  'eu-citizen',
]

/** All that is not the paper is as it should be, so that the paper decides. */
const favourable: Answers = {
  'side-condition': 'permission-needed',
  'work-ban': 'none',
  'safe-country': false,
  'discretionary-toleration': false,
  'entered-before-august-2019': false,
  'full-time-schooling': true,
  'registered-as-seeking': true,
  'lives-with-parents': false,
  'workplace-reachable': false,
  'residence-duty': false,
  'protection-kind': 'refugee-25-1-2',
  'integration-kind': 'settled-25b',
  'age-band': '18-20',
  german: 'b1',
}

/** The chain's entry is looking at the paper; every other step is a help. */
export function fundingMatrix(chain: Chain, { date, papers, staySince }: FundingView): readonly FundingRow[] {
  const known = { 'stay-since': staySince ?? date, 'toleration-since': date, 'registered-here-since': date }
  const byPaper = papers.map((paper) => {
    const answers = { ...favourable, ...known, paper }
    const { steps } = evaluate({ chain, date, answers, progress: {} })
    return { paper, results: new Map(steps.map((result) => [result.step, result])) }
  })
  return chain.steps
    .filter(({ id }) => id !== chain.entry)
    .map((step) => ({
      step,
      cells: byPaper.map(({ paper, results }) =>
        cellOf(paper, holdsOn(step.valid, date) ? results.get(step.id) : undefined, { date, staySince }),
      ),
    }))
}

type Day = Pick<FundingView, 'date' | 'staySince'>

function cellOf(paper: ResidenceFine, result: StepResult | undefined, day: Day): FundingCell {
  if (!result) return { paper, state: 'no-law', from: null, reasons: [], toCheck: false, missing: [] }
  const state = stateOf(result, day.date)
  const decisive = result.why.filter(({ effect }) => speaksIn(state, effect))
  const reasons = [...decisive, ...result.why.filter((reason) => !decisive.includes(reason))]
  return {
    paper,
    state,
    from: state === 'after' && restsOnStay(result) && day.staySince ? result.earliest : null,
    reasons,
    toCheck: (state === 'not' ? decisive : reasons).some(({ verified }) => !verified),
    missing: state === 'depends' ? result.missing : [],
  }
}

function stateOf(result: StepResult, date: CalendarDate): FundingState {
  if (result.state === 'blocked') return 'not'
  if (result.state === 'unneeded') return 'unneeded'
  if (result.earliest !== null && result.earliest > date) return 'after'
  if (!result.ready) return 'depends'
  return result.why.some(saysYes) ? 'possible' : 'check'
}

/** Notes on a paper speak for it; those that hold for everybody rest on no answer. */
function saysYes({ effect, verified, facts }: Reason): boolean {
  return effect === 'note' && verified && facts.includes('paper')
}

function speaksIn(state: FundingState, effect: Reason['effect']): boolean {
  if (state === 'not') return effect === 'blocked'
  if (state === 'after') return effect === 'date'
  return effect === 'note' || effect === 'unneeded'
}

function restsOnStay({ dates }: StepResult): boolean {
  return dates.every(({ kind, reason }) => kind !== 'earliest' || reason.facts.includes('stay-since'))
}
