/**
 * What the case already says, as answers: nobody is asked twice. Only what follows with certainty is taken over; a
 * coarse residence status names a paper only where there is a single one.
 */
import type { Chain } from '#shared/chains/chain.ts'
import type { Answers } from '#shared/chains/condition.ts'
import { answerFits } from '#shared/chains/question.ts'
import type { CaseProfile, ChainRun } from '#shared/domain/case-file.ts'
import { papersOf } from '#shared/domain/residence.ts'

/** Answers by what they rest on: given in the run, or known from the case. The run's own answers win. */
export interface KnownAnswers {
  readonly answers: Answers
  /** Questions answered by the case, to be shown as such. */
  readonly fromCase: readonly string[]
}

export function knownAnswers(
  chain: Chain,
  profile: CaseProfile,
  run: Pick<ChainRun, 'answers'>,
): KnownAnswers {
  const possible = Object.entries(answersOfCase(profile))
  const fitting = possible.filter(
    ([id, answer]) =>
      !Object.hasOwn(run.answers, id) &&
      chain.questions.some((question) => question.id === id && answerFits(question, answer)),
  )
  return { answers: { ...Object.fromEntries(fitting), ...run.answers }, fromCase: fitting.map(([id]) => id) }
}

function answersOfCase(profile: CaseProfile): Answers {
  const papers = profile.residence === null ? [] : papersOf(profile.residence)
  const possible: Readonly<Record<string, string | boolean | null | undefined>> = {
    paper: papers.length === 1 ? papers[0] : undefined,
    german: profile.german,
    'german-proof': profile.germanProof,
    'literacy-need': profile.literacyNeed,
    'school-certificate': profile.school,
    'certificate-recognised': profile.schoolRecognition,
    benefits: profile.benefits === null ? undefined : benefitsByName[profile.benefits],
    'age-band': profile.ageBand,
    // A long stay does not say that it was without a break: § 25a (1) 1 Nr. 1 AufenthG asks for that.
    'stay-three-years': stayedBriefly(profile) ? false : undefined,
    'stay-long': stayedBriefly(profile) ? false : undefined,
  }
  const certain = Object.entries(possible).flatMap(([id, answer]) =>
    answer === undefined || answer === null ? [] : [[id, answer] as const],
  )
  return Object.fromEntries(certain)
}

/** The values of the case in the words of the question; a value of the office's own says nothing here. */
const benefitsByName: Readonly<Record<string, string>> = {
  none: 'none',
  'sgb-2': 'sgb2',
  'sgb-3': 'sgb3',
  'asylum-benefits': 'asylblg',
  'youth-welfare': 'youth-welfare',
  'not-stated': 'not-stated',
}

/** Under two years: neither three nor six can be true. */
function stayedBriefly({ stay }: CaseProfile): boolean {
  return stay === 'under-1' || stay === '1-to-2'
}
