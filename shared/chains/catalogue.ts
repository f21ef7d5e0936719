/** The chains that are shipped, with what is special in each region. */
import * as z from 'zod'
import type { Chain } from '#shared/chains/chain.ts'
import { assembleChain, ChainFile } from '#shared/chains/chain-file.ts'
import parameters from '#shared/chains/content/parameters.yaml'
import questions from '#shared/chains/content/questions.yaml'
import company from '#shared/chains/content/company.yaml'
import companyRegions from '#shared/chains/content/company.regions.yaml'
import during from '#shared/chains/content/during-training.yaml'
import duringRegions from '#shared/chains/content/during-training.regions.yaml'
import funding from '#shared/chains/content/funding.yaml'
import fundingRegions from '#shared/chains/content/funding.regions.yaml'
import newcomer from '#shared/chains/content/newcomer.yaml'
import newcomerRegions from '#shared/chains/content/newcomer.regions.yaml'
import parents from '#shared/chains/content/parents.yaml'
import parentsRegions from '#shared/chains/content/parents.regions.yaml'
import recognition from '#shared/chains/content/recognition.yaml'
import recognitionRegions from '#shared/chains/content/recognition.regions.yaml'
import residence from '#shared/chains/content/residence-for-training.yaml'
import residenceRegions from '#shared/chains/content/residence-for-training.regions.yaml'
import school from '#shared/chains/content/school-to-training.yaml'
import schoolRegions from '#shared/chains/content/school-to-training.regions.yaml'
import { makeLibrary } from '#shared/chains/library.ts'
import { Overlay } from '#shared/chains/overlay.ts'
import { Parameter } from '#shared/chains/parameter.ts'
import { Question } from '#shared/chains/question.ts'

/** What several chains speak of. */
export const sharedParts = {
  questions: z.array(Question).parse(questions),
  parameters: z.array(Parameter).parse(parameters),
}

export const bundledChains: readonly Chain[] = [
  school,
  newcomer,
  recognition,
  residence,
  company,
  parents,
  during,
  funding,
]
  .map((content) => assembleChain(ChainFile.parse(content), sharedParts))
  .sort((a, b) => (a.letter < b.letter ? -1 : 1))

export const bundledOverlays: readonly Overlay[] = [
  schoolRegions,
  newcomerRegions,
  recognitionRegions,
  residenceRegions,
  companyRegions,
  parentsRegions,
  duringRegions,
  fundingRegions,
].flatMap((content) => z.array(Overlay).parse(content))

export const bundledLibrary = makeLibrary({ chains: bundledChains, overlays: bundledOverlays })
