/** From the paper in the hand to the coarse status that may be kept. */
import type { ResidenceFine } from '#shared/domain/residence-papers.ts'
import type { Residence } from '#shared/domain/value-lists.ts'

/** An interim certificate (§ 81 AufenthG) stands for another title, so by itself it says nothing. */
const coarseByPaper: Readonly<Record<ResidenceFine, Residence>> = {
  'arrival-certificate': 'asylum-procedure',
  'asylum-permission': 'asylum-procedure',
  toleration: 'tolerated',
  'toleration-identity-unclear': 'tolerated',
  'training-permit-16g': 'training-16g',
  'training-toleration-60c': 'tolerated',
  'protection-title': 'protection',
  'temporary-protection-24': 'temporary-protection',
  'integration-title-25a-25b': 'protection',
  'training-title-16a': 'training-work-study',
  'training-search-17': 'training-work-study',
  'family-title': 'family',
  'eu-citizen': 'eu',
  'settled-or-german': 'settled',
  'interim-certificate': 'unknown',
  abroad: 'unknown',
  'other-title': 'unknown',
}

export function coarseResidence(paper: ResidenceFine): Residence {
  return coarseByPaper[paper]
}

/** The papers a coarse status leaves possible; the one certain paper where there is only one. */
export function papersOf(residence: Residence): readonly ResidenceFine[] {
  const papers = Object.keys(coarseByPaper) as ResidenceFine[]
  return residence === 'unknown' ? papers : papers.filter((paper) => coarseByPaper[paper] === residence)
}
